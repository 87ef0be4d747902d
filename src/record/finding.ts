/** A finding: one thing that does not add up, is missing or is unsure in a report (record.md, Findings). */
import type { Bilingual } from '../forms/index.ts';

export const severities = ['error', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

/** `source`: the document says so; `parse`: we may have misread; `unsure`: it cannot be told. */
export const blames = ['source', 'parse', 'unsure'] as const;
export type Blame = (typeof blames)[number];

export interface Finding {
  /** 16 hex digits over rule, reports, codes and column: stable while numbers change. */
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly blame: Blame;
  /** Report ids, this one first. */
  readonly reports: readonly string[];
  /** The reported side first, then in the form's order. */
  readonly codes: readonly string[];
  readonly row: string | null;
  readonly column: string | null;
  readonly block: string | null;
  readonly expected: FindingValue;
  readonly reported: FindingValue;
  /** reported − expected; null unless both are numbers. */
  readonly delta: number | null;
  /** Null = not looked for. */
  readonly suspects: readonly SuspectSet[] | null;
  /** True where there are more sets of suspects than are listed. */
  readonly truncated?: boolean;
  readonly message: Bilingual;
}

export type FindingValue = number | string | null;

/** Cells that, changed together to these counts, would satisfy every identity of the report. */
export interface SuspectSet {
  readonly codes: readonly string[];
  readonly would_be: readonly number[];
}
