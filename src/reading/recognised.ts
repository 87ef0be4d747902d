/** Numbers that were recognised in a picture: kept where they are sure, or where the sums of the form bear them out. */
import type { Form } from '../forms/index.ts';
import { evaluate } from '../identities/index.ts';
import type { Cell, State } from '../record/index.ts';

/**
 * Surer than this, a number is taken as it was read. Calibrated on one set of scans and held on another
 * (`npm run bench -- --scans`).
 */
export const sureEnough = 0.8;

/**
 * Takes back the values of cells that were not recognised surely, unless identities confirm them: one that holds and has no
 * other doubtful number in it, or two that hold; and none that is broken. What was recognised was read once.
 */
export function settleRecognised(
  form: Form,
  values: { [code: string]: number | null },
  cells: { [code: string]: Cell },
): void {
  const doubtful = new Set<string>();
  for (const [code, cell] of Object.entries(cells)) {
    if (cell.confidence >= 1) continue;
    cells[code] = { ...cell, readings: ['grid'] };
    if (cell.confidence < sureEnough && cell.state !== 'unreadable' && cell.number !== null)
      doubtful.add(code);
    if (cell.confidence < sureEnough && cell.state === 'text')
      cells[code] = { ...cell, state: 'unreadable', readings: ['grid'] };
  }
  if (doubtful.size === 0) return;
  const evaluations = evaluate(form, {
    value: (code) => values[code] ?? null,
    state: (code): State => cells[code]?.state ?? 'absent',
  });
  const alone = new Set<string>();
  const holding = new Map<string, number>();
  const broken = new Set<string>();
  for (const { outcome, members } of evaluations) {
    const inDoubt = members.filter((code) => doubtful.has(code));
    for (const code of inDoubt) {
      if (outcome === 'broken') broken.add(code);
      if (outcome !== 'holds') continue;
      holding.set(code, (holding.get(code) ?? 0) + 1);
      if (inDoubt.length === 1) alone.add(code);
    }
  }
  for (const code of doubtful) {
    const isConfirmed = alone.has(code) || (holding.get(code) ?? 0) > 1;
    if (isConfirmed && !broken.has(code) && (values[code] ?? null) !== null) continue;
    const cell = cells[code];
    if (cell === undefined) continue;
    values[code] = null;
    cells[code] = { ...cell, state: 'ambiguous' };
  }
}
