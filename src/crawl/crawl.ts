/** Many sources at once, each site one after the other; what was asked is archived, and what came of it stands in the ledger. */
import { Archive, decodeBody, defaultBodyLimits, type BodyLimits } from '../archive/index.ts';
import { decodeText } from '../documents/index.ts';
import { examine, type ExamineOptions } from '../examine/index.ts';
import { otherFile } from '../forms/index.ts';
import { programVersion, type Record } from '../record/index.ts';
import { Store, type Check, type Event } from '../store/index.ts';
import { siteOf } from './addresses.ts';
import type { Renderer } from './browser.ts';
import { isoTime, systemClock, type Clock } from './clock.ts';
import type { CrawlContext } from './context.ts';
import { crawlSource } from './crawl-source.ts';
import { CrawlEnd, type EndReason } from './crawl-end.ts';
import { Fetcher } from './fetcher.ts';
import { ownLookup, type Exception, type Lookup } from './guard.ts';
import type { Scraper } from './scraper.ts';
import { defaultSendLimits, send as ownSend, type Send, type SendLimits } from './send.ts';
import { SourceWalk } from './source-walk.ts';
import type { Source } from './source.ts';
import type { NightWindow } from './window.ts';

/** The pause between two requests to a site unless more is asked for. Milliseconds. */
export const defaultPauseMs = 3000;
export const defaultCaps = { perSite: 2000, perRun: 50_000 };
/** So many sites are asked at the same time, each one request at a time. */
const sitesAtOnce = 8;

export interface CrawlOptions {
  readonly sources: readonly Source[];
  readonly scrapers: readonly Scraper[];
  /** Folder of the archive. */
  readonly archiveFolder: string;
  /** File of the store. */
  readonly storeFile: string;
  /** The report years wanted; null for all. */
  readonly years: readonly number[] | null;
  readonly contact: string;
  readonly signal: AbortSignal;
  readonly isStopped?: () => boolean;
  readonly pauseMs?: number;
  readonly window?: NightWindow | null;
  readonly caps?: Partial<typeof defaultCaps>;
  readonly renderer?: Renderer | null;
  readonly exceptions?: readonly Exception[];
  readonly clock?: Clock;
  readonly send?: Send;
  readonly lookup?: Lookup;
  readonly sendLimits?: SendLimits;
  readonly bodyLimits?: BodyLimits;
  /** How documents are examined; in this thread unless told. */
  readonly examine?: (bytes: Uint8Array, options: ExamineOptions) => Promise<Record>;
  /** Told each check as it is settled. */
  readonly onCheck?: (source: Source, check: Check, waiting: number) => void;
}

export interface SourceSummary {
  readonly source: Source;
  /** Null where it was walked to its end. */
  readonly unfinished: EndReason | null;
  readonly isResumed: boolean;
  readonly checks: readonly Check[];
  readonly events: readonly Event[];
}

export interface CrawlSummary {
  readonly sources: readonly SourceSummary[];
  readonly requests: number;
}

/** Sources that share a site share its lane, so they are walked one after the other. */
function bySite(sources: readonly Source[]): Source[][] {
  const groups: { readonly sites: Set<string>; readonly sources: Source[] }[] = [];
  for (const source of sources) {
    const sites = new Set(source.hosts.map((host) => siteOf(host.replace(/:\d+$/, ''))));
    const shared = groups.filter((group) => [...sites].some((site) => group.sites.has(site)));
    const merged = { sites, sources: [...shared.flatMap((group) => group.sources), source] };
    for (const group of shared) {
      for (const site of group.sites) sites.add(site);
      groups.splice(groups.indexOf(group), 1);
    }
    groups.push(merged);
  }
  return groups.map((group) => group.sources);
}

/** The record of a document that was archived. */
async function archivedRecord(
  archive: Archive,
  recordId: string,
  file: string,
  read: typeof examine,
  limits: BodyLimits,
): Promise<Record | null> {
  let entry = archive.entry(recordId);
  if (entry?.isRevisit === true) {
    const { digest } = entry;
    entry = archive.entries.find((one) => one.digest === digest && !one.isRevisit) ?? null;
  }
  if (entry === null) return null;
  const block = await archive.read(entry);
  const end = block.indexOf('\r\n\r\n');
  const coding =
    /^content-encoding:\s*(.*)$/im.exec(block.subarray(0, end).toString('latin1'))?.[1]?.trim() ?? null;
  const decoded = await decodeBody(block.subarray(end + 4), coding, limits);
  return decoded.kind === 'body' ? read(decoded.bytes, { file, url: file }) : null;
}

/**
 * Crawls. What an earlier run left unfinished with the same years is gone on with. Throws ArchiveError and StoreError; what was
 * archived before stays whole.
 */
export async function crawl(options: CrawlOptions): Promise<CrawlSummary> {
  const clock = options.clock ?? systemClock;
  const store = Store.open(options.storeFile);
  let archive: Archive | null = null;
  try {
    archive = await Archive.open(options.archiveFolder, {
      program: programVersion,
      now: () => isoTime(clock),
    });
    return await walkAll(options, clock, store, archive);
  } finally {
    await archive?.close();
    store.close();
  }
}

async function walkAll(
  options: CrawlOptions,
  clock: Clock,
  store: Store,
  archive: Archive,
): Promise<CrawlSummary> {
  const failure = new AbortController();
  const signal = AbortSignal.any([options.signal, failure.signal]);
  const limits = options.bodyLimits ?? defaultBodyLimits;
  const read = options.examine ?? examine;
  const fetcher = new Fetcher({
    archive,
    clock,
    send: options.send ?? ownSend,
    lookup: options.lookup ?? ownLookup,
    signal,
    isStopped: options.isStopped ?? (() => false),
    robots: {
      get: (origin) => store.robots(origin),
      keep: (origin, entry) => store.keepRobots(origin, entry),
    },
    contact: options.contact,
    version: programVersion,
    pauseMs: options.pauseMs ?? defaultPauseMs,
    window: options.window ?? null,
    caps: { ...defaultCaps, ...options.caps },
    sendLimits: options.sendLimits ?? defaultSendLimits,
    bodyLimits: limits,
    exceptions: options.exceptions ?? [],
  });
  const context: CrawlContext = {
    archive,
    store,
    fetcher,
    clock,
    years: options.years === null ? null : new Set(options.years),
    renderer: options.renderer ?? null,
    decode: (bytes, declared) => decodeText(bytes, { declared }).text,
    examine: read,
    examineArchived: (recordId, file) => archivedRecord(archive, recordId, file, read, limits),
    isReportFile: (text) => !otherFile.test(text),
    onCheck: options.onCheck ?? (() => undefined),
  };
  const scrapers = new Map(options.scrapers.map((scraper) => [scraper.system, scraper]));
  const key = JSON.stringify({ years: options.years === null ? null : [...options.years].sort() });
  const summaries = new Map<string, SourceSummary>();

  const walk = async (source: Source): Promise<void> => {
    const system = source.system ?? 'generic';
    const scraper = scrapers.get(system);
    if (scraper === undefined) throw new Error(`no scraper for ${system}`);
    const round = store.round(source.id, key, isoTime(clock));
    let unfinished: EndReason | null = null;
    try {
      await crawlSource(new SourceWalk(context, source, scraper, round.id));
    } catch (error) {
      if (!(error instanceof CrawlEnd)) throw error;
      unfinished = error.reason;
    }
    const checks = store.checks(round.id);
    summaries.set(source.id, {
      source,
      unfinished,
      isResumed: round.isResumed,
      checks,
      events: store.events(round.id),
    });
  };
  const groups = bySite(options.sources);
  const lane = async (): Promise<void> => {
    for (let group = groups.shift(); group !== undefined; group = groups.shift()) {
      for (const source of group) {
        // What was not begun when the crawl was stopped is not begun.
        if (signal.aborted) return;
        await walk(source);
      }
    }
  };
  const lanes = await Promise.allSettled(
    Array.from({ length: sitesAtOnce }, () =>
      lane().catch((error: unknown) => {
        failure.abort();
        throw error;
      }),
    ),
  );
  for (const one of lanes) if (one.status === 'rejected') throw one.reason;
  const sources = options.sources.flatMap(({ id }) => summaries.get(id) ?? []);
  return { sources, requests: fetcher.requests };
}
