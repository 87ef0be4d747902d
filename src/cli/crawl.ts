/** `gongkai crawl`: sources → archive and ledger, with a summary by outcome. */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isWithin, regionByCode, regionsNamed, type Region } from '../agencies/index.ts';
import { ArchiveError } from '../archive/index.ts';
import {
  crawl,
  findBrowser,
  makeRenderer,
  readSources,
  type CrawlOptions,
  type CrawlSummary,
  type NightWindow,
  type Renderer,
  type Source,
} from '../crawl/index.ts';
import { outcomes, StoreError } from '../store/index.ts';
import { cleanText } from './clean-text.ts';
import { exitCodes, Stop } from './exit-codes.ts';
import { endFirst } from './interrupt.ts';
import { loadScrapers, ownSources } from './scraper-files.ts';
import { layTable } from './table.ts';
import type { Terminal } from './terminal.ts';

export interface CrawlCommand {
  readonly years: readonly number[] | null;
  readonly place: string | null;
  readonly contact: string | null;
  readonly pauseSeconds: number;
  readonly night: NightWindow | null;
  readonly caps: NonNullable<CrawlOptions['caps']>;
  readonly isDryRun: boolean;
  readonly json: boolean;
  /** A folder of sources' files; null: the program's own. */
  readonly sources: string | null;
  readonly out: string;
}

/** The sources of a folder; a file that is wrong stops the command, since what it names would silently be left out. */
export async function sourcesIn(folder: string | null, terminal: Terminal): Promise<readonly Source[]> {
  const at = folder ?? ownSources;
  const read = await readSources(at).catch(() => null);
  if (read === null) throw new Stop(terminal.t.fileErrors['file.not_found'](at));
  const [first] = read.problems;
  if (first !== undefined)
    throw new Stop(terminal.t.crawl.badSource(first.file, first.problem), exitCodes.someFailed);
  return read.sources;
}

/** Whether a region is another one, or lies in it. */
function liesIn(code: string, outer: string): boolean {
  const region = regionByCode(code);
  return region !== null && isWithin(region, outer);
}

/** The regions of a name, with or without its last word (a city's, a county's); or of a code of six digits. */
function placesNamed(place: string): readonly Region[] {
  const byCode = regionByCode(place);
  if (byCode !== null) return [byCode];
  const full = regionsNamed(place);
  return full.length > 0 ? full : regionsNamed(place, 'bare');
}

function chosen(
  all: readonly Source[],
  ids: readonly string[],
  place: string | null,
  terminal: Terminal,
): Source[] {
  const { t } = terminal;
  const unknown = ids.find((id) => !all.some((source) => source.id === id));
  if (unknown !== undefined) throw new Stop(t.crawl.noSource(unknown));
  const regions = place === null ? null : placesNamed(place);
  if (regions?.length === 0) throw new Stop(t.crawl.noPlace(place ?? ''));
  const sources = all.filter(
    ({ id, region }) =>
      (ids.length === 0 || ids.includes(id)) &&
      (regions === null || regions.some((outer) => liesIn(region, outer.code))),
  );
  if (sources.length === 0) throw new Stop(t.crawl.noSources);
  return sources;
}

/** The browser, where one is installed and a source needs it. */
export async function rendererFor(sources: readonly Source[], terminal: Terminal): Promise<Renderer | null> {
  if (!sources.some(({ rendered }) => rendered)) return null;
  const path = await findBrowser(process.env['PATH'] ?? '');
  if (path === null) {
    terminal.say(terminal.t.crawl.noBrowser);
    return null;
  }
  return makeRenderer(path, { isRoot: process.getuid?.() === 0, userAgent: 'gongkai' });
}

/** Crawls into `OUT/archive` and `OUT/store.db`, ending cleanly on Ctrl-C and where a file `OUT/stop` is laid. */
export async function crawlInto(
  out: string,
  options: Omit<CrawlOptions, 'archiveFolder' | 'storeFile' | 'signal' | 'scrapers'>,
  terminal: Terminal,
): Promise<CrawlSummary & { readonly isInterrupted: boolean }> {
  const { t } = terminal;
  const stopFile = join(out, 'stop');
  if (existsSync(stopFile)) throw new Stop(t.crawl.stopFile(stopFile));
  const stop = new AbortController();
  const undo = endFirst(() => {
    terminal.say(t.crawl.stopping);
    stop.abort();
  });
  const renderer = await rendererFor(options.sources, terminal);
  try {
    await mkdir(out, { recursive: true });
    const summary = await crawl({
      ...options,
      renderer,
      scrapers: await loadScrapers(),
      archiveFolder: join(out, 'archive'),
      storeFile: join(out, 'store.db'),
      signal: stop.signal,
      isStopped: () => existsSync(stopFile),
      onCheck(source, check, waiting) {
        terminal.progress(
          cleanText(t.crawl.progress(source.id, t.outcomes[check.outcome], waiting, check.url)),
        );
        const { url, outcome, status } = check;
        terminal.log?.write({ kind: 'checked', source: source.id, url, outcome, status, waiting });
        options.onCheck?.(source, check, waiting);
      },
    });
    return { ...summary, isInterrupted: stop.signal.aborted };
  } catch (error) {
    if (error instanceof ArchiveError || error instanceof StoreError)
      throw new Stop(error.message, exitCodes.someFailed);
    throw error;
  } finally {
    undo();
    terminal.endProgress();
    await renderer?.close();
  }
}

/** What the crawl found, by outcome; then what was odd, and what is unfinished. */
export function summaryLines({ sources }: CrawlSummary, terminal: Terminal): string[] {
  const { t, paint } = terminal;
  const checks = sources.flatMap((one) => one.checks);
  const rows = outcomes.flatMap((outcome) => {
    const count = checks.filter((check) => check.outcome === outcome).length;
    return count === 0 ? [] : [{ cells: [{ text: t.outcomes[outcome] }, { text: String(count) }] }];
  });
  const columns = [
    { header: t.crawl.outcome, align: 'left' as const },
    { header: t.crawl.count, align: 'right' as const },
  ];
  const events = sources.flatMap(({ source, events: all }) =>
    all
      .filter(({ severity }) => severity !== 'info')
      .map(({ code, detail, url }) => {
        const outcome = outcomes.find((one) => one === detail);
        const what = outcome === undefined ? (detail ?? url ?? '') : t.outcomes[outcome];
        return cleanText(t.crawl.event(source.id, t.crawl.events[code](what), code));
      }),
  );
  const unfinished = sources.flatMap(({ source, unfinished: why }) =>
    why === null ? [] : [t.crawl.unfinished[why](source.id)],
  );
  return [paint('bold', t.crawl.title), ...layTable(columns, rows, terminal), ...events, ...unfinished];
}

/** The sources that the options choose, and how the sites can reach whoever asks. Throws Stop. */
export async function chosenSources(
  ids: readonly string[],
  command: CrawlCommand,
  terminal: Terminal,
): Promise<{ readonly sources: readonly Source[]; readonly contact: string }> {
  const sources = chosen(await sourcesIn(command.sources, terminal), ids, command.place, terminal);
  const contact = command.contact ?? process.env['GONGKAI_CONTACT'] ?? '';
  // Header fields hold one line of plain characters.
  if (!/^[\x21-\x7e]{3,200}$/.test(contact)) throw new Stop(terminal.t.crawl.needsContact);
  return { sources, contact };
}

/** Crawls and says what came of it. Gives the exit code: 0 also where sites refused; 130 after Ctrl-C. */
export async function crawlCommand(
  ids: readonly string[],
  command: CrawlCommand,
  terminal: Terminal,
): Promise<number> {
  const { t } = terminal;
  const sources = chosen(await sourcesIn(command.sources, terminal), ids, command.place, terminal);
  if (command.isDryRun) {
    const lines = sources.map((source) =>
      t.crawl.dryRun(
        source.id,
        source.entries?.[0]?.url ?? source.home,
        Math.max(command.pauseSeconds, source.pauseSeconds ?? 0),
      ),
    );
    await terminal.print(`${lines.join('\n')}\n`);
    return exitCodes.done;
  }
  const { contact } = await chosenSources(ids, command, terminal);
  const isPiped = command.json || !terminal.isScreen;
  const summary = await crawlInto(
    command.out,
    {
      sources,
      years: command.years,
      contact,
      pauseMs: 1000 * command.pauseSeconds,
      window: command.night,
      caps: command.caps,
      ...(isPiped ? { onCheck: (_, check) => void terminal.print(`${JSON.stringify(check)}\n`) } : {}),
    },
    terminal,
  );
  const lines = summaryLines(summary, terminal).join('\n');
  if (isPiped) terminal.say(lines);
  else await terminal.print(`${lines}\n`);
  return summary.isInterrupted ? exitCodes.interrupted : exitCodes.done;
}
