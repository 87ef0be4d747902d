/** A check of a list, or of a page on the way to one: what it names is queued, and what was odd about it is an event. */
import { compact, disclosureLink, reportListLink } from '../forms/index.ts';
import type { Event, EventCode, Queued, Settled } from '../store/index.ts';
import { isFileAddress, ListPage, type ListReading } from './list-page.ts';
import { signOf } from './page-signs.ts';
import { drawn } from './render-list.ts';
import { emptyFacts, isListKind, sourceBounds, type SourceWalk } from './source-walk.ts';

interface Reading extends ListReading {
  /** Pages that may lead to a list. */
  readonly steps: readonly string[];
}

/** Fetches a list and reads it. Throws what the fetcher throws. */
export async function checkList(walk: SourceWalk, queued: Queued): Promise<Settled> {
  const purpose = walk.purpose(queued.facts);
  const result = await walk.context.fetcher.fetch(queued.url, purpose);
  if (result.kind === 'failed') return walk.refusal(queued, result);
  // Nobody asked under a condition: a server that answers 304 to that sends nothing.
  if (result.kind === 'not_modified') {
    const events = [walk.event('list.not_had', 'error', queued.url, 'bad_answer')];
    return { check: walk.check(queued, 'bad_answer', { status: 304 }), events };
  }
  let text = walk.textOf(result);
  const captured = {
    status: result.status,
    finalUrl: result.url,
    digest: result.entry.digest,
    recordId: result.entry.recordId,
  };
  const sign = signOf(text);
  if (sign !== null) {
    const events = [walk.event('list.not_had', 'error', queued.url, sign)];
    return { check: walk.check(queued, sign, captured), events };
  }
  const events: Event[] = [];
  if (walk.source.rendered && queued.kind === 'list') {
    const made = await drawn(walk.context, result, purpose);
    if (made.kind === 'page') text = made.html;
    else events.push(walk.event(made.code, 'error', queued.url, made.detail));
  }
  const page = new ListPage(result.url, text);
  const reading = queued.kind === 'home' ? lookForLists(walk, page, queued) : readList(walk, page);
  events.push(
    ...reading.events.map(({ code, detail }) =>
      walk.event(code, code.startsWith('selector') ? 'error' : 'warning', queued.url, detail),
    ),
  );
  const found = foundIn(walk, queued, reading, result.url, events);
  return { check: walk.check(queued, 'visited', captured), found, events };
}

function readList({ scraper, source }: SourceWalk, page: ListPage): Reading {
  return { ...scraper.read(page, source.selectors?.list ?? scraper.selectors), steps: [] };
}

/** From a home page to the lists: links that name annual reports; else links to disclosure, some steps deep. */
function lookForLists({ hosts, scraper }: SourceWalk, page: ListPage, { facts }: Queued): Reading {
  const links = page.links(page.$('body').toArray()).filter(({ url }) => hosts.has(new URL(url).host));
  const lists = links
    .filter(({ url, text }) => reportListLink.test(compact(text)) || scraper.isList(new URL(url)))
    .map(({ url }) => url);
  if (lists.length > 0) return { reports: [], lists, events: page.events, steps: [] };
  const steps =
    facts.depth >= sourceBounds.depth
      ? []
      : links
          .filter(({ text }) => disclosureLink.test(compact(text)))
          .slice(0, 5)
          .map(({ url }) => url);
  if (steps.length === 0) page.note('list.not_found', page.url);
  return { reports: [], lists: [], events: page.events, steps };
}

function foundIn(
  walk: SourceWalk,
  queued: Queued,
  reading: Reading,
  base: string,
  events: Event[],
): Queued[] {
  const queue = walk.context.store.queued(walk.round);
  const known = new Set(queue.map(({ url }) => url));
  const endless = (code: EventCode, most: number): void =>
    void events.push(walk.event(code, 'warning', queued.url, String(most)));
  // Pages of a list that name nothing new, one after the other, are a list without end.
  const isBarren = queued.kind === 'list' && !reading.reports.some(({ url }) => !known.has(url));
  const barren = isBarren ? queued.facts.barren + 1 : 0;
  const facts = {
    ...emptyFacts,
    via: base,
    entry: queued.facts.entry,
    depth: queued.facts.depth + 1,
    barren,
  };
  const reports = reading.reports
    .filter(({ url, year }) => walk.isWanted(year) && !known.has(url))
    .map(({ url, title, year, published }): Queued => {
      const kind = isFileAddress(url) ? 'file' : 'report';
      return { url, kind, facts: { ...facts, barren: 0, title, year, published } };
    });
  let lists = reading.lists.filter((url) => !known.has(url) && walk.hosts.has(new URL(url).host));
  if (lists.length > 0 && barren >= sourceBounds.barren) {
    endless('list.barren', barren);
    lists = [];
  }
  const room = Math.max(0, sourceBounds.lists - queue.filter(isListKind).length);
  if (lists.length > room) {
    endless('list.too_many', sourceBounds.lists);
    lists = lists.slice(0, room);
  }
  if (known.size + reports.length > sourceBounds.reports) {
    endless('list.too_many_reports', sourceBounds.reports);
    reports.length = Math.max(0, sourceBounds.reports - known.size);
  }
  const steps = reading.steps.map((url): Queued => ({ url, kind: 'home', facts }));
  return [...lists.map((url): Queued => ({ url, kind: 'list', facts })), ...steps, ...reports];
}
