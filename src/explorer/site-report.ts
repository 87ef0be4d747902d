/** Reports and findings as the browser gets them: plain values, packed, in the shard of their agency. Written by this room's Node side, read by its app. */
import type { Bilingual, FormId } from '../forms/index.ts';
import type { SiteChange } from './site-change.ts';
import type { Blame, Reading, Severity, State } from '../record/index.ts';

/** The order in which the packed cells number states and readings. Types only come from the record: it brings Zod with it. */
export const stateOrder: readonly State[] = [
  'reported',
  'blank',
  'dash',
  'text',
  'unreadable',
  'ambiguous',
  'absent',
];
export const severityOrder: readonly Severity[] = ['error', 'warning', 'info'];
export const blameOrder: readonly Blame[] = ['source', 'parse', 'unsure'];

/**
 * A cell: null = the document has no such place. `place` is `t.TABLE.ROW.COLUMN`, `p.PAGE.LEFT.TOP.RIGHT.BOTTOM`, `l.LINE.FROM.TO`, `s.SHEET.CELL`,
 * `i.LEFT.TOP.RIGHT.BOTTOM` or empty. The short shape is a certain number printed as its digits.
 */
export type PackedCell =
  | readonly [value: number, place: string]
  | readonly [
      value: number | null,
      place: string,
      raw: string,
      /** Index in `stateOrder`. */
      state: number,
      number: number | null,
      readings: readonly Reading[],
    ]
  | null;

export interface SiteSuspects {
  readonly codes: readonly string[];
  readonly would_be: readonly number[];
}

export interface SiteFinding {
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly blame: Blame;
  readonly reports: readonly string[];
  readonly codes: readonly string[];
  readonly expected: number | string | null;
  readonly reported: number | string | null;
  readonly delta: number | null;
  readonly suspects: readonly SiteSuspects[] | null;
  readonly truncated: boolean;
  readonly message: Bilingual;
  /** Whether the site has a page of proof of it. */
  readonly hasProof: boolean;
}

export interface SiteReport {
  readonly id: string;
  readonly year: number | null;
  readonly form: FormId | null;
  readonly status: string;
  readonly scope: string | null;
  /** Among several reports of the agency and year, the one that rates and comparisons use. */
  readonly isPreferred: boolean;
  readonly name: string | null;
  readonly title: string | null;
  readonly published: string | null;
  readonly file: string;
  readonly source: {
    readonly sha256: string;
    readonly bytes: number;
    readonly media_type: string;
    readonly url: string | null;
    readonly retrieved: string | null;
  };
  /** In the order of the form's fields. */
  readonly cells: readonly PackedCell[];
  readonly extra: readonly { readonly label: string; readonly cells: readonly string[] }[];
  readonly claims: readonly {
    readonly codes: readonly string[];
    readonly value: number;
    readonly text: string;
  }[];
  readonly findings: readonly SiteFinding[];
  /** Whether there is a shard with pieces of its source. */
  readonly hasSource: boolean;
}

/** Shard `a/ID`: an agency and all its reports; for a report without an agency, the report alone. */
export interface SiteAgency {
  readonly id: string;
  readonly name: string | null;
  readonly pinyin: string;
  readonly formerNames: readonly string[];
  readonly region: string | null;
  readonly level: AgencyLevel | null;
  readonly functionId: string | null;
  readonly function: Bilingual | null;
  /** Newest year first. */
  readonly reports: readonly SiteReport[];
  /** What was changed in its reports after they were first captured; the newest first. */
  readonly changes: readonly SiteChange[];
}

export type AgencyLevel = 'national' | 'province' | 'prefecture' | 'county';
