/** Whether a second engine shows the numbers that the first one read: row by row, by label. */
import { figuresFrom, isFigure, pieceAt, type Piece } from './figures.ts';
import { linesOf, placesAround, type Line } from './label-around.ts';
import type { TextPage } from './read-pdf-text.ts';
import { nothing, squeeze, streamOf, type TextStream } from './text-stream.ts';

/** A row of numbers as the first engine read it. */
export interface NumberRow {
  /** The label that stands before (or round) the numbers; empty where the row has none. */
  readonly label: string;
  /** The cells as printed, left to right; those without a digit are not compared. */
  readonly numbers: readonly string[];
}

/**
 * `confirmed`: the same figures stand at the same label, in the same order. `contradicted`: others do.
 * `silent`: no such label, no text, or a text from which it cannot be told; an engine that says nothing does not disagree.
 */
export type Confirmation = 'confirmed' | 'contradicted' | 'silent';

/** A row without a label is known by its figures alone, so there must be many: section 4 has 15. */
const fewestUnlabelled = 5;

/** What the second engine's text says of each row. Linear in the text for each row. */
export function confirm(pages: readonly TextPage[], rows: readonly NumberRow[]): Confirmation[] {
  const stream = streamOf(pages);
  const lines = linesOf(stream);
  const squeezed = rows.map(({ label, numbers }) => ({
    label: squeeze(label),
    figures: numbers.map(squeeze).filter((number) => /\d/.test(number)),
  }));
  return squeezed.map(({ label, figures }, index) => {
    if (figures.length === 0) return 'silent';
    if (label === '') return confirmUnlabelled(stream, figures);
    const places = placesOf(stream, lines, label);
    const twins = squeezed.filter((row) => row.label === label);
    if (twins.length === 1) return judgeAny(stream, places, figures);
    // Rows of one label are told apart by their order only, which says something only where none is missing.
    const rank = squeezed.slice(0, index).filter((row) => row.label === label).length;
    const place = places[rank];
    return places.length === twins.length && place !== undefined ? judge(stream, place, figures) : 'silent';
  });
}

/** Where figures follow the label: after it as it stands, or else after the pieces that stand round them. */
function placesOf(stream: TextStream, lines: readonly Line[], label: string): number[] {
  const places: number[] = [];
  for (let at = stream.text.indexOf(label); at >= 0; at = stream.text.indexOf(label, at + 1)) {
    const end = at + label.length;
    // A label that is only the beginning of a word is another label.
    if (end < stream.text.length && stream.before[end] === nothing) continue;
    if (figuresFrom(stream, end).length > 0) places.push(end);
  }
  return places.length > 0 ? places : placesAround(lines, label);
}

function judgeAny(stream: TextStream, places: readonly number[], figures: readonly string[]): Confirmation {
  const judged = places.map((place) => judge(stream, place, figures));
  if (judged.includes('confirmed')) return 'confirmed';
  return judged.length === 1 ? (judged[0] ?? 'silent') : 'silent';
}

function judge(stream: TextStream, place: number, figures: readonly string[]): Confirmation {
  const pieces = figuresFrom(stream, place);
  if (matches(stream, pieces, figures)) return 'confirmed';
  const shown = pieces.map(({ text }) => text);
  // Glued or cut apart, or some of them lost: the engine did not see the figures, which is not to see others.
  if (shown.join('') === figures.join('') || isSubsequence(shown, figures)) return 'silent';
  return 'contradicted';
}

/** Whether the figures are these, each whole, and no other follows them in the line. */
function matches(stream: TextStream, pieces: readonly Piece[], figures: readonly string[]): boolean {
  let index = 0;
  for (const wanted of figures) {
    const first = pieces[index];
    if (first === undefined) return false;
    // A note after a figure may have been wrapped: its pieces belong to it, but digits are never joined.
    let text = first.text;
    let to = first.to;
    while (text !== wanted && wanted.startsWith(text)) {
      const more = pieceAt(stream, to);
      if (more === null || (/\d$/.test(text) && /^\d/.test(more.text))) return false;
      text += more.text;
      to = more.to;
    }
    if (text !== wanted) return false;
    index += 1;
    while ((pieces[index]?.from ?? to) < to) index += 1;
  }
  const next = pieces[index];
  return next === undefined || next.startsLine;
}

function isSubsequence(some: readonly string[], all: readonly string[]): boolean {
  let at = 0;
  for (const text of all) if (text === some[at]) at += 1;
  return at === some.length;
}

/** A run of figures, and nothing else, of the same length: equal, or not. */
function confirmUnlabelled(stream: TextStream, figures: readonly string[]): Confirmation {
  if (figures.length < fewestUnlabelled) return 'silent';
  const runs: string[][] = [];
  let run: string[] = [];
  for (let piece = pieceAt(stream, 0); piece !== null; piece = pieceAt(stream, piece.to)) {
    if (isFigure(piece.text)) run.push(piece.text);
    else if (piece.text.length > 1) {
      if (run.length === figures.length) runs.push(run);
      run = [];
    }
  }
  if (run.length === figures.length) runs.push(run);
  if (runs.some((shown) => shown.every((text, index) => text === figures[index]))) return 'confirmed';
  return runs.length === 1 ? 'contradicted' : 'silent';
}
