/** Labels that wrap round their numbers: some of their lines stand above the line of numbers, some in it, some below. */
import { isFigure, pieceAt, type Piece } from './figures.ts';
import type { TextStream } from './text-stream.ts';

/** So many lines above and below a line of numbers may belong to its label. */
const mostLines = 5;

/** A line of the text, as far as labels go. */
export interface Line {
  /** The words before the first figure. */
  readonly words: string;
  /** Where the figures begin; null for a line without any. */
  readonly figures: number | null;
}

/** The lines of the text. */
export function linesOf(stream: TextStream): Line[] {
  const lines: Line[] = [];
  let pieces: Piece[] = [];
  const end = (): void => {
    const first = pieces.findIndex(({ text }) => isFigure(text));
    const words = (first < 0 ? pieces : pieces.slice(0, first)).map(({ text }) => text).join('');
    if (pieces.length > 0) lines.push({ words, figures: pieces[first]?.from ?? null });
    pieces = [];
  };
  for (let piece = pieceAt(stream, 0); piece !== null; piece = pieceAt(stream, piece.to)) {
    if (piece.startsLine) end();
    pieces.push(piece);
  }
  end();
  return lines;
}

/** The words of the lines next to a line, up to the next line of figures. */
function wordsFrom(lines: readonly Line[], index: number, step: 1 | -1): string {
  let words = '';
  for (let count = 1; count <= mostLines; count += 1) {
    const line = lines[index + count * step];
    if (line === undefined || line.figures !== null) break;
    words = step === 1 ? words + line.words : line.words + words;
  }
  return words;
}

/** Whether the label is the end of what stands above, then the line's own words, then the beginning of what is below. */
function isAround(label: string, above: string, own: string, below: string): boolean {
  for (let upper = 0; upper + own.length <= label.length; upper += 1) {
    const lower = label.slice(upper + own.length);
    if (
      label.startsWith(own, upper) &&
      above.endsWith(label.slice(0, upper)) &&
      below.startsWith(lower) &&
      upper + lower.length > 0
    ) {
      return true;
    }
  }
  return false;
}

/** Where the figures begin in the lines that the label stands round. */
export function placesAround(lines: readonly Line[], label: string): number[] {
  return lines.flatMap(({ words, figures }, index) => {
    if (figures === null || words.length > label.length) return [];
    const above = wordsFrom(lines, index, -1);
    const below = wordsFrom(lines, index, 1);
    return isAround(label, above, words, below) ? [figures] : [];
  });
}
