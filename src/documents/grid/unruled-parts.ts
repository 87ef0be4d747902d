/**
 * Tables without rules that their source cut in two: the columns of the lower part are set anew, as wide as what they hold, and
 * are the same all the same. Its lines are looked at as if they stood under the columns of the upper part.
 */
import { isUnder, type Run } from './lines.ts';
import { boxOf, type Glyph } from './page.ts';
import type { Piece, PieceCell } from './pieces.ts';
import { isShort } from './unruled-rows.ts';
import type { Column, RunLine } from './unruled.ts';

/** Fewer columns are like others by chance. */
export const fewestColumns = 4;
/** Numbers of a column begin, end, or have their middles at one place, within this many sizes. */
const askew = 0.35;

type Edge = (run: Column) => number;
const edges: readonly Edge[] = [
  ({ left, right }) => (left + right) / 2,
  ({ left }) => left,
  ({ right }) => right,
];

/** Whether a run begins, ends, or has its middle where a column does. */
export function isInLine(run: Column, column: Column, size: number): boolean {
  return edges.some((edge) => Math.abs(edge(run) - edge(column)) <= askew * size);
}

/** Whether what stands over each other is set as the lines of one cell are. */
export function areOneCell(lines: readonly Column[], size: number): boolean {
  return lines.length < 2 || leastSpread(lines) <= askew * size;
}

/** What lines and characters that were moved are; and where the columns of the last of them are drawn. */
export interface Moved {
  readonly lineOf: ReadonlyMap<RunLine, RunLine>;
  readonly glyphOf: ReadonlyMap<Glyph, Glyph>;
  readonly drawn: readonly Column[];
}

/** Lines as if they stood under other columns. */
export interface MovedLines extends Moved {
  readonly lines: readonly RunLine[];
}

/** Both. */
export function together(one: Moved | null, other: Moved): Moved {
  return {
    lineOf: new Map([...(one?.lineOf ?? []), ...other.lineOf]),
    glyphOf: new Map([...(one?.glyphOf ?? []), ...other.glyphOf]),
    drawn: other.drawn,
  };
}

/**
 * Whether a line has a number for every column, and most of them are in line with the numbers of none: then they are the same
 * columns, since none is left out and none is new. A row that only lacks one number and has another in a new column keeps the
 * rest in line.
 */
export function beginsPart(item: RunLine, columns: readonly Column[], values: readonly RunLine[]): boolean {
  const { length } = item.values;
  if (length < fewestColumns || length !== columns.length) return false;
  const { size } = item.line;
  // Nearly every row is like those above it: that is seen at once.
  const alike = item.values.filter((run, i) => isInLine(run, columns[i] ?? run, size));
  if (alike.length > length / 2) return false;
  const numbers = values.flatMap((line) => line.values);
  const inLine = item.values.filter((run) =>
    columns.some((column) => {
      const own = numbers.filter((number) => isUnder(number, column));
      return own.length > 0 && leastSpread([...own, run]) <= askew * size;
    }),
  );
  return inLine.length <= length / 2;
}

/** The lines from `start` on, whose numbers stand under those of the first of them, moved under the columns. */
export function movedFrom(
  all: readonly RunLine[],
  start: number,
  columns: readonly Column[],
  values: readonly RunLine[],
): MovedLines {
  const numbers = values.flatMap((line) => line.values);
  const drawn = all[start]?.values ?? [];
  const shifts = columns.map((column, i) => {
    const own = numbers.filter((number) => isUnder(number, column));
    const edge = [...edges].sort((one, other) => spread(own, one) - spread(own, other))[0] ?? edges[0];
    const [home, here] = [own[0], drawn[i]];
    return edge === undefined || home === undefined || here === undefined ? 0 : edge(home) - edge(here);
  });
  const lineOf = new Map<RunLine, RunLine>();
  const glyphOf = new Map<Glyph, Glyph>();
  const lines = all.slice(start).map((item) => {
    const runs = item.runs.map((run): Run => {
      const at = drawn.findIndex((column) => isUnder(run, column));
      const shift = shifts[at];
      if (shift === undefined || !(item.values.includes(run) || isShort(run))) return run;
      const glyphs = run.glyphs.map((glyph): Glyph => {
        const moved = { ...glyph, left: glyph.left + shift, right: glyph.right + shift };
        glyphOf.set(moved, glyph);
        return moved;
      });
      return { ...run, glyphs, left: run.left + shift, right: run.right + shift };
    });
    const own = runs.filter((_, i) => {
      const run = item.runs[i];
      return run !== undefined && item.values.includes(run);
    });
    const glyphs = runs.flatMap((run) => run.glyphs);
    const moved: RunLine = {
      line: { ...item.line, glyphs, box: boxOf(glyphs) ?? item.line.box },
      runs,
      values: own,
    };
    lineOf.set(moved, item);
    return moved;
  });
  return { lines, lineOf, glyphOf, drawn };
}

/** The piece with the characters that were moved where they stand. */
export function putBack(piece: Piece, { glyphOf, drawn }: Moved): Piece {
  const cells = piece.cells.map((cell): PieceCell => {
    const glyphs = cell.parts.flat();
    if (!glyphs.some((glyph) => glyphOf.has(glyph))) return cell;
    const parts = cell.parts.map((part) => part.map((glyph) => glyphOf.get(glyph) ?? glyph));
    const [left = 0, , right = 0] = boxOf(parts.flat()) ?? [];
    return { ...cell, parts, box: [left, cell.box[1], right, cell.box[3]] };
  });
  return { ...piece, cells, drawnColumns: drawn };
}

const spread = (runs: readonly Column[], edge: Edge): number => {
  const places = runs.map(edge);
  return places.length === 0 ? 0 : Math.max(...places) - Math.min(...places);
};

const leastSpread = (runs: readonly Column[]): number => Math.min(...edges.map((edge) => spread(runs, edge)));
