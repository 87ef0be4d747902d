/** `gongkai status` of a folder of this machine: its dataset, what was ingested, and the crawl that is unfinished. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { status } from '../../src/cli/machines/status.ts';
import { openTerminal } from '../../src/cli/terminal.ts';
import { Stop } from '../../src/cli/exit-codes.ts';
import { writeDataset } from '../../src/dataset/index.ts';
import { examine } from '../../src/examine/index.ts';
import { Store } from '../../src/store/index.ts';
import { reportPage } from '../crawl/made-web.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** A folder with a dataset: two reports, a page that is none, three documents that failed. */
async function built(): Promise<string> {
  const out = temporaryFolder('status');
  const texts = [reportPage(2022), reportPage(2023), '<p>今日天气晴', '', '', '%PDF-1.4\nnothing'];
  async function* records() {
    for (const [at, text] of texts.entries()) yield await examine(Buffer.from(text), { file: String(at) });
  }
  await writeDataset(records(), join(out, 'dataset'), { program: 'test', formats: ['duckdb'] });
  return out;
}

function fill(out: string): void {
  const store = Store.open(join(out, 'store.db'));
  const facts = { via: null, title: null, year: null, published: null, depth: 0, barren: 0, entry: null };
  const { id } = store.round('a', '', '2026-01-01T00:00:00Z');
  store.enqueue(
    id,
    ['/1', '/2'].map((url) => ({ url, kind: 'report' as const, facts })),
  );
  const file = { path: '/x', size: 1, modified: '1', sha256: '0', reader: 'r', documents: 4, failed: 0 };
  store.finishIngested([{ ...file, reports: 3, lastRecord: null }]);
  store.close();
}

async function said(out: string, json: boolean, language: 'en' | 'zh' = 'en'): Promise<string> {
  let printed = '';
  const terminal = {
    ...openTerminal({ language, isQuiet: true, width: null }),
    print: (text: string): Promise<void> => ((printed += text), Promise.resolve()),
  };
  expect(await status(null, out, json, terminal)).toBe(0);
  return printed;
}

describe('status of a folder', () => {
  it('says what is done, what failed and why, what was ingested and what waits', async () => {
    const out = await built();
    fill(out);
    const lines = (await said(out, false)).split('\n');
    expect(lines).toEqual([
      `${join(out, 'dataset')}: 2 reports, by gongkai test`,
      '2 read in full, 0 in part, 1 not annual reports, 3 failed',
      '  failed document.empty: 2',
      '  failed document.damaged: 1',
      '1 files ingested to their end, with 3 reports.',
      '1 sources are being crawled, 2 addresses wait.',
      '',
    ]);
    expect((await said(out, false, 'zh')).split('\n')).toHaveLength(lines.length);
  });

  it('gives the same as numbers', async () => {
    const out = await built();
    fill(out);
    expect(JSON.parse(await said(out, true))).toMatchObject({
      dataset: { program: 'test', counts: { parsed: 2, not_a_report: 1, failed: 3, reports: 2 } },
      failed: { 'document.empty': 2, 'document.damaged': 1 },
      ingested: { files: 1, reports: 3 },
      crawl: { sources: 1, waiting: 2 },
    });
  });

  it('speaks of a crawl where there is no dataset yet', async () => {
    const out = temporaryFolder('status');
    Store.open(join(out, 'store.db')).close();
    expect(await said(out, false)).toBe('No crawl is unfinished.\n');
    expect(JSON.parse(await said(out, true))).toEqual({
      dataset: null,
      failed: null,
      ingested: null,
      crawl: { sources: 0, waiting: 0 },
    });
  });

  it('refuses a folder that holds neither, and a store that cannot be read', async () => {
    const out = temporaryFolder('status');
    const terminal = openTerminal({ language: 'en', isQuiet: true, width: null });
    await expect(status(null, out, false, terminal)).rejects.toThrow(/neither a dataset nor a crawl/);
    writeFileSync(
      join(out, 'store.db'),
      'no database at all, though it is long enough to be taken for one'.repeat(20),
    );
    await expect(status(null, out, false, terminal)).rejects.toThrow(Stop);
  });
});
