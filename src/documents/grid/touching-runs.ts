/** Cells set so close that they are one run of characters: told apart by what stands over or under each of them. */
import { isUnder, runOf, type Across, type Run } from './lines.ts';
import { looksLikeNumber } from './marks.ts';
import { isInLine } from './unruled-parts.ts';
import type { RunLine } from './unruled.ts';

/** A gap between cells of neighbouring columns, in sizes: characters of one word, or figures of one number, have none. */
const leastGap = 0.1;

/** The room before each character of a run, by its place: none before the first. */
function gapsOf({ glyphs }: Run): { i: number; gap: number }[] {
  return glyphs.map(({ left }, i) => ({ i, gap: left - (glyphs[i - 1]?.right ?? left) }));
}

/** The run cut at its widest gaps, where each part then stands in line with a column of its own; any other run as it is. */
export function partedOver(run: Run, columns: readonly Across[]): Run[] {
  const over = columns.filter((column) => isUnder(run, column));
  const size = run.glyphs[0]?.size ?? 0;
  if (over.length < 2) return [run];
  const gaps = gapsOf(run)
    .filter(({ gap }) => gap > leastGap * size)
    .sort((one, other) => other.gap - one.gap);
  if (gaps.length < over.length - 1) return [run];
  const cuts = gaps.slice(0, over.length - 1).map(({ i }) => i);
  cuts.sort((one, other) => one - other);
  const parts = over.map((_, i) => runOf(run.glyphs.slice(cuts[i - 1] ?? 0, cuts[i])));
  const areOver = parts.every((part, i) => isInLine(part, over[i] ?? part, size));
  return areOver ? parts : [run];
}

/** So many lines before and after a line may show its columns. */
const mostAway = 12;
const startsAsNumber = /^[-+\u2212\uff0b\uff0d]?[\d\uff10-\uff19]/u;

/** Lines with numbers that were one run parted, where the numbers of lines round them show their columns, and in one way. */
export function withPartedNumbers(lines: readonly RunLine[]): readonly RunLine[] {
  if (!lines.some((item) => item.runs.some(mayBeSeveral))) return lines;
  return lines.map((item, at) => {
    if (!item.runs.some(mayBeSeveral)) return item;
    const near = lines.slice(Math.max(0, at - mostAway), at + mostAway + 1).filter((other) => other !== item);
    const runs = item.runs.flatMap((run) => partedAs(run, near));
    if (runs.length === item.runs.length) return item;
    return { ...item, runs, values: runs.filter((run) => looksLikeNumber(run.text)) };
  });
}

/** Whether a run of figures has a gap in it. */
function mayBeSeveral(run: Run): boolean {
  const isWide = ({ i, gap }: { i: number; gap: number }): boolean =>
    gap > leastGap * (run.glyphs[i]?.size ?? 0);
  return startsAsNumber.test(run.text) && gapsOf(run).slice(1).some(isWide);
}

function partedAs(run: Run, near: readonly RunLine[]): Run[] {
  if (!mayBeSeveral(run)) return [run];
  const ways = new Map<string, Run[]>();
  for (const { values } of near) {
    const parts = partedOver(run, values);
    if (parts.length > 1 && parts.every(({ text }) => looksLikeNumber(text)))
      ways.set(parts.map(({ text }) => text).join('|'), parts);
  }
  const [only] = ways.values();
  return only !== undefined && ways.size === 1 ? only : [run];
}
