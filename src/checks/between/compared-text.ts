/** When one report's text is nearly another's, whatever finds which pieces they share. */

/** Kept pieces of its own that a text must have: some 300 characters beyond stock sentences. */
const leastPieces = 60;
/** The share of the longer text's own pieces that the other must have too. */
const leastShare = 0.8;

/** What is asked of a report's text. */
export interface ComparedText {
  readonly agency: string | null;
  readonly year: number | null;
  readonly isPreferred: boolean;
  /** How many pieces its sketch has. */
  readonly pieces: number;
}

export interface CopiedText<T> {
  readonly one: T;
  readonly other: T;
  /** Pieces in both, of those of the longer text; in percent, rounded down. */
  readonly percent: number;
}

/** What was found of a text. */
export interface TextState<T> {
  /** Its pieces that are no common phrase. */
  readonly own: number;
  /** The earliest text that it is nearly the same as. */
  readonly copy: { readonly other: T; readonly percent: number } | null;
}

/** What was found before some reports came and others went. */
export interface TextsBefore<T> {
  /** Null for a report that was not among those. */
  readonly stateOf: (report: T) => TextState<T> | null;
  /** Texts that were compared then and are there no more. */
  readonly gone: readonly { readonly agency: string | null; readonly sketch: Uint32Array }[];
}

/** Gives the sketch of each of the reports that it is handed, with its place among them, in any order. */
export type SketchesOf<T> = (
  reports: readonly T[],
) => Iterable<readonly [place: number, sketch: Uint32Array]>;

/** Whether a report has enough text of its own to be compared. */
export function hasText({ pieces, agency }: ComparedText): boolean {
  return agency !== null && pieces >= leastPieces;
}

/** Whether the text of a report is compared with others: of the versions of a report only the preferred one's. */
export function isTextCompared(report: ComparedText): boolean {
  return hasText(report) && report.isPreferred;
}

/** The earliest text that one is nearly the same as. `shared` in the order of reports: only those before it count. */
export function copyOf<T extends ComparedText>(
  one: T,
  own: number,
  shared: Iterable<{ readonly other: T; readonly own: number; readonly pieces: number }>,
): TextState<T>['copy'] {
  if (own < leastPieces) return null;
  for (const { other, own: theirs, pieces } of shared) {
    const longer = Math.max(own, theirs);
    if (pieces < leastPieces || pieces < leastShare * longer) continue;
    if (one.agency === other.agency && one.year === other.year) continue;
    return { other, percent: Math.floor((100 * pieces) / longer) };
  }
  return null;
}
