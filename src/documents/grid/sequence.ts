/**
 * The sequence view of a table: what the source writes, one token after the other. Tokens are told from the order and
 * the distance of the characters alone; the grid only lends the names of its cells.
 */
import { textOf } from './lines.ts';
import type { Glyph } from './page.ts';

/** Cells in the order of the source, and what is written at each. */
export interface SequenceView {
  /** Indexes of cells, each once. */
  readonly order: readonly number[];
  /** Text at the same position. */
  readonly texts: readonly string[];
}

/** Characters of one token follow each other within this many sizes; more may be another cell: tables are set close. */
const stepAcross = 0.2;
/** A wrapped line begins within this many sizes under the one before it. */
const stepDown = 1.7;

/**
 * @param cells the glyphs of each cell
 */
export function sequenceOf(cells: readonly (readonly Glyph[])[]): SequenceView {
  const written: { glyph: Glyph; cell: number }[] = [];
  cells.forEach((glyphs, cell) => {
    for (const glyph of glyphs) written.push({ glyph, cell });
  });
  written.sort((one, other) => one.glyph.order - other.glyph.order);

  const parts = cells.map((): string[] => []);
  const first = cells.map(() => Number.POSITIVE_INFINITY);
  let token: Glyph[] = [];
  let members = new Map<number, number>();
  const end = (): void => {
    // The token names the cell that holds most of it: where it reaches into another, the texts will differ.
    let best = -1;
    let most = 0;
    for (const [cell, count] of members) {
      if (count <= most) continue;
      best = cell;
      most = count;
    }
    const [opening] = token;
    if (best >= 0 && opening !== undefined) {
      parts[best]?.push(tokenText(token));
      first[best] = Math.min(first[best] ?? opening.order, opening.order);
    }
    token = [];
    members = new Map();
  };
  for (const { glyph, cell } of written) {
    const last = token.at(-1);
    if (last !== undefined && !follows(last, glyph, token)) end();
    token.push(glyph);
    members.set(cell, (members.get(cell) ?? 0) + 1);
  }
  end();

  // An empty cell is written nowhere: it stands after the cell before it in the rows.
  let previous = -1;
  const keys = first.map((order, cell) => {
    if (order !== Number.POSITIVE_INFINITY) previous = order;
    return {
      cell,
      order: order === Number.POSITIVE_INFINITY ? previous : order,
      isEmpty: !Number.isFinite(order),
    };
  });
  keys.sort(
    (one, other) =>
      one.order - other.order || Number(one.isEmpty) - Number(other.isEmpty) || one.cell - other.cell,
  );
  return {
    order: keys.map((key) => key.cell),
    texts: keys.map((key) => joined(parts[key.cell] ?? [])),
  };
}

/** The next character on the line, or the first of a line wrapped under it. */
function follows(last: Glyph, next: Glyph, token: readonly Glyph[]): boolean {
  const size = Math.max(last.size, next.size);
  const across = next.left - last.right;
  if (Math.abs(next.baseline - last.baseline) <= 0.45 * size)
    return across >= -1.5 * size && across <= stepAcross * size;
  const down = next.baseline - last.baseline;
  if (down <= 0 || down > stepDown * size) return false;
  // Figures are not wrapped: one under another is another cell's.
  if (isFigure(last) && isFigure(next)) return false;
  // A wrapped line starts left of where the last one ended, and under the token, not beside it.
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  for (const glyph of token) {
    if (glyph.left < left) left = glyph.left;
    if (glyph.right > right) right = glyph.right;
  }
  return next.left <= last.left + size && next.left < right && next.right > left - 2.5 * size;
}

function isFigure(glyph: Glyph): boolean {
  return /^[\d\uff10-\uff19.,\uff0c\uff0e+-]$/u.test(glyph.text);
}

function tokenText(token: readonly Glyph[]): string {
  let text = '';
  let line: Glyph[] = [];
  for (const glyph of token) {
    const last = line.at(-1);
    if (
      last !== undefined &&
      Math.abs(glyph.baseline - last.baseline) > 0.45 * Math.max(last.size, glyph.size)
    ) {
      text += textOf(line, true);
      line = [];
    }
    line.push(glyph);
  }
  return text + textOf(line, true);
}

/** Figures in two tokens of one cell stay apart; nobody wrote them as one. */
function joined(parts: readonly string[]): string {
  return parts.reduce(
    (text, part) => (/\d$/u.test(text) && /^\d/u.test(part) ? `${text} ${part}` : text + part),
    '',
  );
}
