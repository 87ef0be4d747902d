/** A check of a report's address: what is there now, and how it differs from what was there before. */
import type { Record } from '../record/index.ts';
import type { Outcome, PageState, Queued, Settled } from '../store/index.ts';
import { cellChanges } from './cell-changes.ts';
import { isoTime } from './clock.ts';
import { fieldOf, type Fetched } from './fetch-result.ts';
import { isFileAddress, ListPage } from './list-page.ts';
import { signOf } from './page-signs.ts';
import { sourceBounds, type SourceWalk } from './source-walk.ts';

/** Files that a page leads to, and that are looked into. */
const mostAttachments = 5;

/** Fetches a report, with a condition where it was there before. Throws what the fetcher throws. */
export async function checkDocument(walk: SourceWalk, queued: Queued): Promise<Settled> {
  const { store, fetcher, clock } = walk.context;
  const known = store.page(walk.source.id, queued.url);
  const conditions = known?.isThere === true ? { etag: known.etag, lastModified: known.lastModified } : null;
  const result = await fetcher.fetch(queued.url, walk.purpose(queued.facts), conditions);
  if (result.kind === 'failed') return walk.refusal(queued, result);
  if (result.kind === 'document') return settled(walk, queued, result, known);
  // 304 to a question that had no condition says nothing.
  if (known?.isThere !== true) return { check: walk.check(queued, 'bad_answer', { status: 304 }) };
  const { digest, recordId, facts } = known;
  const year = queued.facts.year ?? facts.year;
  return {
    check: walk.check(queued, 'unchanged', { status: 304, digest, recordId, year }),
    page: { ...known, lastSeen: isoTime(clock) },
  };
}

/** What a document turned out to be. */
interface Finding {
  readonly outcome: Outcome;
  readonly detail: string | null;
  readonly changes: NonNullable<Settled['changes']>;
  readonly found: readonly Queued[];
  /** The report year that the document itself names; null where it names none or was not read. */
  readonly year: number | null;
}

async function settled(
  walk: SourceWalk,
  queued: Queued,
  result: Fetched,
  known: PageState | null,
): Promise<Settled> {
  const { entry, status, url: finalUrl } = result;
  const facts = { status, finalUrl, digest: entry.digest, recordId: entry.recordId };
  const isPage = !isFileAddress(finalUrl) && /html|^text\/plain$|^$/.test(result.mediaType ?? '');
  const sign = isPage ? signOf(walk.textOf(result)) : null;
  if (sign !== null) {
    const isGone = sign === 'soft_404' && known?.isThere === true;
    const detail = isGone ? 'soft_404' : null;
    return { check: walk.check(queued, isGone ? 'vanished' : sign, { ...facts, detail }), isGone };
  }
  const finding = await whatItIs(walk, queued, result, known, isPage);
  const { outcome, changes, found } = finding;
  // What a list says counts before what a page says of itself; both may be silent.
  const year = queued.facts.year ?? finding.year;
  const page = {
    url: queued.url,
    kind: queued.kind,
    lastSeen: isoTime(walk.context.clock),
    isThere: true,
    digest: entry.digest,
    recordId: entry.recordId,
    etag: fieldOf(result.headers, 'etag'),
    lastModified: fieldOf(result.headers, 'last-modified'),
    facts: { ...queued.facts, year },
  };
  const twin = outcome === 'found' || outcome === 'moved' ? twinOf(walk, queued, result) : null;
  return twin === null
    ? { check: walk.check(queued, outcome, { ...facts, detail: finding.detail, year }), page, changes, found }
    : { check: walk.check(queued, 'duplicate', { ...facts, detail: twin, year }), page };
}

/** Another address of the same report: the same bytes, or where this one was sent on to. */
function twinOf(
  { context, source }: SourceWalk,
  queued: Queued,
  { entry, isMoved, url }: Fetched,
): string | null {
  if (isMoved && url !== queued.url && context.store.page(source.id, url)?.isThere === true) return url;
  return context.store.twin(source.id, queued.url, entry.digest);
}

async function whatItIs(
  walk: SourceWalk,
  queued: Queued,
  result: Fetched,
  known: PageState | null,
  isPage: boolean,
): Promise<Finding> {
  const nothing = { detail: null, changes: [], found: [], year: null };
  const before = known?.isThere === true ? known : null;
  if (before?.digest === result.entry.digest)
    return { ...nothing, outcome: 'unchanged', year: before.facts.year };
  const now = await walk.context.examine(result.bytes, {
    file: result.url,
    url: result.url,
    mediaType: result.mediaType,
    encoding: walk.source.charset?.encoding ?? result.charset,
  });
  // A page that only leads to its report: the files that it links are the report.
  const found = isPage && now.status !== 'parsed' ? attachments(walk, queued, result) : [];
  const year = now.report?.year ?? null;
  if (before !== null) {
    const old = await walk.context.examineArchived(before.recordId, queued.url);
    return { ...differences(old, now), found, year };
  }
  if (isPage && now.report === null) return { ...nothing, outcome: 'not_a_report', found };
  return { ...nothing, outcome: result.isMoved ? 'moved' : 'found', found, year };
}

/**
 * How a document differs from what was there. Pages carry counters and the day's date: where both are reports and no cell differs, the
 * report is unchanged, and the ledger says that its page is not.
 */
function differences(before: Record | null, now: Record): Pick<Finding, 'outcome' | 'detail' | 'changes'> {
  if (before === null) return { outcome: 'changed', detail: 'unreadable_before', changes: [] };
  if (now.report === null) return { outcome: 'changed', detail: 'no_report_now', changes: [] };
  if (before.report === null) return { outcome: 'changed', detail: 'no_report_before', changes: [] };
  const changes = cellChanges(before, now);
  if (changes.length > 0) return { outcome: 'changed', detail: null, changes };
  const isSame = before.report.form === now.report.form && before.report.year === now.report.year;
  return isSame
    ? { outcome: 'unchanged', detail: 'same_cells', changes }
    : { outcome: 'changed', detail: 'form_or_year', changes };
}

function attachments(walk: SourceWalk, queued: Queued, result: Fetched): Queued[] {
  if (queued.facts.depth > sourceBounds.depth + sourceBounds.lists) return [];
  const page = new ListPage(result.url, walk.textOf(result));
  return page
    .links(page.$('body').toArray())
    .filter(
      ({ url, text }) =>
        isFileAddress(url) && walk.hosts.has(new URL(url).host) && walk.context.isReportFile(text),
    )
    .slice(0, mostAttachments)
    .map(({ url, text }) => ({
      url,
      kind: 'file',
      facts: {
        ...queued.facts,
        via: result.url,
        title: text === '' ? queued.facts.title : text,
        depth: queued.facts.depth + 1,
      },
    }));
}
