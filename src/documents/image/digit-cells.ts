/** Which cells hold numbers: told by what stands in their column and their row. */
import { looksLikeFigure } from './figures.ts';
import type { Region } from './page-cells.ts';
import type { Item } from './read-items.ts';
import type { StripRead } from './strips.ts';

/** Cells that stand in a column, or in a row, in which most of what can be read are figures. */
export function digitCells(
  items: readonly Item[],
  reads: readonly (StripRead | undefined)[],
): (region: Region) => boolean {
  const tallies = new Map<string, { figures: number; words: number }>();
  const keysOf = ({ table, row, column }: Region): string[] => [
    `${String(table)}c${String(column)}`,
    `${String(table)}r${String(row)}`,
  ];
  items.forEach(({ region }, i) => {
    const read = reads[i];
    if (region.table < 0 || read === undefined) return;
    const isFigure = looksLikeFigure(read);
    // Longer text is a label: it says nothing of the column beside it.
    if (!isFigure && read.characters.length < 2) return;
    for (const key of keysOf(region)) {
      const tally = tallies.get(key) ?? { figures: 0, words: 0 };
      if (isFigure) tally.figures += 1;
      else tally.words += 1;
      tallies.set(key, tally);
    }
  });
  return (region) => {
    if (region.table < 0 || region.lines.length !== 1) return false;
    const [column, row] = keysOf(region).map((key) => tallies.get(key) ?? { figures: 0, words: 0 });
    const isIn = (tally: { figures: number; words: number } | undefined): boolean =>
      tally !== undefined && tally.figures > tally.words;
    return isIn(column) || (isIn(row) && (column?.figures ?? 0) > 0);
  };
}
