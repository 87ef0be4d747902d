/** The table of changes: what was changed, without a word, in reports that had been published. */
import { byBytes } from '../byte-order.ts';
import { column, table } from '../table.ts';
import type { ReportKey } from '../spool.ts';
import type { Version } from '../versions.ts';

/** What was changed: a cell; or the document, in a way that has no cells to name. */
export const changeKinds = [
  'cell',
  'form_or_year', // no cell, but the edition or the year
  'no_report_now', // a report was there, and another kind of document is
  'no_report_before', // the other way round
  'unreadable_before', // the document that was there before cannot be read any more
  'vanished', // the document is gone
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** A change as the crawl's ledger has it. */
export interface SourceChange {
  /** Null where the source is of several agencies: the report may tell. */
  readonly agency: string | null;
  readonly year: number | null;
  readonly url: string;
  /** ISO time of the check that saw it. */
  readonly changed: string;
  readonly what: ChangeKind;
  /** Null unless a cell was changed. */
  readonly code: string | null;
  /** As printed; null where there was no such cell. */
  readonly before: string | null;
  readonly after: string | null;
}

interface ChangeRow extends SourceChange {
  /** From 1. */
  readonly position: number;
  /** The report that was captured at that address; null where the dataset has none. */
  readonly report: string | null;
}

const required = { isRequired: true };

export const changesTable = table<ChangeRow>('changes', {
  primaryKey: ['position'],
  references: [{ columns: ['report'], table: 'reports', referred: ['report'] }],
  columns: [
    column('position', 'integer', (row) => row.position, { ...required, minimum: 1 }),
    column('report', 'string', (row) => row.report),
    column('agency', 'string', (row) => row.agency),
    column('year', 'integer', (row) => row.year),
    column('url', 'string', (row) => row.url, required),
    column('changed', 'datetime', (row) => row.changed, required),
    column('what', 'string', (row) => row.what, { ...required, values: changeKinds }),
    column('code', 'string', (row) => row.code),
    column('before', 'string', (row) => row.before),
    column('after', 'string', (row) => row.after),
  ],
});

/** The changes in the order of addresses, times and codes, each with its report. */
export function* changeRows(
  versions: readonly Version<ReportKey>[],
  changes: readonly SourceChange[],
): Generator<ChangeRow> {
  const wanted = new Set(changes.map(({ url }) => url));
  const byUrl = new Map<string, Version<ReportKey>>();
  for (const version of versions) {
    for (const { url } of [version.entry, ...version.duplicates]) {
      if (url === null || !wanted.has(url)) continue;
      // The version that counts, where the address had several.
      if (byUrl.get(url)?.isPreferred !== true) byUrl.set(url, version);
    }
  }
  const sorted = [...changes].sort(
    (a, b) =>
      byBytes(a.url, b.url) ||
      byBytes(a.changed, b.changed) ||
      byBytes(a.what, b.what) ||
      byBytes(a.code ?? '', b.code ?? ''),
  );
  for (const [index, change] of sorted.entries()) {
    const version = byUrl.get(change.url) ?? null;
    yield {
      ...change,
      position: index + 1,
      report: version?.id ?? null,
      agency: change.agency ?? version?.entry.agency ?? null,
      year: change.year ?? version?.entry.year ?? null,
    };
  }
}
