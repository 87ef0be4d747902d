/** What the store holds, as the crawl sees it, and the shapes of the rows that it comes from. */
import { z } from 'zod';
import { outcomes, type Outcome } from './outcomes.ts';

/** What an address is for. */
export const kinds = ['home', 'list', 'report', 'file', 'year'] as const;
export type Kind = (typeof kinds)[number];

/** What is known of an address besides it: from the list that named it. */
const factsSchema = z.object({
  via: z.string().nullable(),
  title: z.string().nullable(),
  year: z.number().nullable(),
  published: z.string().nullable(),
  /** Steps from an entry page. */
  depth: z.number(),
  /** Pages of its list before it, one after the other, that named nothing new. */
  barren: z.number().default(0),
  /** Which of the source's entries it belongs to; null where none. */
  entry: z.number().nullable(),
});
export type Facts = z.infer<typeof factsSchema>;

export interface Queued {
  readonly url: string;
  readonly kind: Kind;
  readonly facts: Facts;
}

export interface Check {
  readonly at: string;
  readonly source: string;
  readonly kind: Kind;
  readonly url: string;
  readonly outcome: Outcome;
  readonly status: number | null;
  readonly finalUrl: string | null;
  readonly digest: string | null;
  readonly recordId: string | null;
  readonly year: number | null;
  readonly title: string | null;
  /** More about the outcome, as a code, with a number, an address or a system's own code; null for none. */
  readonly detail: string | null;
}

export interface CellChange {
  readonly code: string;
  /** As printed; null where the report had no such cell. */
  readonly before: string | null;
  readonly after: string | null;
}

/** A check that saw a report changed or gone. */
export interface Republished {
  readonly check: Check;
  /** Empty where the document changed in a way that has no cells to name. */
  readonly cells: readonly CellChange[];
}

export interface PageState {
  readonly url: string;
  readonly kind: Kind;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly isThere: boolean;
  readonly digest: string;
  readonly recordId: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly facts: Facts;
}

/** What may be odd about a source; the message files say each in words. */
export const eventCodes = [
  'selector.nothing', // no selector of the list found its part of the page
  'selector.too_much', // one found several
  'list.empty', // no report in the list
  'list.bad_link', // a report's link leads nowhere
  'list.part_only', // the page says that there is more than it shows
  'list.not_found', // no page of the host leads to a list
  'list.not_had', // the list was not had
  'list.barren', // so many pages of the list, one after the other, name nothing new
  'list.too_many', // more lists than one source may have
  'list.too_many_reports', // more reports than one source may have
  'count.too_few',
  'count.too_many',
  'browser.missing', // no browser to draw the list
  'browser.failed',
] as const;

export type EventCode = (typeof eventCodes)[number];

export interface Event {
  readonly at: string;
  readonly code: EventCode;
  readonly severity: 'error' | 'warning' | 'info';
  readonly url: string | null;
  /** Numbers, an outcome, a selector or an address, in no language; null for none. */
  readonly detail: string | null;
}

export interface RobotsEntry {
  readonly fetched: string;
  readonly verdict: 'rules' | 'allow' | 'refuse';
  readonly body: string;
}

const factsColumn = z.string().transform((text) => factsSchema.parse(JSON.parse(text)));
export const queueRow = z
  .object({ url: z.string(), kind: z.enum(kinds), facts: factsColumn })
  .transform(({ url, kind, facts }): Queued => ({ url, kind, facts }));
export const pageRow = z
  .object({
    url: z.string(),
    kind: z.enum(kinds),
    first_seen: z.string(),
    last_seen: z.string(),
    is_there: z.number(),
    digest: z.string(),
    record_id: z.string(),
    etag: z.string().nullable(),
    last_modified: z.string().nullable(),
    facts: factsColumn,
  })
  .transform((row): PageState => ({
    url: row.url,
    kind: row.kind,
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
    isThere: row.is_there === 1,
    digest: row.digest,
    recordId: row.record_id,
    etag: row.etag,
    lastModified: row.last_modified,
    facts: row.facts,
  }));
export const checkRow = z
  .object({
    at: z.string(),
    source: z.string(),
    kind: z.enum(kinds),
    url: z.string(),
    outcome: z.enum(outcomes),
    status: z.number().nullable(),
    final_url: z.string().nullable(),
    digest: z.string().nullable(),
    record_id: z.string().nullable(),
    year: z.number().nullable(),
    title: z.string().nullable(),
    detail: z.string().nullable(),
  })
  .transform(({ final_url: finalUrl, record_id: recordId, ...row }): Check => ({
    ...row,
    finalUrl,
    recordId,
  }));
export const changeRow = z.object({
  code: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export const idRow = z.object({ id: z.number() });
export const countRow = z.object({ n: z.number() });
export const robotsRow = z.object({
  fetched: z.string(),
  verdict: z.enum(['rules', 'allow', 'refuse']),
  body: z.string(),
});

/** What one check brings about: all of it, or nothing. */
export interface Settled {
  readonly check: Check;
  readonly changes?: readonly CellChange[];
  /** The address's document as now known; left out where nothing was captured. */
  readonly page?: Omit<PageState, 'firstSeen'>;
  /** Whether an address that was there is gone. */
  readonly isGone?: boolean;
  readonly found?: readonly Queued[];
  readonly events?: readonly Event[];
}
