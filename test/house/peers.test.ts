/** docs/peers.md is of the shape that the bench writes; and the way in which peers' tables are made values is a fair one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readByPosition } from '../../bench/peers/by-position.ts';
import { judge, nothingJudged } from '../../bench/peers/judge.ts';
import { columns, peersTable, readersOf } from '../../bench/peers/page.ts';
import { root } from '../../tools/readme-examples.ts';
import { fill } from '../layouts/filled.ts';
import { reportOf } from '../layouts/report-of.ts';
import { codesPrinted } from '../layouts/report.ts';
import { noTraps } from '../layouts/variation.ts';

const report = reportOf(
  'ogi-2021',
  Object.fromEntries(codesPrinted(reportOf('ogi-2021')).map((code, i) => [code, String(100 + i)])),
);
/** The report's tables, as a peer gives them that loses nothing. */
const tables = fill(report, noTraps).flatMap((part) =>
  part.kind === 'tables' ? part.tables.map(({ rows }) => rows.map((row) => row.map(({ text }) => text))) : [],
);

describe('docs/peers.md', () => {
  const page = readFileSync(join(root, 'docs', 'peers.md'), 'utf8');
  const lines = page.split('\n');
  it('has the columns that the bench writes', () => expect(page).toContain(`| ${columns.join(' | ')} |`));
  it.each(
    Object.entries(readersOf).flatMap(([kind, readers]) => readers.map((reader) => [kind, reader] as const)),
  )('has a row of %s: %s, whose shares are of one whole', (kind, reader) => {
    const row = lines.find((line) => line.startsWith(`| ${kind.toUpperCase()} | ${reader} | `));
    const cells = row?.split('|').map((cell) => cell.trim()) ?? [];
    const share = (name: string): number => Number.parseFloat(cells[columns.indexOf(name) + 1] ?? '');
    expect(cells).toHaveLength(columns.length + 2);
    expect(share('right') + share('missing')).toBeLessThanOrEqual(100.01);
    expect(share('ms a document')).toBeGreaterThan(0);
  });
  it('shows this program with no wrong value that it does not put in question', () => {
    for (const line of lines.filter((one) => / \| gongkai \| /u.test(one))) {
      const cells = line.split('|').map((cell) => cell.trim());
      expect(cells[columns.indexOf('of these in question') + 1]).toBe(cells[columns.indexOf('wrong') + 1]);
    }
  });
});

describe('peers’ tables', () => {
  const right = (found: ReadonlyMap<string, number>): ReturnType<typeof nothingJudged> => {
    const judged = nothingJudged();
    judge(judged, report, (code) => found.get(code) ?? null);
    return judged;
  };
  it('that lose nothing give every value', () => {
    const { numbers, right: good, wrong } = right(readByPosition(tables, report.form));
    expect([good, wrong]).toEqual([numbers, 0]);
  });
  it('that lose a row lose its values alone', () => {
    const without = tables.map((rows) =>
      rows.filter((row) => !row.some((text) => text.includes('国家秘密'))),
    );
    const { numbers, right: good, wrong } = right(readByPosition(without, report.form));
    expect([good, wrong]).toEqual([numbers - 7, 0]);
  });
  it('that shift a row’s figures are wrong there', () => {
    const shifted = tables.map((rows) =>
      rows.map((row) =>
        row.some((text) => text.includes('国家秘密')) ? [...row.slice(0, -1), '9', '9'] : row,
      ),
    );
    expect(right(readByPosition(shifted, report.form)).wrong).toBe(7);
  });
});

describe('the table of a run', () => {
  it('has a line of each row', () => {
    const judged = { numbers: 200, right: 150, wrong: 3, missing: 47, flagged: 1 };
    const row = {
      kind: 'html',
      reader: 'r',
      version: '1',
      documents: 2,
      ms: 1.25,
      failed: 0,
      judged,
    } as const;
    expect(peersTable([row]).split('\n').at(-1)).toBe(
      '| HTML | r | 1 | 2 | 1.3 | 75.00 % | 3 | 1 | 23.50 % | 0 |',
    );
  });
});
