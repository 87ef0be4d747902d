/** The other rules between years: when they must fire, and when they must not. */
import { describe, expect, it } from 'vitest';
import { assessedBy, foundBy, grid } from './between-builder.ts';
import { betweenExamples } from './between-examples.ts';

const reportsOf = (rule: string) => betweenExamples[rule]!.reports;

describe('years.in_force', () => {
  const rule = 'years.in_force';
  it('says that documents came from nowhere, and accuses nobody', () => {
    expect(foundBy(rule, reportsOf(rule))).toMatchObject([
      { blame: 'unsure', reported: 15, expected: 14, row: 'proactive.normative_documents' },
    ]);
  });
  it('says nothing where documents were revised or expired', () => {
    const [before, now] = reportsOf(rule);
    const overview = '本年修订规范性文件1件。';
    const report = { sections: { overview, problems: null, other: null } };
    expect(foundBy(rule, [before!, { ...now!, report }])).toEqual([]);
    expect(assessedBy(rule, [before!, { ...now!, report }])).toBe(0);
  });
  it('says nothing of other sentences with these words', () => {
    const [before, now] = reportsOf(rule);
    const report = {
      sections: { overview: '修订了公开指南。规范性文件齐全。', problems: null, other: null },
    };
    expect(foundBy(rule, [before!, { ...now!, report }])).toHaveLength(1);
  });
  it('holds where the numbers do', () => {
    const code = 'proactive.regulations';
    const good = [
      { year: 2022, values: { [`${code}.in_force`]: 5 } },
      { year: 2023, values: { [`${code}.in_force`]: 6, [`${code}.issued`]: 2, [`${code}.repealed`]: 1 } },
    ];
    expect(foundBy(rule, good)).toEqual([]);
    expect(assessedBy(rule, good)).toBe(2);
  });
});

describe('years.items', () => {
  const rule = 'years.items';
  it('adds the change of last year', () => {
    expect(foundBy(rule, reportsOf(rule))).toMatchObject([{ reported: 120, expected: 117, blame: 'source' }]);
  });
  it('holds where the numbers do, and knows no such rows in 2021', () => {
    const [before, now] = reportsOf(rule);
    const good = [before!, { ...now!, values: { 'proactive.licensing.items_previous': 117 } }];
    expect(foundBy(rule, good)).toEqual([]);
    expect(assessedBy(rule, [before!, { year: 2020 }])).toBe(0);
  });
});

describe('years.pending', () => {
  const rule = 'years.pending';
  it('says that pending cases disappeared', () => {
    expect(foundBy(rule, reportsOf(rule))).toMatchObject([
      { reported: 1, expected: 4, block: 'reconsideration', blame: 'source' },
    ]);
  });
  it('says nothing where new cases came to them', () => {
    const [before] = reportsOf(rule);
    const now = { year: 2023, values: { 'reconsideration.other': 9, 'reconsideration.total': 9 } };
    expect(foundBy(rule, [before!, now])).toEqual([]);
    expect(assessedBy(rule, [before!, now])).toBe(3);
  });
});

describe('years.copied', () => {
  const rule = 'years.copied';
  it('finds the numbers of last year again', () => {
    const [finding, ...others] = foundBy(rule, reportsOf(rule));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ blame: 'source', reported: 8 });
    expect(finding!.codes).toHaveLength(8);
  });
  it('says nothing of seven numbers, of zeros, or where one number differs', () => {
    const both = (values: { [code: string]: number }) => [
      { year: 2022, values },
      { year: 2023, values },
    ];
    expect(foundBy(rule, both(grid(7)))).toEqual([]);
    expect(foundBy(rule, both({}))).toEqual([]);
    const other = { ...grid(8), 'reconsideration.pending': 1, 'reconsideration.total': 1 };
    expect(
      foundBy(rule, [
        { year: 2022, values: grid(8) },
        { year: 2023, values: other },
      ]),
    ).toEqual([]);
  });
});

describe('years.jump', () => {
  const rule = 'years.jump';
  const of = (before: number, now: number) =>
    foundBy(rule, [
      { year: 2022, values: { 'proactive.penalties.decisions': before } },
      { year: 2023, values: { 'proactive.penalties.decisions': now } },
    ]);
  it('finds ten times as many, or a tenth', () => {
    expect(of(12, 120)).toMatchObject([{ blame: 'unsure', reported: 120, expected: 12 }]);
    expect(of(1200, 120)).toHaveLength(1);
    expect(of(0, 100)).toHaveLength(1);
  });
  it('says nothing of small numbers and of smaller changes', () => {
    expect(of(1, 99)).toEqual([]);
    expect(of(0, 30)).toEqual([]);
    expect(of(13, 120)).toEqual([]);
  });
});

describe('duplicate.report', () => {
  const rule = 'duplicate.report';
  it('says how many numbers differ, under the version that does not count', () => {
    expect(foundBy(rule, reportsOf(rule))).toMatchObject([
      { reports: ['320803-rsj-2023-2', '320803-rsj-2023'], blame: 'unsure' },
    ]);
    expect(foundBy(rule, reportsOf(rule))[0]!.codes).toHaveLength(6);
  });
  it('says that an address gave another document later', () => {
    const source = (digest: string, retrieved: string) => ({
      report: {
        source: {
          sha256: digest.repeat(64),
          bytes: 1,
          media_type: 'text/html',
          url: 'https://a.gov.cn/1.html',
          retrieved,
        },
      },
    });
    const found = foundBy(rule, [source('1', '2024-02-01T00:00:00Z'), source('2', '2024-06-01T00:00:00Z')]);
    expect(found[0]!.message.en).toContain('the report was changed');
  });
  it('says nothing of one report, of two years, of unknown agencies', () => {
    expect(foundBy(rule, [{}, { year: 2022 }])).toEqual([]);
    expect(foundBy(rule, [{ agency_id: null }, { agency_id: null, digest: '1' }])).toEqual([]);
  });
});
