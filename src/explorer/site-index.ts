/** What every page needs, in the one shard that is always loaded; and the rows of the list of findings. */
import type { Bilingual, FormId } from '../forms/index.ts';
import type { Severity } from '../record/index.ts';
import type { SiteRegion } from './site-find.ts';

/** A rule of the catalogue. */
export interface RuleFacts {
  readonly id: string;
  readonly severity: Severity;
  readonly title: Bilingual;
  readonly summary: Bilingual;
  readonly forms: readonly string[];
  /** The rule's page as it came with the program, in Markdown; empty where it did not. */
  readonly page: string;
}

/** A rule, and how often it was met and could be evaluated. */
export interface SiteRule extends RuleFacts {
  readonly found: number;
  readonly assessed: number;
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
  /** Changes of reports that were published already, in shard `republished`: how many there are in all. */
  readonly republished: number;
  /** Null where no earlier release was given. */
  readonly changes: SiteChanges | null;
  /** Agencies to begin with: those with the most findings. */
  readonly examples: readonly { readonly id: string; readonly name: string; readonly errors: number }[];
}
