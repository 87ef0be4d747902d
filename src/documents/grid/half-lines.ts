/**
 * Numbers that stand half a line over or under those of their row, or over and under its label: cells of two lines beside cells
 * of one, in a table without rules. They are one line with the row, so that nothing of it is taken for a row of its own, or
 * for empty.
 */
import { isUnder, type Run } from './lines.ts';
import { boxOf } from './page.ts';
import type { RunLine } from './unruled.ts';
import { areOneCell } from './unruled-parts.ts';
import { isHalfLine, isShort } from './unruled-rows.ts';

/** The lines, halves put together with the line that they belong to, and what each was made of. */
export function withHalves(lines: readonly RunLine[]): {
  lines: RunLine[];
  partsOf: ReadonlyMap<RunLine, readonly RunLine[]>;
} {
  const homes = new Map<RunLine, RunLine[]>();
  const halves = new Set<RunLine>();
  lines.forEach((half, i) => {
    if (half.values.length === 0) return;
    const home = [i - 1, i + 1]
      .filter((at) => hasNumbers(lines, at))
      .flatMap((at) => lines[at] ?? [])
      .find((other) => !halves.has(other) && isHome(other, half));
    if (home === undefined || homes.has(half)) return;
    const others = homes.get(home) ?? [];
    homes.set(home, [...others, half]);
    halves.add(half);
  });
  if (halves.size === 0) return { lines: [...lines], partsOf: new Map() };
  const partsOf = new Map<RunLine, readonly RunLine[]>();
  const whole = lines.flatMap((line) => {
    if (halves.has(line)) return [];
    const own = homes.get(line);
    if (own === undefined) return [line];
    const parts = [line, ...own];
    const together = joined(line, parts);
    partsOf.set(
      together,
      lines.filter((each) => parts.includes(each)),
    );
    return [together];
  });
  return { lines: whole, partsOf };
}

/** The runs that are neither numbers nor words that may stand in the place of one. */
function labelsOf({ runs, values }: RunLine): Run[] {
  return runs.filter((run) => !values.includes(run) && !isShort(run));
}

/**
 * Whether a line has numbers of its row: on it, or half a line over its label, or under it, with the rest of their cell (a unit) on
 * the other side.
 */
function hasNumbers(lines: readonly RunLine[], at: number): boolean {
  const [above, line, below] = [lines[at - 1], lines[at], lines[at + 1]];
  if (line === undefined || line.values.length > 0) return line !== undefined;
  const halves = [above, below].flatMap((half) => half ?? []);
  return (
    halves.length === 2 &&
    halves.some(({ values }) => values.length > 0) &&
    halves.every((half) => labelsOf(half).length === 0 && isHalfLine(line, half))
  );
}

/**
 * Whether a line is so near that both are one row, and nothing of one stands in a place of the other. The half has no label; or
 * that of a group of rows, which stands left of the row's own; or a line of the row's own, where that stands over and under it.
 */
function isHome(line: RunLine, half: RunLine): boolean {
  const first = line.values[0]?.left ?? Number.POSITIVE_INFINITY;
  const own = line.runs.filter((run) => !line.values.includes(run) && run.right <= first);
  return (
    isHalfLine(line, half) &&
    labelsOf(half).every((label) =>
      own.length === 0 ? label.right <= first : own.some((run) => label.right <= run.left),
    ) &&
    !line.runs.some((one) => half.runs.some((other) => isUnder(one, other)))
  );
}

function joined(home: RunLine, parts: readonly RunLine[]): RunLine {
  const glyphs = parts.flatMap(({ line }) => line.glyphs);
  const numbers = new Set(parts.flatMap(({ values }) => values));
  const runs: Run[] = [];
  const values: Run[] = [];
  for (const stack of stacksOf(parts.flatMap((part) => part.runs))) {
    if (stack.length > 1 && areOneCell(stack, stack[0]?.glyphs[0]?.size ?? 0)) {
      const cell = together(stack);
      runs.push(cell);
      if (stack.some((run) => numbers.has(run))) values.push(cell);
    } else {
      runs.push(...stack);
      values.push(...stack.filter((run) => numbers.has(run)));
    }
  }
  return { line: { ...home.line, glyphs, box: boxOf(glyphs) ?? home.line.box }, runs, values };
}

/** Runs from left to right, those that stand over or under each other together. */
function stacksOf(runs: readonly Run[]): Run[][] {
  const stacks: Run[][] = [];
  let right = Number.NEGATIVE_INFINITY;
  for (const run of [...runs].sort((one, other) => one.left - other.left)) {
    const last = stacks.at(-1);
    if (last !== undefined && run.left < right) last.push(run);
    else stacks.push([run]);
    right = Math.max(right, run.right);
  }
  return stacks;
}

function together(runs: readonly Run[]): Run {
  const lines = [...runs].sort(
    (one, other) => (one.glyphs[0]?.baseline ?? 0) - (other.glyphs[0]?.baseline ?? 0),
  );
  return {
    glyphs: lines.flatMap(({ glyphs }) => glyphs),
    left: Math.min(...lines.map(({ left }) => left)),
    right: Math.max(...lines.map(({ right }) => right)),
    text: lines.map(({ text }) => text).join(' '),
  };
}
