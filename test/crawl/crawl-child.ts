/** A crawl of the replica in a process of its own, to be killed: `crawl-child.ts FOLDER PORT BROWSER`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { scrapers } from '../../scrapers/index.ts';
import { crawl, findBrowser, makeRenderer, sourceSchema } from '../../src/crawl/index.ts';
import { siteFolder } from './replica-crawl.ts';

const [folder = '', port = '', browser = 'no'] = process.argv.slice(2);
const { sources } = z
  .object({ sources: z.array(sourceSchema) })
  .parse(JSON.parse(readFileSync(join(siteFolder, 'sites.json'), 'utf8')));
const path = browser === 'no' ? null : await findBrowser(process.env['PATH'] ?? '');
const renderer =
  path === null ? null : makeRenderer(path, { isRoot: process.getuid?.() === 0, userAgent: 'gongkai test' });
await crawl({
  sources,
  scrapers,
  archiveFolder: join(folder, 'archive'),
  storeFile: join(folder, 'store.db'),
  years: null,
  contact: 'test@example.org',
  signal: new AbortController().signal,
  exceptions: sources.map(({ home }) => ({
    origin: new URL(home).origin,
    at: { address: '127.0.0.1', port: Number(port) },
  })),
  pauseMs: 5,
  renderer,
});
await renderer?.close();
