/**
 * What a statutory form is, as types: sections of blocks of rows and columns, their printed labels, the codes of
 * their values and the identities that tie them. Everything else in the program derives from these tables.
 */

export type FormId = 'ogi-2014' | 'ogi-2019' | 'ogi-2021';

/** A text for people, in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** A label as the form prints it, with the variants that reports were seen to print. */
export interface Label extends Bilingual {
  /** Other spellings seen on real reports, slips included. */
  readonly seen: readonly string[];
}

/**
 * - `count`: a whole number, 0 or more
 * - `change`: a whole number with a sign (the change column of 2019)
 * - `amount`: money, a decimal, in the unit of the field
 */
export type FieldType = 'count' | 'change' | 'amount';

/** The unit a value is held in. `null` = a bare count. The words that reports print for them are in `units.ts`. */
export type Unit =
  'wan_yuan' | 'yuan' | 'item' | 'piece' | 'article' | 'time' | 'unit' | 'person' | 'person_time';

/** A leaf column: the labels of its header from the top down, the leaf last. */
export interface Column {
  /** The part of the code that it gives; empty where rows alone give the code. */
  readonly id: string;
  readonly path: readonly Label[];
  readonly type: FieldType;
  readonly unit: Unit | null;
  /** The unit that a number without one has; false where the form names none (a bare figure is then no amount). */
  readonly isUnitOnForm: boolean;
  /** At most 12 characters of [a-z0-9_], for the short name of the codebook. */
  readonly short: string;
}

/** A leaf row: the labels of the groups above it and its own label last. An empty path is a row without a label. */
export interface Row {
  readonly id: string;
  readonly path: readonly Label[];
  readonly type?: FieldType;
  readonly unit?: Unit;
  readonly short: string;
  /** Rows that exclude each other: one row for all (`whole`) or several in its place (`part`). */
  readonly alternative?: { readonly group: string; readonly side: 'whole' | 'part' };
  /** Columns of the block that this row does not have. */
  readonly without?: readonly string[];
}

/** A piece of a section with one header: rows by columns. */
export interface Block {
  readonly id: string;
  /** The heading printed above the piece (the clause of article 20), where there is one. */
  readonly heading: Label | null;
  /** The label above the row labels, where the form prints one. */
  readonly stub: Label | null;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export type SectionId = 'proactive' | 'requests' | 'appeals' | 'indicators';

/**
 * - `blocks`: several small tables, one under the other (section 2)
 * - `matrix`: one table, labelled rows by applicant columns (section 3)
 * - `strip`: one row of numbers under a header of several levels (section 4)
 * - `list`: one number a row, with its unit (2014)
 */
export type SectionShape = 'blocks' | 'matrix' | 'strip' | 'list';

export interface Section {
  readonly id: SectionId;
  readonly shape: SectionShape;
  readonly heading: Label;
  readonly blocks: readonly Block[];
}

/** A section of prose: where its text goes in the record, and its headings. */
export interface ProseSection {
  readonly id: 'overview' | 'problems' | 'other';
  readonly heading: Label;
}

/** One value of a form. */
export interface Field {
  readonly code: string;
  /** The code with `_` for `.`: the name of its column in wide files. */
  readonly column: string;
  /** At most 32 characters, for Stata. */
  readonly short: string;
  readonly section: SectionId;
  readonly block: string;
  /** The row's code, e.g. `requests.received`. */
  readonly row: string;
  /** The column's id, e.g. `natural_person`; null where the block has one column. */
  readonly columnId: string | null;
  readonly type: FieldType;
  readonly unit: Unit | null;
  readonly isUnitOnForm: boolean;
  readonly label: Bilingual;
  /** See Row.alternative. */
  readonly alternative: { readonly group: string; readonly side: 'whole' | 'part' } | null;
}

/** An identity between cells of one report: the reported side and the expected side have the same sum. */
export interface Identity {
  readonly rule: string;
  /** Unique within the form: the rule and what it runs over, e.g. `requests.applicant_sum/requests.received`. */
  readonly key: string;
  readonly reported: readonly string[];
  readonly expected: readonly string[];
  /**
   * Among `expected`: where any part is printed, the parts count and the whole does not; else the whole counts.
   */
  readonly alternatives: readonly { readonly whole: string; readonly parts: readonly string[] }[];
  readonly row: string | null;
  readonly column: string | null;
  readonly block: string | null;
  /** Whether the form itself prints it, or it follows from the layout. */
  readonly isPrinted: boolean;
}

export interface Form {
  readonly id: FormId;
  readonly title: Bilingual;
  /** The document of the State Council General Office that issued the form. */
  readonly issued: string;
  /** The report years it was in force for; `to` null = still in force. */
  readonly years: { readonly from: number; readonly to: number | null };
  readonly sections: readonly Section[];
  readonly prose: readonly ProseSection[];
  /** In the form's order. */
  readonly fields: readonly Field[];
  readonly identities: readonly Identity[];
  /** By code. */
  readonly byCode: ReadonlyMap<string, Field>;
}
