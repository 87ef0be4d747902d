/** What stands round places of a plain text: the lines, cut where a marked stretch begins and ends. */
import type { TextPlace } from '../../record/index.ts';
import { decodeText } from '../decode.ts';

/** A stretch of a line; `mark` is which of the places asked for it is (from 0), null for none. */
export interface TextStretch {
  readonly text: string;
  readonly mark: number | null;
}

export interface TextLine {
  /** From 1. */
  readonly line: number;
  readonly stretches: readonly TextStretch[];
}

const bounds = { around: 2, lines: 120, text: 1000 };

/** The lines with these places and two round each, in order; at most 120. */
export function textExcerpt(source: Uint8Array, places: readonly TextPlace[]): TextLine[] {
  const { text } = decodeText(source);
  const lines = text.split(/\r\n|\r|\n/u);
  const wanted = new Set<number>();
  for (const { line } of places) {
    for (let at = line - bounds.around; at <= line + bounds.around; at++) {
      if (at >= 1 && at <= lines.length) wanted.add(at);
    }
  }
  // Places count code points from the beginning of the text; lines end with one or two.
  const starts: number[] = [];
  let points = 0;
  let at = 0;
  for (const line of lines) {
    starts.push(points);
    points += Array.from(line).length;
    at += line.length;
    const end = text.startsWith('\r\n', at) ? 2 : 1;
    at += end;
    points += end;
  }
  return [...wanted]
    .sort((a, b) => a - b)
    .slice(0, bounds.lines)
    .map((line) => ({
      line,
      stretches: stretchesOf(
        Array.from(lines[line - 1] ?? ''),
        starts[line - 1] ?? 0,
        places.map((place, mark) => ({ ...place, mark })).filter((place) => place.line === line),
      ),
    }));
}

function stretchesOf(
  points: readonly string[],
  start: number,
  places: readonly (TextPlace & { readonly mark: number })[],
): TextStretch[] {
  const found: TextStretch[] = [];
  let done = 0;
  const put = (to: number, mark: number | null): void => {
    const text = points.slice(done, to).join('').slice(0, bounds.text);
    if (text !== '' || mark !== null) found.push({ text, mark });
    done = Math.max(done, to);
  };
  for (const { from, to, mark } of [...places].sort((a, b) => a.from - b.from)) {
    const begin = from - 1 - start;
    if (begin < done) continue;
    put(begin, null);
    put(to - start, mark);
  }
  put(points.length, null);
  return found;
}
