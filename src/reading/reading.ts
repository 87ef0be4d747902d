/** What reading a document gives: the report's parts, and what was noticed on the way. */
import type { FormId, SectionId } from '../forms/index.ts';
import type { Attachment, Cell, Claim, ExtraRow, Place, Status, Values } from '../record/index.ts';

export interface Reading {
  readonly status: Exclude<Status, 'failed'>;
  /** The edition the tables follow; null if none can be told. */
  readonly form: FormId | null;
  readonly year: number | null;
  readonly title: string | null;
  /** The agency's name as the document prints it; null where it prints none. */
  readonly agencyName: string | null;
  readonly scope: 'own' | 'aggregate' | null;
  /** ISO dates; null where not printed. */
  readonly published: string | null;
  readonly period: readonly [string, string] | null;
  readonly values: Values;
  readonly cells: Readonly<{ [code: string]: Cell }>;
  readonly extra: readonly ExtraRow[];
  readonly sections: {
    readonly overview: string | null;
    readonly problems: string | null;
    readonly other: string | null;
  };
  readonly claims: readonly Claim[];
  readonly attachments: readonly Attachment[];
  readonly notes: ReadingNotes;
}

/** Why the place of a printed number is not certain. */
export type AmbiguityReason =
  | 'lost_cells' // fewer numbers than places, and several arrangements fit
  | 'surplus_cells' // more numbers than places
  | 'readings_differ' // grid and sequence give different numbers
  | 'copies_differ' // the table is printed twice with different numbers
  | 'order' // labels of the table are missing, repeated or out of order around it
  | 'engine_missing' // the program that reads such a file with its tables is not there
  | 'shown_otherwise' // a spreadsheet stores another number than it shows
  | 'not_calculated' // a formula of a spreadsheet whose result is not in the file
  | 'off_page' // it stands over the edge of its page, where nobody sees it, or a part of it does
  | 'unaligned'; // in a table without rules, the figures of the row are not under its columns

/** What reading noticed beyond the report itself; the rules of `checks` turn it into findings. */
export interface ReadingNotes {
  readonly ambiguous: readonly { readonly codes: readonly string[]; readonly reason: AmbiguityReason }[];
  /** Sections of the form whose table is not in the document; `isImage` where an image stands in its place. */
  readonly missingSections: readonly { readonly section: SectionId; readonly isImage: boolean }[];
  /** Rows (codes of rows, with the block's id where a row has none) not in the table of a section that was found. */
  readonly missingRows: readonly string[];
  /** Rows or columns with numbers that are not the form's; `amongAddends` where one may belong to a sum of the form. */
  readonly unknownRows: readonly {
    readonly label: string;
    readonly section: SectionId | null;
    readonly amongAddends: boolean;
  }[];
  /** Groups of rows whose alternatives are both printed (the whole and its parts): the row codes. */
  readonly bothAlternatives: readonly (readonly string[])[];
  /** Sections that follow another edition than the report's form. */
  readonly mixed: readonly { readonly section: SectionId; readonly form: FormId }[];
  /** Amounts printed in another unit than the form's (`word`), or with none where the form names none (null). */
  readonly units: readonly { readonly code: string; readonly word: string | null }[];
  /** Years that the document states for itself, where they differ; the one taken first. Empty where they agree. */
  readonly yearConflict: readonly number[];
  /** By index in `claims`: other codes that the words also fit, and whether they speak of another body. */
  readonly claims: readonly ClaimNote[];
  /** Whether the form could not be told although tables with numbers are there. */
  readonly isUnknownForm: boolean;
}

export interface ClaimNote {
  /** Lists of codes that the words could also mean; empty where they mean one thing. */
  readonly alsoFits: readonly (readonly string[])[];
  /** The words speak of another body than the report's (the office beside the district). */
  readonly isOtherBody: boolean;
  /** For a share: the parts and wholes that the words may mean, those of the claim first. Absent for a sum. */
  readonly shares?: readonly SharePair[];
}

/** What a share may be of what: sums of codes. */
export interface SharePair {
  readonly part: readonly string[];
  readonly whole: readonly string[];
}

/** A text and where it stands. */
export interface Placed {
  readonly text: string;
  readonly at: Place;
}
