/** The figures that follow a place in a text, piece by piece. */
import { gap, nothing, type TextStream } from './text-stream.ts';

/** A figure: digits with separators, signs, units or notes, but not the number of an item (`1.` before words). */
const figure = /^[+\-\u2212]?\p{L}{0,2}\d/u;
const itemMark = /^\d+[.\u3001]\D/u;

export function isFigure(piece: string): boolean {
  return figure.test(piece) && !itemMark.test(piece);
}

/** A unit, a dash, a word for "none": what may stand among a row's figures without ending it. */
const mostBetween = 3;

export interface Piece {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly startsLine: boolean;
}

/** The piece between white space that starts at `from`; null at the end. */
export function pieceAt({ text, before }: TextStream, from: number): Piece | null {
  if (from >= text.length) return null;
  let to = from + 1;
  while (to < text.length && before[to] === nothing) to += 1;
  return { text: text.slice(from, to), from, to, startsLine: (before[from] ?? gap) > gap };
}

/** Whether a piece that is no figure may stand in a row: short, and no label, which would begin a line. */
const mayBeBetween = ({ text, startsLine }: Piece): boolean =>
  text.length <= mostBetween && !(startsLine && /\p{L}/u.test(text));

/** The figures from `from` on, until words come; lines may end between them. */
export function figuresFrom(stream: TextStream, from: number): Piece[] {
  const figures: Piece[] = [];
  let between = 0;
  for (let piece = pieceAt(stream, from); piece !== null; piece = pieceAt(stream, piece.to)) {
    if (isFigure(piece.text)) {
      figures.push(piece);
      between = 0;
    } else if (!mayBeBetween(piece) || ++between > 2) break;
  }
  return figures;
}
