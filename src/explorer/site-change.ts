/** What was changed in reports after they were published, as the browser gets it. */
import type { FormId } from '../forms/index.ts';

/** What was changed, as the dataset names it. */
export const changeKinds = [
  'cell',
  'form_or_year',
  'no_report_now',
  'no_report_before',
  'unreadable_before',
  'vanished',
] as const;

/** A change of a report, seen by a later check of its address. */
export interface SiteChange {
  /** Null where the dataset has no report of that address. */
  readonly report: string | null;
  readonly year: number | null;
  readonly url: string;
  /** ISO time of the check that saw it. */
  readonly changed: string;
  readonly what: (typeof changeKinds)[number];
  /** Null unless a cell was changed. */
  readonly code: string | null;
  /** The edition that the code is of; null where it is not known. */
  readonly form: FormId | null;
  /** As printed; null where there was no such cell. */
  readonly before: string | null;
  readonly after: string | null;
}

/** A change in the list of all, with whose report it is. */
export interface ListedChange extends SiteChange {
  /** The key of the agency's page; null where there is none. */
  readonly agency: string | null;
  readonly name: string | null;
}
