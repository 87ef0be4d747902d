import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCaptures } from '../../src/archive/index.ts';
import type { Replica } from '../../src/cli/replica.ts';
import { findBrowser, makeRenderer, type CrawlSummary, type Renderer } from '../../src/crawl/index.ts';
import { examine } from '../../src/examine/index.ts';
import { site } from '../../tools/made-documents/site.ts';
import { crawlReplica, madeClock, madeFolder, serve, type MadeClock } from './replica-crawl.ts';

let replica: Replica;
let renderer: Renderer;
let summary: CrawlSummary;
let clock: MadeClock;
const folder = madeFolder();

beforeAll(async () => {
  clock = madeClock();
  replica = await serve(clock);
  const browser = await findBrowser(process.env['PATH'] ?? '');
  if (browser === null) throw new Error('chromium is not on the PATH: .ci/run installs it');
  renderer = makeRenderer(browser, { isRoot: process.getuid?.() === 0, userAgent: 'gongkai test' });
  summary = await crawlReplica(replica, folder, clock, { renderer });
  // A browser starts: on a busy machine that takes its time.
}, 240_000);
afterAll(async () => {
  await renderer.close();
  await replica.close();
});

const of = (id: string) => summary.sources.find(({ source }) => source.id === `replica-${id}`)!;
const outcomesOf = (id: string): string[] =>
  of(id).checks.map(({ outcome, url }) => `${outcome} ${new URL(url).pathname}`);

describe('the replica, crawled', () => {
  it('gives every report once, and none that is none', async () => {
    const found: string[] = [];
    const archive = join(folder, 'archive');
    for (const name of readdirSync(archive).filter((one) => one.endsWith('.warc.gz'))) {
      for await (const { url, bytes, isRendering } of readCaptures(join(archive, name))) {
        const record = await examine(bytes, { file: url, url });
        if (!isRendering && record.report !== null)
          found.push(`${record.report.agency.name ?? '?'} ${String(record.report.year)}`);
      }
    }
    const wanted = site().reports.map(({ report }) => `${report.agency} ${String(report.year)}`);
    expect(found.sort()).toEqual(wanted.sort());
  });

  it('walks every source to its end', () => {
    expect(summary.sources.map(({ unfinished }) => unfinished)).toEqual(replica.sources.map(() => null));
  });

  it('draws the list of a script in a real browser, which asks nobody but us', () => {
    expect(
      of('lingnan').checks.filter(({ kind, outcome }) => kind === 'report' && outcome === 'found'),
    ).toHaveLength(3);
    const agents = new Set(replica.log.map(({ userAgent }) => userAgent));
    expect(agents).toEqual(new Set(['gongkai/0.1.0 (+test@example.org)']));
  });

  it('keeps a pause of its own between two requests to a site, and a longer one where robots.txt asks', () => {
    for (const { hosts } of replica.sources) {
      const times = replica.log.filter(({ host }) => hosts.includes(host)).map(({ at }) => at);
      for (let at = 1; at < times.length; at++)
        expect(times[at]! - times[at - 1]!).toBeGreaterThanOrEqual(3000);
    }
  });

  it('asks for robots.txt first, and for nothing that it refuses', () => {
    for (const { hosts } of replica.sources) {
      const paths = replica.log.filter(({ host }) => hosts.includes(host)).map(({ path }) => path);
      expect(paths[0]).toBe('/robots.txt');
      expect(paths.filter((path) => path.startsWith('/internal/') || path.startsWith('/admin/'))).toEqual([]);
    }
    expect(outcomesOf('qi')).toContain('robots /internal/art/2023/1/20/art_1_2022.html');
  });

  it('asks for each address once', () => {
    const asked = replica.log.map(({ host, path }) => host + path);
    // The page that moved is asked for under both addresses: listed as moved, and nowhere else.
    expect(asked.filter((address, at) => asked.indexOf(address) !== at)).toEqual([]);
  });

  it('says what became of each: moved, gone, a soft 404, a second address, a page that only leads on', () => {
    expect(outcomesOf('jing')).toContain('moved /old/t20210115_2020.html');
    expect(outcomesOf('gan').filter((one) => one.startsWith('soft_404'))).toHaveLength(1);
    expect(outcomesOf('long')).toContain('missing /report/2021.html');
    expect(outcomesOf('long').filter((one) => one.startsWith('duplicate'))).toHaveLength(1);
    expect(outcomesOf('wan')).toEqual(
      expect.arrayContaining(['not_a_report /XxgkAnnualReport/show/32.html', 'found /uploadfile/2023.txt']),
    );
    expect(outcomesOf('wan').filter((one) => one.includes('form.txt'))).toEqual([]);
  });

  it('leaves a list without end', () => {
    expect(of('long').events.map(({ code }) => code)).toContain('list.barren');
    expect(replica.log.filter(({ path }) => path.startsWith('/nb/')).length).toBeLessThan(8);
  });

  it('finds an entry page that nobody knew, from the home page', () => {
    expect(outcomesOf('dian').filter((one) => one.startsWith('found'))).toHaveLength(3);
  });

  it('never asks a mirror on another host', () => {
    expect(replica.log.filter(({ host }) => host === 'mirror.test')).toEqual([]);
  });

  it(
    'finds nothing changed when it comes again, and asks for years that are not there yet',
    { timeout: 120_000 },
    async () => {
      const again = await crawlReplica(replica, folder, clock, { renderer, years: [2023, 2024] });
      const outcomes = again.sources.flatMap(({ checks }) => checks);
      expect(outcomes.filter(({ outcome }) => outcome === 'found' || outcome === 'changed')).toEqual([]);
      expect(
        outcomes.filter(({ outcome, year }) => outcome === 'not_published' && year === 2024).length,
      ).toBeGreaterThan(3);
    },
  );
});
