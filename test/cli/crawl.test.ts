/** The crawl command: which sources it takes, and what it says of what was odd. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { summaryLines } from '../../src/cli/crawl.ts';
import { openTerminal } from '../../src/cli/terminal.ts';
import type { CrawlSummary } from '../../src/crawl/index.ts';
import { eventCodes, type Event } from '../../src/store/index.ts';
import { madeSource } from '../crawl/made-web.ts';
import { runProgram } from './run-program.ts';

let home = '';
beforeAll(() => (home = mkdtempSync(join(tmpdir(), 'gongkai-'))));
afterAll(() => rmSync(home, { recursive: true }));

describe('--place', () => {
  const dry = (place: string) =>
    runProgram(['crawl', '--place', place, '--dry-run', '--contact', 'a@example.org', '--lang', 'en'], {
      cwd: home,
    });

  it.each(['厦门', '厦门市', '350200'])(
    '%s takes the sources that lie there, and no others',
    async (place) => {
      const { code, out } = await dry(place);
      const ids = out.split('\n').flatMap((line) => /^(\d{6})-\S+: begins at/.exec(line)?.[1] ?? []);
      expect(code).toBe(0);
      expect(ids.length).toBeGreaterThan(0);
      expect(ids.filter((region) => !region.startsWith('3502'))).toEqual([]);
    },
  );

  it('that holds no source, or is none, is said', async () => {
    expect(await dry('不存在')).toMatchObject({
      code: 2,
      err: expect.stringContaining('"不存在"') as string,
    });
  });
});

describe('the summary', () => {
  const lines = (language: 'zh' | 'en'): string[] => {
    const events = eventCodes.map((code): Event => {
      const detail = code === 'list.not_had' ? 'login' : code === 'browser.missing' ? null : '12';
      return { at: '2026-03-01T00:00:00Z', code, severity: 'warning', url: 'http://a.gov.cn/', detail };
    });
    const summary: CrawlSummary = {
      requests: 0,
      sources: [{ source: madeSource(), checks: [], events, unfinished: null, isResumed: false }],
    };
    return summaryLines(summary, openTerminal({ language, isQuiet: true, width: 80 })).slice(-events.length);
  };

  it('says every event in the language asked for, with its code', () => {
    const { id } = madeSource();
    expect(
      lines('zh').map((line, i) => [line.startsWith(`${id}：`), line.includes(eventCodes[i] ?? '')]),
    ).toEqual(eventCodes.map(() => [true, true]));
    // Nothing but the code, the source, the address, names of options and products is in another language.
    for (const line of lines('zh'))
      expect(
        line
          .replace(id, '')
          .replace(/（[\w.]+）$/u, '')
          .replace(/http:\S+|Chromium/gu, ''),
      ).not.toMatch(/[a-z]{2}/i);
    for (const line of lines('en')) expect(line).not.toMatch(/\p{Script=Han}/u);
  });

  it('says the outcome of a list that was not had', () => {
    expect(lines('zh').find((line) => line.includes('list.not_had'))).toContain('要求登录');
  });
});
