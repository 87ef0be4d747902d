/** What the reading by sequence finds: labels in source order, each with the tokens that follow it. */
import type { SectionId } from '../forms/index.ts';
import type { FormRow } from './labels.ts';
import type { Token } from './tokens.ts';

/** A row as the sequence has it: its label and what follows it up to the next label. */
export interface RowRun {
  readonly at: FormRow;
  readonly labelEnd: Token;
  readonly tokens: Token[];
  /** Index of the label's first token in the stream. */
  readonly from: number;
  /** Cells before the label's last piece on its line, and whether one is empty: covered cells are then kept. -1 in tables. */
  readonly column: number;
  readonly isAfterEmpty: boolean;
  /** How many tokens its label takes up, with the group labels right before it. */
  readonly labelCells: number;
  /** The leaf labels of the head over it, in source order; empty where none was seen. One array for all rows of a head. */
  readonly head: readonly string[];
  /** Nothing but the end of the stream, or prose, follows. */
  isLast: boolean;
  /** The power of ten of the money unit printed in the row or its head; null where none is. */
  headExponent: number | null;
}

/** A strip (section 4): sets of leaf labels, and the numbers that follow them. */
export interface StripRun {
  readonly section: SectionId;
  /** The leaf labels in source order. */
  readonly leaves: readonly string[];
  /** Labels above the leaves, in source order. */
  readonly groups: readonly string[];
  readonly tokens: Token[];
}

/** A label that is not the form's, with what follows it. */
export interface UnknownRun {
  readonly label: string;
  readonly at: Token;
  readonly tokens: Token[];
  /** The row of the form before it; null where none is. */
  readonly after: FormRow | null;
  readonly section: SectionId | null;
}

/** All that was found in a run of tokens. */
export interface Sequence {
  readonly rows: readonly RowRun[];
  readonly strips: readonly StripRun[];
  readonly unknown: readonly UnknownRun[];
  /** Sections among whose labels numbers stand that follow none of them: labels may follow their numbers there. */
  readonly orphaned: ReadonlySet<SectionId>;
}

/** Whether a token holds something: an image is no blank. */
export const isFull = (token: Token): boolean => token.text !== '' || token.hasImage;

/** A label and its numbers on one line of text: then no neighbour's numbers can have run into it. */
export function isOnOneLine({ labelEnd, tokens }: RowRun): boolean {
  return labelEnd.line > 0 && tokens.length > 0 && tokens.every((t) => t.line === labelEnd.line);
}
