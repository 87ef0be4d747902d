/** Reports with nearly the same text, what many agencies have in common left out. */
import type { KeptReport } from './kept-report.ts';

/** Kept pieces of its own that a text must have: some 300 characters beyond stock sentences. */
const leastPieces = 60;
/** The share of the longer text's own pieces that the other must have too. */
const leastShare = 0.8;
/** A piece in the texts of more agencies than this is a common phrase, of a model text or a decree. */
const mostAgencies = 4;
/** A piece in more reports than this is not followed further: an agency may repeat it every year. */
const mostReports = 40;

export interface CopiedText {
  readonly one: KeptReport;
  readonly other: KeptReport;
  /** Pieces in both, of those of the longer text; in percent, rounded down. */
  readonly percent: number;
}

/** Whether a report has enough text of its own to be compared. */
export function hasText({ sketch, agency }: KeptReport): boolean {
  return agency !== null && sketch.length >= leastPieces;
}

/** For every piece the reports that have it; a piece that is a common phrase has none. */
function holdersOf(reports: readonly KeptReport[]): Map<number, readonly number[]> {
  const holders = new Map<number, number[]>();
  for (const [index, { sketch }] of reports.entries()) {
    for (const piece of sketch) {
      const list = holders.get(piece);
      if (list === undefined) holders.set(piece, [index]);
      else if (list.length <= mostReports) list.push(index);
    }
  }
  for (const [piece, list] of holders) {
    const agencies = new Set(list.map((index) => reports[index]?.agency));
    if (agencies.size > mostAgencies || list.length > mostReports) holders.set(piece, []);
  }
  return holders;
}

/** Every report with the earliest one that it is nearly the same as, in order; versions of one report are not compared. */
export function* copiedTexts(all: readonly KeptReport[]): Generator<CopiedText> {
  const reports = all.filter((report) => hasText(report) && report.isPreferred);
  const holders = holdersOf(reports);
  const own = reports.map(
    ({ sketch }) => sketch.filter((piece) => (holders.get(piece) ?? []).length > 0).length,
  );
  for (const [index, one] of reports.entries()) {
    if ((own[index] ?? 0) < leastPieces) continue;
    const shared = new Map<number, number>();
    for (const piece of one.sketch) {
      for (const other of holders.get(piece) ?? []) {
        if (other < index) shared.set(other, (shared.get(other) ?? 0) + 1);
      }
    }
    for (const [at, count] of [...shared].sort(([a], [b]) => a - b)) {
      const other = reports[at];
      const longer = Math.max(own[index] ?? 0, own[at] ?? 0);
      if (other === undefined || count < leastPieces || count < leastShare * longer) continue;
      if (one.agency === other.agency && one.year === other.year) continue;
      yield { one, other, percent: Math.floor((100 * count) / longer) };
      break;
    }
  }
}
