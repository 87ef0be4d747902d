/** The lines of a path (`AbbreviatedData`) → ruling lines of the page. */
import type { Rule } from '../grid/page.ts';
import { at, type Matrix } from './matrix.ts';

/** Thicker than this, in points, it is a background or a bar, not a rule. */
const thickest = 3;
/** A line that leaves the axis by more than this, in points, is no rule. */
const crooked = 0.75;
/** More commands than this in a path are a drawing. */
const mostCommands = 20_000;

/** Numbers that each command takes; S and M move, L draws, the others bend, C closes. */
const operands: Readonly<{ [command: string]: number }> = { S: 2, M: 2, L: 2, Q: 4, B: 6, A: 7, C: 0 };

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A piece of a path: points joined by straight lines; whether it bends, and whether it is closed. */
interface Subpath {
  readonly points: Point[];
  bends: boolean;
  isClosed: boolean;
}

/** Where rules go. */
export interface RuleSink {
  readonly horizontal: Rule[];
  readonly vertical: Rule[];
}

/** How a path is painted. `lineWidth` in points as shown. */
export interface Painting {
  readonly isStroked: boolean;
  readonly isFilled: boolean;
  readonly lineWidth: number;
}

/** Adds the rules that a path draws. `matrix` leads to the page, in points. */
export function addPathRules(data: string, matrix: Matrix, painting: Painting, into: RuleSink): void {
  const isThinStroke = painting.isStroked && painting.lineWidth <= thickest;
  for (const subpath of subpathsOf(data, matrix)) {
    if (isThinStroke) addStrokes(subpath, into);
    if (!subpath.bends && (painting.isFilled || (painting.isStroked && !isThinStroke)))
      addBar(subpath, painting, into);
  }
}

function subpathsOf(data: string, matrix: Matrix): Subpath[] {
  const words = data.trim().split(/[\s,]+/, mostCommands * 3);
  const found: Subpath[] = [];
  let current: Subpath | null = null;
  for (let i = 0; i < words.length;) {
    const command = (words[i] ?? '').toUpperCase();
    const count = operands[command];
    if (count === undefined) break;
    const numbers = words.slice(i + 1, i + 1 + count).map(Number);
    if (numbers.length < count || numbers.some((value) => !Number.isFinite(value))) break;
    i += 1 + count;
    const [x, y] = at(matrix, numbers.at(-2) ?? 0, numbers.at(-1) ?? 0);
    if (command === 'S' || command === 'M') {
      current = { points: [{ x, y }], bends: false, isClosed: false };
      found.push(current);
    } else if (current === null) continue;
    else if (command === 'C') current.isClosed = true;
    else {
      if (command !== 'L') current.bends = true;
      current.points.push({ x, y });
    }
  }
  return found;
}

function addStrokes({ points, isClosed, bends }: Subpath, into: RuleSink): void {
  if (bends) return;
  const [first] = points;
  const all = isClosed && first !== undefined ? [...points, first] : points;
  for (const [i, to] of all.entries()) {
    const from = all[i - 1];
    if (from !== undefined) addLine(from, to, into);
  }
}

function addLine(from: Point, to: Point, into: RuleSink): void {
  const width = Math.abs(to.x - from.x);
  const height = Math.abs(to.y - from.y);
  if (height <= crooked && width > height) {
    into.horizontal.push({
      at: (from.y + to.y) / 2,
      from: Math.min(from.x, to.x),
      to: Math.max(from.x, to.x),
    });
  } else if (width <= crooked && height > width) {
    into.vertical.push({
      at: (from.x + to.x) / 2,
      from: Math.min(from.y, to.y),
      to: Math.max(from.y, to.y),
    });
  }
}

/** A filled rectangle, or a line as thick as one: a rule where it is thin. */
function addBar({ points }: Subpath, { isFilled, lineWidth }: Painting, into: RuleSink): void {
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const half = isFilled ? 0 : lineWidth / 2;
  addThinBox(
    Math.min(...xs) - half,
    Math.min(...ys) - half,
    Math.max(...xs) + half,
    Math.max(...ys) + half,
    into,
  );
}

/** A box as a rule, where it is thin enough; says whether it is. */
export function addThinBox(
  left: number,
  top: number,
  right: number,
  bottom: number,
  into: RuleSink,
): boolean {
  const width = right - left;
  const height = bottom - top;
  if (Math.min(width, height) > thickest || Math.max(width, height) <= 0) return false;
  if (width > height) into.horizontal.push({ at: (top + bottom) / 2, from: left, to: right });
  else into.vertical.push({ at: (left + right) / 2, from: top, to: bottom });
  return true;
}
