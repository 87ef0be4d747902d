/** `gongkai sources check`: every source's file held against what it must say, offline. */
import { nationalCode } from '../agencies/index.ts';
import { readSources } from '../crawl/index.ts';
import { cleanText } from './clean-text.ts';
import { exitCodes, Stop } from './exit-codes.ts';
import { loadScrapers, ownSources } from './scraper-files.ts';
import type { Terminal } from './terminal.ts';

/** Gives the exit code: 1 where a file is wrong. */
export async function checkSources(folder: string | null, terminal: Terminal): Promise<number> {
  const { t } = terminal;
  const at = folder ?? ownSources;
  const read = await readSources(at).catch(() => null);
  if (read === null) throw new Stop(t.fileErrors['file.not_found'](at));
  const scraped = new Set((await loadScrapers()).map(({ system }) => system));
  const { sources } = read;
  const problems = [
    ...read.problems,
    ...sources.flatMap(({ id, system }) =>
      system === null || scraped.has(system) ? [] : [{ file: `${id}.json`, problem: `system: ${system}` }],
    ),
  ];
  for (const { file, problem } of problems) terminal.say(cleanText(t.crawl.badSource(file, problem)));
  const hosts = new Set(sources.flatMap((source) => source.hosts)).size;
  const provinces = new Set(
    sources.map(({ region }) => region.slice(0, 2)).filter((code) => code !== nationalCode.slice(0, 2)),
  ).size;
  const verified = sources.filter((source) => source.verified).length;
  await terminal.print(`${t.crawl.sourcesFine(sources.length, hosts, provinces, verified)}\n`);
  return problems.length > 0 ? exitCodes.someFailed : exitCodes.done;
}
