/**
 * Numbers that stand half a line over or under those of their row: cells of two lines beside cells of one, in a table
 * without rules. They are one line with the row, so that nothing of it is taken for a row of its own, or for empty.
 */
import type { Run } from './lines.ts';
import { boxOf } from './page.ts';
import type { RunLine } from './unruled.ts';
import { isHalfLine, isShort } from './unruled-rows.ts';

/** The lines, halves put together with the line that they belong to, and what each was made of. */
export function withHalves(lines: readonly RunLine[]): {
  lines: RunLine[];
  partsOf: ReadonlyMap<RunLine, readonly RunLine[]>;
} {
  const homes = new Map<RunLine, RunLine[]>();
  const halves = new Set<RunLine>();
  lines.forEach((half, i) => {
    if (!isHalf(half)) return;
    const home = [lines[i - 1], lines[i + 1]].find(
      (other) => other !== undefined && !halves.has(other) && isHome(other, half),
    );
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

/** Numbers, perhaps words in the place of one, and no label. */
function isHalf({ runs, values }: RunLine): boolean {
  return values.length > 0 && runs.every((run) => values.includes(run) || isShort(run));
}

/** Whether a line of numbers is so near that both are one row, and nothing of one stands in a place of the other. */
function isHome(line: RunLine, half: RunLine): boolean {
  const meets = (one: Run, other: Run): boolean => one.left < other.right && other.left < one.right;
  return (
    line.values.length > 0 &&
    isHalfLine(line, half) &&
    !line.runs.some((one) => half.runs.some((other) => meets(one, other)))
  );
}

function joined(home: RunLine, parts: readonly RunLine[]): RunLine {
  const byLeft = (one: Run, other: Run): number => one.left - other.left;
  const glyphs = parts.flatMap(({ line }) => line.glyphs);
  return {
    line: { ...home.line, glyphs, box: boxOf(glyphs) ?? home.line.box },
    runs: parts.flatMap(({ runs }) => runs).sort(byLeft),
    values: parts.flatMap(({ values }) => values).sort(byLeft),
  };
}
