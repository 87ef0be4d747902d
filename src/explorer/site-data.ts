/**
 * The data of the site as the browser gets it: plain values, packed, in shards that are classic scripts. Written by this room's Node
 * side, read by its app; both import these types, and nothing else ties them.
 */
import type { Bilingual, FormId } from '../forms/index.ts';
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
}

export type AgencyLevel = 'national' | 'province' | 'prefecture' | 'county';

/** A piece of a source with the cells in question marked; `mark` is the code of the cell. */
export type SourcePiece =
  | {
      readonly kind: 'table';
      readonly rows: readonly (readonly {
        readonly text: string;
        readonly rowspan: number;
        readonly colspan: number;
        readonly mark: string | null;
      }[])[];
      readonly isCut: boolean;
    }
  | {
      readonly kind: 'lines';
      readonly lines: readonly {
        readonly line: number;
        readonly stretches: readonly { readonly text: string; readonly mark: string | null }[];
      }[];
    }
  | {
      readonly kind: 'picture';
      readonly page: number;
      /** Path of the PNG, from the site's root. */
      readonly image: string;
      /** Pixels. */
      readonly width: number;
      readonly height: number;
      /** Boxes in hundredths of the picture's width and height: left, top, width, height. */
      readonly marks: readonly {
        readonly code: string;
        readonly box: readonly [number, number, number, number];
      }[];
    };

/** Shard `e/REPORT`. */
export interface SiteSource {
  readonly report: string;
  readonly pieces: readonly SourcePiece[];
  /** Pages that hold cells in question were left out. */
  readonly isCut: boolean;
}

/** A row of shard `find/PP`: what the search knows of an agency. */
export type FindRow = readonly [
  id: string,
  name: string,
  /** Syllables without tones, parted by blanks. */
  pinyin: string,
  region: string,
  /** Index in the shard's list of functions; -1 = not known. */
  functionIndex: number,
  /** Years with a report, as offsets from the site's first year. */
  years: readonly number[],
  errors: number,
  formerNames: readonly string[],
];

/** Shard `find/PP`: the agencies of a province, its regions, and the functions of the whole site. */
export interface SiteFind {
  readonly regions: readonly SiteRegion[];
  readonly functions: readonly { readonly id: string; readonly name: Bilingual }[];
  readonly rows: readonly FindRow[];
}

/** A row of shards `f/SEVERITY-YEAR-N`. */
export type FindingRow = readonly [
  id: string,
  /** Index in the rules of the index. */
  rule: number,
  /** Index in `blameOrder`. */
  blame: number,
  report: string,
  agency: string,
  region: string,
  form: FormId | '',
  code: string,
  codes: number,
  expected: number | string | null,
  reported: number | string | null,
  decision: string,
];

/** Shard `peers/GROUP`: like agencies and the measures that they are ranked by. */
export interface SitePeers {
  readonly measures: readonly string[];
  readonly agencies: readonly {
    readonly id: string;
    readonly name: string;
    readonly years: { readonly [year: string]: readonly (number | null)[] };
  }[];
}

export interface SiteRule {
  readonly id: string;
  readonly severity: Severity;
  readonly title: Bilingual;
  readonly summary: Bilingual;
  readonly forms: readonly string[];
  /** The rule's page as it came with the program, in Markdown; empty where it did not. */
  readonly page: string;
  readonly found: number;
  readonly assessed: number;
}

export interface SiteRegion {
  readonly code: string;
  readonly name: string;
  readonly pinyin: string;
  readonly level: AgencyLevel | null;
  readonly agencies: number;
  /** Agencies with a report, by the site's years. */
  readonly covered: readonly number[];
  readonly findings: readonly [error: number, warning: number, info: number];
}

export interface SiteDecision {
  readonly finding: string;
  readonly report: string | null;
  readonly agency: string | null;
  readonly year: number | null;
  /** `gone`: the finding is no longer there; `asked_again`: its evidence changed since. */
  readonly status: string;
  readonly decision: string;
  readonly date: string;
  readonly by: string | null;
  readonly note: string | null;
  readonly message: Bilingual | null;
}

/** What differs from an earlier release, by finding id and report id. */
export interface SiteChanges {
  readonly release: string;
  readonly added: readonly ChangedFinding[];
  readonly gone: readonly ChangedFinding[];
  readonly reportsAdded: readonly string[];
  readonly reportsGone: readonly string[];
  /** The document or its numbers are others than before. */
  readonly reportsChanged: readonly string[];
  readonly isCut: boolean;
}
export interface ChangedFinding {
  readonly id: string;
  readonly report: string;
  readonly rule: string;
  readonly severity: Severity;
}

/** Shard `index`: what every page needs. */
export interface SiteIndex {
  readonly program: string;
  /** First 12 digits of the SHA-256 of the dataset's manifest: names the release. */
  readonly release: string;
  readonly years: readonly number[];
  readonly counts: {
    readonly reports: number;
    readonly agencies: number;
    readonly findings: readonly [error: number, warning: number, info: number];
    readonly failures: number;
  };
  /** The provinces only; those below stand in the shards of the search. */
  readonly regions: readonly SiteRegion[];
  /** The shards of the search: the provinces' two digits, `00` for reports without an agency. */
  readonly finds: readonly string[];
  readonly rules: readonly SiteRule[];
  /** Findings by severity and year (0 = not known), and how many files their rows are in. */
  readonly findings: readonly {
    readonly severity: Severity;
    readonly year: number;
    readonly count: number;
    readonly files: number;
  }[];
  readonly decisions: readonly SiteDecision[];
  /** Null where no earlier release was given. */
  readonly changes: SiteChanges | null;
  /** Agencies to begin with: those with the most findings. */
  readonly examples: readonly { readonly id: string; readonly name: string; readonly errors: number }[];
}

/** The shard of the agency that a report belongs to: the id without the year, or the id of a report without an agency. */
export function agencyKeyOf(reportId: string): string {
  if (reportId.startsWith('x-')) return reportId;
  const key = /^(?<key>.+?)-\d{4}(?:-\d+)?$/.exec(reportId)?.groups?.['key'];
  return key ?? reportId;
}

/** The folder of an agency's files: the province's two digits, `00` where there is none. */
export function folderOf(agencyKey: string): string {
  return /^\d{2}/.exec(agencyKey)?.[0] ?? '00';
}

/** The group of agencies that are like one another: of one province, level and function. */
export function peersKey(
  agencyKey: string,
  level: AgencyLevel | null,
  functionId: string | null,
): string | null {
  if (level === null || functionId === null) return null;
  const place = level === 'national' || level === 'province' ? 'all' : folderOf(agencyKey);
  return `${place}-${level}-${functionId}`;
}
