/** The record: what the program says of one document (record.md). Plain values, as they are printed. */
import type { FormId } from '../forms/index.ts';
import type { Finding } from './finding.ts';
import type { Place } from './place.ts';
import type { Reading, State } from './states.ts';

/** The number of the record's shape. It changes when a field changes its meaning. */
export const recordVersion = 1;

export type Status = 'parsed' | 'partial' | 'not_a_report' | 'failed';

export interface Record {
  readonly record: typeof recordVersion;
  readonly program: string;
  /** The path as given; `PATH!/inner` in a container; `PATH#sheet=2` where one file holds several reports. */
  readonly file: string;
  readonly status: Status;
  /** Null unless parsed or partial. */
  readonly report: Report | null;
  readonly findings: readonly Finding[];
  /** How many times each rule could be evaluated here. */
  readonly assessed: Readonly<{ [rule: string]: number }>;
  /** Null unless failed. */
  readonly error: RecordError | null;
}

export interface RecordError {
  readonly code: string;
  /** One sentence, with the file and a way out. */
  readonly message: string;
}

export interface Report {
  /** `[a-z0-9-]{1,80}`. */
  readonly id: string;
  /** The edition that the tables follow; null if none can be told. */
  readonly form: FormId | null;
  /** The year reported on; null where the document does not settle it. */
  readonly year: number | null;
  readonly agency: ReportAgency;
  /** `own`, or `aggregate`: a government speaking for its departments and places; null where it is not told. */
  readonly scope: 'own' | 'aggregate' | null;
  readonly title: string | null;
  /** ISO date of publication; null where not printed. */
  readonly published: string | null;
  /** First and last day of the period reported on, ISO dates; null where not printed. */
  readonly period: readonly [string, string] | null;
  /** Every code of the form; null = no certain number. Empty where `form` is null. */
  readonly values: Values;
  /** An entry for every code that has a place in the document. */
  readonly cells: Readonly<{ [code: string]: Cell }>;
  /** Rows that are not the form's. */
  readonly extra: readonly ExtraRow[];
  readonly sections: {
    readonly overview: string | null;
    readonly problems: string | null;
    readonly other: string | null;
  };
  readonly claims: readonly Claim[];
  /** Links that may be the report itself, as printed. */
  readonly attachments: readonly Attachment[];
  readonly source: Source;
}

export type Values = Readonly<{ [code: string]: number | null }>;

export interface ReportAgency {
  /** Region code, `-`, slug; null when the name is missing or fits several agencies. */
  readonly id: string | null;
  readonly name: string | null;
  readonly basis: 'printed' | 'source' | null;
  /** Six digits of GB/T 2260; null when not known. */
  readonly region: string | null;
}

export interface Cell {
  /** The cell's text as printed. */
  readonly raw: string;
  readonly state: State;
  /** The figure printed there, also where `values` is null; null where no figure is printed. */
  readonly number: number | null;
  /** The readings that gave it. */
  readonly readings: readonly Reading[];
  /** Below 1 only for recognised images. */
  readonly confidence: number;
  readonly at: Place;
}

export interface ExtraRow {
  readonly label: string;
  readonly cells: readonly string[];
  readonly at: Place;
}

/** A number that the text states for the sum of some codes, or for their share of others. */
export interface Claim {
  readonly codes: readonly string[];
  /** `sum`: of the codes. `share`: what the codes' sum is of the sum of `of`, in percent. */
  readonly operator: 'sum' | 'share';
  /** The whole of a share; only there. */
  readonly of?: readonly string[] | undefined;
  readonly value: number;
  /** The words, as printed. */
  readonly text: string;
  readonly at: Place;
}

export interface Attachment {
  readonly text: string;
  readonly href: string;
}

export interface Source {
  readonly sha256: string;
  readonly bytes: number;
  readonly media_type: string;
  readonly url: string | null;
  /** ISO time of retrieval; null where not known. */
  readonly retrieved: string | null;
}
