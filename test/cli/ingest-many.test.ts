/** Many WARCs at once, and runs that are begun again. */
import { appendFileSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/archive/index.ts';
import { Store } from '../../src/store/index.ts';
import { exchange, open } from '../archive/made-exchanges.ts';
import { reportPage } from '../crawl/made-web.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { numbers, startProgram } from '../work/faults/disturbed.ts';
import { capturesBelow, ingestedCounts as counts, runIngest } from './run-ingest.ts';

/** A WARC of so many reports, and as many pages that are none, of a site of its own. */
async function warcOf(folder: string, site: string, reports: number): Promise<string> {
  const made = join(folder, `made-${site}`);
  const archive = await open(made);
  for (let at = 0; at < reports; at++) {
    const url = `http://${site}.test/${String(at)}.html`;
    await archive.add(exchange('/', reportPage(2021 + (at % 4)) + `<!-- ${site} ${String(at)} -->`, { url }));
    // It speaks of reports, so it is looked into.
    const other = `<p>政府信息公开工作年度报告 ${site} ${String(at)}`;
    await archive.add(exchange('/', other, { url: `${url}?other` }));
  }
  await archive.close();
  const file = join(folder, `${site}.warc.gz`);
  renameSync(join(made, 'gongkai-00001.warc.gz'), file);
  rmSync(made, { recursive: true });
  return file;
}

/** What an archive holds, in its order. */
const held = async (out: string): Promise<string[]> =>
  (await capturesBelow(out)).map(({ url, date, bytes, about }) =>
    JSON.stringify([url, date, sha256(bytes), about]),
  );

/** What the store remembers of files, but for where they lie. */
function remembered(out: string, paths: readonly string[]): unknown[] {
  const store = Store.open(join(out, 'store.db'));
  try {
    return paths.map((path) => store.ingestedAt(path));
  } finally {
    store.close();
  }
}

describe('several WARCs', () => {
  it('give the same archive and store, read at once or one after the other', async () => {
    const folder = temporaryFolder('ingest');
    const files: string[] = [];
    for (const [site, reports] of [
      ['a', 7],
      ['b', 2],
      ['c', 4],
    ] as const)
      files.push(await warcOf(folder, site, reports));
    writeFileSync(join(folder, 'aa.html'), reportPage(2023));
    const [one, many] = [temporaryFolder('one'), temporaryFolder('many')];
    const first = await runIngest([folder], one, ['--threads', '1']);
    const second = await runIngest([folder], many, ['--threads', '3']);
    expect(second).toEqual(first);
    expect(first.printed).toBe(counts(27, 14, 0));
    const all = await held(one);
    expect(all).toHaveLength(14);
    expect(await held(many)).toEqual(all);
    const paths = [...files, join(folder, 'aa.html')];
    expect(remembered(many, paths)).toEqual(remembered(one, paths));
    expect(remembered(one, paths)).not.toContain(null);
  });

  it('are passed over where an earlier run finished them, and only there', async () => {
    const folder = temporaryFolder('ingest');
    const out = temporaryFolder('out');
    const [a, b] = [await warcOf(folder, 'a', 2), await warcOf(folder, 'b', 1)];
    await runIngest([a], out);
    const both = await runIngest([a, b], out);
    expect(both.files).toEqual([
      [a, true],
      [b, false],
    ]);
    expect(both.printed).toBe(counts(6, 3, 2));
    expect(both.said).toEqual([
      '1 files were finished before and not read again (--again reads everything).',
    ]);
    const again = await runIngest([a, b], out, ['--again']);
    expect(again.files).toEqual([
      [a, false],
      [b, false],
    ]);
    expect(again.printed).toBe(counts(6, 3, 3));
    expect(await held(out)).toHaveLength(3);
  });

  it('are told by their digest where they were moved, and read again where they changed', async () => {
    const folder = temporaryFolder('ingest');
    const out = temporaryFolder('out');
    const [a, b] = [await warcOf(folder, 'a', 2), await warcOf(folder, 'b', 1)];
    await runIngest([a, b], out);
    const moved = join(folder, 'moved.warc.gz');
    renameSync(a, moved);
    utimesSync(moved, 1, 1);
    appendFileSync(b, readFileSync(await warcOf(folder, 'c', 1)));
    const ran = await runIngest([moved, b], out);
    expect(ran.files).toEqual([
      [moved, true],
      [b, false],
    ]);
    expect(await held(out)).toHaveLength(4);
  });

  it('are read again where the archive that had them is gone', async () => {
    const folder = temporaryFolder('ingest');
    const out = temporaryFolder('out');
    const a = await warcOf(folder, 'a', 2);
    await runIngest([a], out);
    rmSync(join(out, 'archive'), { recursive: true });
    expect((await runIngest([a], out)).files).toEqual([[a, false]]);
    expect(await held(out)).toHaveLength(2);
  });

  it('that are cut off are no finished files: what is wrong is said each time', async () => {
    const folder = temporaryFolder('ingest');
    const out = temporaryFolder('out');
    const a = await warcOf(folder, 'a', 2);
    writeFileSync(a, readFileSync(a).subarray(0, -400));
    const first = await runIngest([a], out);
    const second = await runIngest([a], out);
    expect(second.said).toEqual(first.said);
    expect(first.said[0]).toMatch(/warc\.cut_off/);
  });
});

describe('an ingest that is killed', () => {
  it('goes on with the first file that was not finished, and gives the same archive and store', async () => {
    const folder = temporaryFolder('ingest');
    const files: string[] = [];
    for (const [site, reports] of [
      ['a', 6],
      ['b', 6],
      ['c', 6],
    ] as const)
      files.push(await warcOf(folder, site, reports));
    const [calm, killed] = [temporaryFolder('calm'), temporaryFolder('killed')];
    await runIngest(files, calm, ['--threads', '2']);
    const next = numbers(11);
    let begun = 0;
    for (let at = 0; at < 3; at++) {
      const log = join(temporaryFolder('ingest-log'), 'log.ndjson');
      const { child, ended } = startProgram([
        'ingest',
        ...files,
        '--out',
        killed,
        '--log',
        log,
        '--threads',
        '2',
      ]);
      const isOver = ended.then(() => true);
      const until = Math.floor(next() * 14);
      // By what it did, not by the clock: so many documents, of those that are left.
      for (;;) {
        const text = await Promise.resolve(readFileSync(log, { encoding: 'utf8', flag: 'a+' }));
        if (text.split('"kind":"document"').length > until) break;
        if (await Promise.race([isOver, new Promise((resolve) => setImmediate(() => resolve(false)))])) break;
      }
      child.kill('SIGKILL');
      if ((await ended).code === null) begun += 1;
    }
    expect(begun).toBeGreaterThan(0);
    await runIngest(files, killed, ['--threads', '2']);
    expect(await held(killed)).toEqual(await held(calm));
    expect(remembered(killed, files)).toEqual(remembered(calm, files));
  });
});
