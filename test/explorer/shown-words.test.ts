/** What the pages say of numbers side by side, of numbers in question, and of what findings expected. */
import { describe, expect, it } from 'vitest';
import { marksOf } from '../../src/explorer/app/marks.ts';
import { sameness } from '../../src/explorer/app/sameness.ts';
import { sideText } from '../../src/explorer/app/side-text.ts';
import type { SiteReport } from '../../src/explorer/site-report.ts';
import { forms } from '../../src/forms/index.ts';

const count = (value: number | null, series = 2, isCollected = true) => ({ value, series, isCollected });

describe('counts side by side', () => {
  it.each([
    ['same', [count(3), count(3)]],
    ['differs', [count(3), count(4)]],
    // Two that are known differ, whatever the third is.
    ['differs', [count(3), count(4), count(null)]],
    // One that is not certain may be the same and may not.
    [null, [count(3), count(null)]],
    [null, [count(3), count(3), count(null)]],
    [null, [count(null), count(null)]],
    [null, [count(3), count(null, 0, false)]],
    [null, [count(3)]],
    ['other', [count(3, 1), count(3, 2)]],
    ['other', [count(3, 1), count(4, 2)]],
  ] as const)('%s: %j', (verdict, counts) => expect(sameness(counts)).toBe(verdict));
});

describe('the marks of numbers', () => {
  it('are strongest for what a finding names first, and weakest for notes, which have none', () => {
    const finding = (rule: string, severity: string, codes: readonly string[]) => ({ rule, severity, codes });
    const findings = [
      finding('appeals.sum', 'error', ['a', 'b', 'c']),
      finding('requests.balance', 'error', ['b']),
      finding('parse.ambiguous', 'warning', ['d', 'e']),
      finding('cell.blank', 'info', ['f']),
    ];
    const marks = marksOf({ findings } as unknown as SiteReport);
    expect(Object.fromEntries(marks)).toEqual({
      a: 'flag',
      b: 'flag',
      c: 'lesser',
      d: 'unsure',
      e: 'unsure',
    });
  });
});

describe('what a finding expected', () => {
  const [zh, en] = [(text: { zh: string }) => text.zh, (text: { en: string }) => text.en];
  it('is said in the words of the form, in the language of the page, where it is a section or an edition', () => {
    for (const { id, title, sections } of forms) {
      expect([sideText(id, zh), sideText(id, en)]).toEqual([title.zh, title.en]);
      for (const section of sections) {
        expect(sideText(section.id, zh)).not.toBe(section.id);
        expect(sideText(section.id, en)).not.toBe(sideText(section.id, zh));
      }
    }
  });

  it('is itself where it is a number or a name', () => {
    for (const value of [3, 0, null, 'constructor', '=1+1']) expect(sideText(value, en)).toBe(value);
  });
});
