/** What the messages of the rules are told: labels in both languages and the numbers. */
import type { Bilingual } from '../forms/index.ts';
import type { AmbiguityReason } from '../reading/index.ts';

/** Why a difference may not be the document's. */
export type Doubt = 'uncertain' | 'empty_cells' | 'unknown_row';

export interface IdentityFacts {
  /** What the identity runs along: a row, a column, or a group of cells with a total of its own. */
  readonly along: 'row' | 'column' | 'block';
  /** The row or column; for a block the total. */
  readonly of: Bilingual;
  readonly reportedNames: readonly Bilingual[];
  readonly expectedNames: readonly Bilingual[];
  readonly reported: number;
  readonly expected: number;
  /** Null where the difference is the document's. */
  readonly doubt: Doubt | null;
}

export interface ClaimFacts {
  /** The cells that the text speaks of. */
  readonly cells: readonly Bilingual[];
  /** The numbers that the text states, each once. */
  readonly claimed: readonly number[];
  readonly table: number;
  readonly isSure: boolean;
}

/** Reading's reasons, and those that the checks find themselves. */
export type DoubtfulReason = AmbiguityReason | 'unreadable' | 'unconfirmed' | 'unexplained';
