/**
 * Slips of the hand, recognised as such: two cells swapped, a row or a column shifted by one, a digit too many, too few or wrong.
 * A slip is named only where it would make every identity hold that hangs together with the broken ones.
 */
import type { Field, Form } from '../forms/index.ts';
import type { SuspectSet } from '../record/index.ts';
import type { Evaluation } from './evaluate.ts';
import { tiedTo } from './tied.ts';
import { standingOf, type CellView } from './view.ts';

export type SlipKind = 'swapped' | 'shifted_row' | 'shifted_column';

/** A slip that would explain all that does not add up: the cells and what they would hold. */
export interface Slip extends SuspectSet {
  readonly kind: SlipKind;
}

/** How one number became another: 10 for 1, 1 for 10, 21 for 12, 17 for 11; null for anything else. */
export type DigitSlip = 'added' | 'dropped' | 'transposed' | 'replaced';

/** More slips than these are no explanation. */
const mostSlips = 10;

/** Whether a number is printed with one digit too many, too few, transposed or replaced. */
export function digitSlip(printed: number, meant: number): DigitSlip | null {
  const [from, to] = [String(meant), String(printed)];
  if (from === to || !/^\d+$/.test(from + to)) return null;
  if (isShorterByOne(from, to)) return 'added';
  if (isShorterByOne(to, from)) return 'dropped';
  if (from.length !== to.length) return null;
  const at = Array.from(from, (digit, i) => (digit === to[i] ? -1 : i)).filter((i) => i >= 0);
  const [i = 0, j = 0] = at;
  // Of a single digit, any other number is one digit away.
  if (at.length === 1) return from.length > 1 ? 'replaced' : null;
  return at.length === 2 && j === i + 1 && from[i] === to[j] && from[j] === to[i] ? 'transposed' : null;
}

function isShorterByOne(short: string, long: string): boolean {
  if (short.length + 1 !== long.length) return false;
  // What stands before the digit, and what after: 1 is 10 without a digit, a single 0 is no number less a digit.
  return Array.from(long).some((_, i) => long.slice(0, i) + long.slice(i + 1) === short);
}

/** A line of cells, along which a hand slips: the counts of a row, or of a column. */
interface Line {
  readonly kind: 'shifted_row' | 'shifted_column';
  readonly codes: readonly string[];
}

function linesOf(form: Form, cells: CellView): Line[] {
  const rows = new Map<string, Field[]>();
  const columns = new Map<string, Field[]>();
  for (const field of form.fields) {
    if (field.type !== 'count' || cells.state(field.code) === 'absent') continue;
    if (standingOf(cells, field.code) === 'unusable') continue;
    const put = (lines: Map<string, Field[]>, key: string): void => {
      const line = lines.get(key);
      if (line === undefined) lines.set(key, [field]);
      else line.push(field);
    };
    put(rows, `${field.block}/${field.row}`);
    put(columns, `${field.block}/${field.columnId ?? ''}`);
  }
  const take = (lines: Map<string, Field[]>, kind: Line['kind']): Line[] =>
    [...lines.values()]
      .filter((line) => line.length > 1)
      .map((line) => ({ kind, codes: line.map((f) => f.code) }));
  return [...take(rows, 'shifted_row'), ...take(columns, 'shifted_column')];
}

/** The differences of the identities in question, and which of them each code stands in. */
class Differences {
  readonly #residuals: number[] = [];
  readonly #memberships = new Map<string, { readonly at: number; readonly sign: number }[]>();
  readonly #broken: ReadonlySet<number>;

  constructor(cells: CellView, evaluations: readonly Evaluation[]) {
    const broken = new Set<number>();
    for (const [at, { identity, members, outcome }] of evaluations.entries()) {
      let residual = 0;
      for (const [i, code] of members.entries()) {
        const sign = i < identity.reported.length ? 1 : -1;
        residual += sign * (cells.value(code) ?? 0);
        const list = this.#memberships.get(code);
        if (list === undefined) this.#memberships.set(code, [{ at, sign }]);
        else list.push({ at, sign });
      }
      this.#residuals.push(residual);
      if (outcome === 'broken') broken.add(at);
    }
    this.#broken = broken;
  }

  /** Whether these changes make every broken identity hold and break none. */
  isMendedBy(changes: ReadonlyMap<string, number>): boolean {
    const after = new Map<number, number>();
    for (const [code, change] of changes) {
      for (const { at, sign } of this.#memberships.get(code) ?? []) {
        after.set(at, (after.get(at) ?? this.#residuals[at] ?? 0) + sign * change);
      }
    }
    for (const at of this.#broken) if (after.get(at) !== 0) return false;
    return [...after.values()].every((residual) => residual === 0);
  }
}

/** What the cells would hold in place of what they hold; only the cells that change. */
function changesOf(
  line: readonly string[],
  now: readonly number[],
  then: readonly number[],
): Map<string, number> {
  const changes = new Map<string, number>();
  for (const [i, code] of line.entries()) {
    const change = (then[i] ?? 0) - (now[i] ?? 0);
    if (change !== 0) changes.set(code, change);
  }
  return changes;
}

/** The ways a line may have slipped: two cells swapped, or a stretch moved by one place with a zero at its end. */
function* slipsOfLine(
  line: Line,
  cells: CellView,
): Generator<{ kind: SlipKind; changes: Map<string, number> }> {
  const now = line.codes.map((code) => cells.value(code) ?? 0);
  const size = now.length;
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      const swapped = now.slice();
      [swapped[i], swapped[j]] = [now[j] ?? 0, now[i] ?? 0];
      if (now[i] !== now[j]) yield { kind: 'swapped', changes: changesOf(line.codes, now, swapped) };
      if (j === i + 1) continue;
      const stretch = now.slice(i, j + 1);
      if (stretch.filter((n) => n !== 0).length < 2) continue;
      // Printed one place too far to the right (down), a zero before it; or to the left (up), a zero behind it.
      const left = [...stretch.slice(1), stretch[0] ?? 0];
      const right = [stretch.at(-1) ?? 0, ...stretch.slice(0, -1)];
      for (const [moved, isZero] of [
        [left, stretch[0] === 0],
        [right, stretch.at(-1) === 0],
      ] as const) {
        if (!isZero) continue;
        const then = [...now.slice(0, i), ...moved, ...now.slice(j + 1)];
        yield { kind: line.kind, changes: changesOf(line.codes, now, then) };
      }
    }
  }
}

/**
 * The slips that would explain one broken identity and all that is tied to it, those that change the fewest cells first; at most ten.
 */
export function slips(form: Form, cells: CellView, broken: Evaluation, all: readonly Evaluation[]): Slip[] {
  const differences = new Differences(cells, tiedTo(broken, all));
  const order = new Map(form.fields.map(({ code }, index) => [code, index]));
  const found = new Map<string, Slip>();
  for (const line of linesOf(form, cells)) {
    for (const { kind, changes } of slipsOfLine(line, cells)) {
      if (changes.size === 0 || !differences.isMendedBy(changes)) continue;
      const codes = [...changes.keys()].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
      const would_be = codes.map((code) => (cells.value(code) ?? 0) + (changes.get(code) ?? 0));
      const key = JSON.stringify([codes, would_be]);
      if (!found.has(key)) found.set(key, { kind, codes, would_be });
    }
  }
  return [...found.values()].sort((a, b) => a.codes.length - b.codes.length).slice(0, mostSlips);
}
