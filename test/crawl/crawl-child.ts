/**
 * A crawl of the replica in a process of its own, as the command does it, to be killed, interrupted or run out of room:
 * `crawl-child.ts FOLDER PORT BROWSER`. Ends with 130 where it was interrupted.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { crawlInto } from '../../src/cli/crawl.ts';
import { beginEnding } from '../../src/cli/interrupt.ts';
import { openTerminal } from '../../src/cli/terminal.ts';
import { sourceSchema } from '../../src/crawl/index.ts';
import { siteFolder } from './replica-crawl.ts';

const [folder = '', port = '', browser = 'no'] = process.argv.slice(2);
const { sources: all } = z
  .object({ sources: z.array(sourceSchema) })
  .parse(JSON.parse(readFileSync(join(siteFolder, 'sites.json'), 'utf8')));
const sources = browser === 'no' ? all.map((source) => ({ ...source, rendered: false })) : all;
process.on('SIGINT', () => {
  if (!beginEnding()) process.exit(130);
});
const { isInterrupted } = await crawlInto(
  folder,
  {
    sources,
    years: null,
    contact: 'test@example.org',
    exceptions: sources.map(({ home }) => ({
      origin: new URL(home).origin,
      at: { address: '127.0.0.1', port: Number(port) },
    })),
    pauseMs: 5,
  },
  openTerminal({ language: 'en', isQuiet: true, width: 80 }),
);
process.exitCode = isInterrupted ? 130 : 0;
