/** Reports with nearly the same text, what many agencies have in common left out. */
import { sharedPieces } from './shared-pieces.ts';

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

/** Whether a report has enough text of its own to be compared. */
export function hasText({ pieces, agency }: ComparedText): boolean {
  return agency !== null && pieces >= leastPieces;
}

/** Numbers for names, each the same every time. */
function numbering(): (name: string) => number {
  const numbers = new Map<string, number>();
  return (name) => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, numbers.size);
    return numbers.size - 1;
  };
}

/**
 * Every report with the earliest one that it is nearly the same as, in order; versions of one report are not compared.
 * `sketches` gives the sketch of each of the reports that it is handed, with its place among them, in any order; it is asked
 * several times.
 */
export function copiedTexts<T extends ComparedText>(
  all: readonly T[],
  sketches: (reports: readonly T[]) => Iterable<readonly [place: number, sketch: Uint32Array]>,
): CopiedText<T>[] {
  const reports = all.filter((report) => hasText(report) && report.isPreferred);
  const numberOf = numbering();
  const agencies = Uint32Array.from(reports, ({ agency }) => numberOf(agency ?? ''));
  const { own, sharedWith } = sharedPieces({
    count: reports.length,
    agencyOf: (text) => agencies[text] ?? 0,
    pieces: reports.reduce((sum, { pieces }) => sum + pieces, 0),
    sketches: () => sketches(reports),
  });
  const found: CopiedText<T>[] = [];
  for (const [index, one] of reports.entries()) {
    if ((own[index] ?? 0) < leastPieces) continue;
    for (const [at, count] of sharedWith(index)) {
      const other = reports[at];
      if (other === undefined || at >= index) break;
      const longer = Math.max(own[index] ?? 0, own[at] ?? 0);
      if (count < leastPieces || count < leastShare * longer) continue;
      if (one.agency === other.agency && one.year === other.year) continue;
      found.push({ one, other, percent: Math.floor((100 * count) / longer) });
      break;
    }
  }
  return found;
}
