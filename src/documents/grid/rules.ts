/** Pieces of ruling lines → whole lines: dashes, cell by cell borders and double lines become one rule each. */
import type { Rule } from './page.ts';

/** Parallel pieces this near each other are one line: a double border of 3 px is 2.25 pt wide. */
const snap = 2.5;
/** Pieces of one line with a gap up to this are joined: dashes, dots, and the spacing between separate cell borders. */
const gap = 4;
/** What is shorter, once joined, is no border of a cell: no character is smaller. */
const shortest = 6;
/** More pieces than this are a drawing, not a table: Chromium draws a dotted form with some thousands. */
const mostPieces = 200_000;

/** Joins collinear pieces and drops what stays short. The pieces may come in any order. O(n log n). */
export function joinRules(pieces: readonly Rule[]): Rule[] {
  if (pieces.length > mostPieces) return [];
  const sorted = [...pieces].sort((one, other) => one.at - other.at);
  const rules: Rule[] = [];
  let group: Rule[] = [];
  let start = Number.NEGATIVE_INFINITY;
  for (const piece of sorted) {
    if (piece.at - start > snap) {
      joinGroup(group, rules);
      group = [];
      start = piece.at;
    }
    group.push(piece);
  }
  joinGroup(group, rules);
  return rules;
}

function joinGroup(group: Rule[], into: Rule[]): void {
  group.sort((one, other) => one.from - other.from);
  let from = 0;
  let to = Number.NEGATIVE_INFINITY;
  let weight = 0;
  let weighted = 0;
  const end = (): void => {
    if (to - from >= shortest && weight > 0) into.push({ at: weighted / weight, from, to });
  };
  for (const piece of group) {
    if (piece.from - to > gap) {
      end();
      from = piece.from;
      to = piece.to;
      weight = 0;
      weighted = 0;
    } else if (piece.to > to) to = piece.to;
    const length = Math.max(piece.to - piece.from, 0.01);
    weight += length;
    weighted += length * piece.at;
  }
  end();
}
