/**
 * Words on several lines in the place of a number: a narrow column sets them one character under the other. Half of the lines, or
 * all but one, stand above and below the numbers of their row.
 */
import { isUnder, type Run } from './lines.ts';
import { leading } from './unruled-labels.ts';
import { isAmong, isHalfLine, isShort } from './unruled-rows.ts';
import type { Column, RunLine } from './unruled.ts';

/** Words of one cell have no more lines. */
const mostLines = 6;

/**
 * The line of numbers whose row the words of a line belong to. Null where it has numbers itself, or words of which one belongs
 * to no row, or to another than the rest.
 */
export function homeOfWords(
  lines: readonly RunLine[],
  at: number,
  columns: readonly Column[],
): RunLine | null {
  const item = lines[at];
  if (item === undefined || item.values.length > 0) return null;
  const words = item.runs.filter((run) => isAmong(item, run, columns));
  if (words.length === 0 || !words.every(isShort)) return null;
  const [home, ...others] = words.map((word) => homeOfWord(lines, at, word));
  return home !== undefined && others.every((other) => other === home) ? home : null;
}

/** The nearer of the lines of numbers that a word's stack reaches, up and down; null for none, or for two as near. */
function homeOfWord(lines: readonly RunLine[], at: number, word: Run): RunLine | null {
  const [up, down] = [stackHome(lines, at, word, -1), stackHome(lines, at, word, 1)];
  if (up === null || down === null) return up ?? down;
  const away = (line: RunLine): number => Math.abs(line.line.baseline - (lines[at]?.line.baseline ?? 0));
  if (away(up) === away(down)) return null;
  return away(up) < away(down) ? up : down;
}

/** Follows the stack line by line: words under each other, up to a line of numbers that has one of them, or lies between two. */
function stackHome(lines: readonly RunLine[], at: number, word: Run, step: -1 | 1): RunLine | null {
  let last = word;
  let from = lines[at];
  let count = 1;
  for (let i = at + step; from !== undefined && count < mostLines; i += step) {
    const item = lines[i];
    if (item === undefined) return null;
    if (Math.abs(item.line.baseline - from.line.baseline) > leading * from.line.size) return null;
    if (item.values.length > 0 && isHalfLine(item, from)) return item;
    const here = last;
    const under = item.runs.filter((run) => isUnder(run, here));
    const [next] = under;
    if (next === undefined) continue;
    if (under.length > 1 || item.values.includes(next) || !isShort(next)) return null;
    if (item.values.length > 0) return item;
    last = next;
    from = item;
    count += 1;
  }
  return null;
}
