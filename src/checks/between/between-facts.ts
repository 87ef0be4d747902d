/** What the messages of the rules between reports are told. */
import type { Bilingual } from '../../forms/index.ts';

export interface YearFacts {
  readonly year: number;
  readonly before: number;
  readonly cell: Bilingual;
  readonly terms: readonly {
    readonly cell: Bilingual;
    readonly year: 'this' | 'last';
    readonly sign: 1 | -1;
  }[];
  readonly reported: number;
  readonly expected: number;
  readonly isSure: boolean;
}

export interface DuplicateFacts {
  readonly year: number;
  /** The id of the report that counts. */
  readonly preferred: string;
  readonly isSameForm: boolean;
  /** How many numbers differ. */
  readonly differing: number;
  /** Times of the captures where one address gave both; else null. */
  readonly changed: readonly string[] | null;
}

export interface RollUpFacts {
  readonly cell: Bilingual;
  readonly reported: number;
  readonly sum: number;
  readonly counted: number;
  readonly missing: readonly string[];
  readonly otherScope: readonly string[];
  /** Whether all departments that must report are there. */
  readonly isComplete: boolean;
}

export interface CopyFacts {
  readonly what: 'text' | 'grid';
  readonly isSameAgency: boolean;
  readonly years: readonly [number | null, number | null];
  readonly names: readonly [string | null, string | null];
  /** Of a text: the share of the shorter one, in percent. Of a grid: the number of equal cells. */
  readonly share: number;
}
