/**
 * The fewest cells whose change to counts would satisfy every identity of a report (record.md, Suspects).
 *
 * An exact search over the whole report. It rests on one remark: in a smallest set every cell does change, so a
 * broken identity has one of its cells in the set, and a holding one has none or at least two.
 */
import type { Form } from '../forms/index.ts';
import type { SuspectSet } from '../record/index.ts';
import type { Evaluation } from './evaluate.ts';
import { largestNumber, solveSmall } from './small-system.ts';
import { standingOf, type CellView } from './view.ts';

export interface Suspects {
  /** All of one size, in the form's order; each mends every broken identity and keeps every holding one. */
  readonly sets: readonly SuspectSet[];
  /**
   * There are more sets than these. With no set at all: they were not all looked for, because the work or a number
   * passed its bound; where false and empty, no three cells would do (or nothing is broken).
   */
  readonly truncated: boolean;
}

/** record.md, Suspects. */
const largestSet = 3;
const mostSets = 10;

/** Candidates tried before the search gives up: an order above the worst that broken reports of section 3 need. */
const mostTries = 300_000;

interface Row {
  readonly residual: number;
  readonly cells: Candidate[];
}

/** A printed count of an evaluated identity. */
interface Candidate {
  readonly code: string;
  /** Its place in the form's order. */
  readonly order: number;
  readonly value: number;
  /** The identities that it stands in, by their index, and on which side: +1 reported, −1 expected. */
  readonly rows: number[];
  readonly signs: number[];
}

/**
 * Looks for the suspects of these identities: of a report, or of a part of one that no cell ties to the rest. A cell that the document does not have is no suspect; a blank or a dash is one
 * (it counts as zero). Codes whose counts are not determined (several splits of one difference fit) are no set, but
 * make the answer `truncated`.
 */
export function suspects(form: Form, cells: CellView, evaluations: readonly Evaluation[]): Suspects {
  const rows = rowsOf(form, cells, evaluations);
  if (rows === null) return { sets: [], truncated: true };
  const search = new Search(rows);
  for (let size = 1; size <= largestSet; size++) {
    const found = search.ofSize(size);
    if (found === null) return { sets: [], truncated: true };
    if (found.sets.length > 0 || found.truncated) return found;
  }
  return { sets: [], truncated: false };
}

/** The evaluated identities with their candidates; null where a number is too large, or no integer. */
function rowsOf(form: Form, cells: CellView, evaluations: readonly Evaluation[]): Row[] | null {
  const orders = new Map(form.fields.map((field, order) => [field.code, order]));
  const candidates = new Map<string, Candidate>();
  const rows: Row[] = [];
  for (const { identity, outcome, members } of evaluations) {
    if (outcome === 'not_evaluated') continue;
    const row: Row & { residual: number } = { residual: 0, cells: [] };
    for (const [i, code] of members.entries()) {
      const sign = i < identity.reported.length ? 1 : -1;
      const value = standingOf(cells, code) === 'number' ? (cells.value(code) ?? 0) : 0;
      if (!Number.isInteger(value) || Math.abs(value) > largestNumber) return null;
      row.residual += sign * value;
      if (cells.state(code) === 'absent' || form.byCode.get(code)?.type !== 'count') continue;
      let candidate = candidates.get(code);
      if (candidate === undefined) {
        candidate = { code, order: orders.get(code) ?? 0, value, rows: [], signs: [] };
        candidates.set(code, candidate);
      }
      candidate.rows.push(rows.length);
      candidate.signs.push(sign);
      row.cells.push(candidate);
    }
    rows.push(row);
  }
  return rows;
}

class Search {
  private readonly rows: readonly Row[];
  private readonly broken: readonly number[];
  /** The most broken identities that one cell stands in. */
  private readonly reach: number;
  private tries = 0;
  private size = 0;
  private chosen: Candidate[] = [];
  /** How many chosen cells each identity has. */
  private readonly touches: Int8Array;
  private seen = new Set<string>();
  private found: { order: number[]; set: SuspectSet }[] = [];
  private isUndetermined = false;

  constructor(rows: readonly Row[]) {
    this.rows = rows;
    this.broken = [...rows.keys()].filter((row) => this.isBroken(row));
    this.touches = new Int8Array(rows.length);
    this.reach = Math.max(
      0,
      ...this.broken.flatMap((row) =>
        this.cellsOf(row).map((c) => c.rows.filter((r) => this.isBroken(r)).length),
      ),
    );
  }

  /** The sets of this size, none of a smaller size being known; null where the bound was passed. */
  ofSize(size: number): Suspects | null {
    if (this.broken.length === 0) return { sets: [], truncated: false };
    this.size = size;
    this.seen = new Set();
    if (!this.extend()) return null;
    this.found.sort((a, b) => compareOrders(a.order, b.order));
    return {
      sets: this.found.slice(0, mostSets).map(({ set }) => set),
      truncated: this.isUndetermined || this.found.length > mostSets,
    };
  }

  private isBroken(row: number): boolean {
    return this.rows[row]?.residual !== 0;
  }

  private cellsOf(row: number): readonly Candidate[] {
    return this.rows[row]?.cells ?? [];
  }

  /** Completes the chosen cells in every way. False once the bound is passed. */
  private extend(): boolean {
    const left = this.size - this.chosen.length;
    if (left === 0) {
      this.judge();
      return true;
    }
    const untouched = this.broken.filter((row) => this.touches[row] === 0);
    if (untouched.length > left * this.reach) return true;
    const lonely = this.touchedRows().filter((row) => this.touches[row] === 1 && !this.isBroken(row));
    const required = [...untouched, ...lonely];
    for (const candidate of this.poolOf(required)) {
      if (++this.tries > mostTries) return false;
      if (this.chosen.includes(candidate)) continue;
      if (left === 1 && !this.closes(candidate, required)) continue;
      this.chosen.push(candidate);
      for (const row of candidate.rows) this.touches[row] = (this.touches[row] ?? 0) + 1;
      const goesOn = this.extend();
      for (const row of candidate.rows) this.touches[row] = (this.touches[row] ?? 0) - 1;
      this.chosen.pop();
      if (!goesOn) return false;
    }
    return true;
  }

  private touchedRows(): number[] {
    return [...new Set(this.chosen.flatMap((c) => c.rows))];
  }

  /**
   * Cells one of which every completion must have: those of the smallest identity that still needs one. Where none
   * does, the chosen cells contradict each other or themselves, and one that shares an identity with them must help.
   */
  private poolOf(required: readonly number[]): readonly Candidate[] {
    const [first, ...others] = required;
    if (first === undefined) return [...new Set(this.touchedRows().flatMap((row) => this.cellsOf(row)))];
    let smallest = this.cellsOf(first);
    for (const row of others) if (this.cellsOf(row).length < smallest.length) smallest = this.cellsOf(row);
    return smallest;
  }

  /** Whether, as the last cell, it gives every identity the cells that it needs. */
  private closes(candidate: Candidate, required: readonly number[]): boolean {
    return (
      required.every((row) => candidate.rows.includes(row)) &&
      candidate.rows.every((row) => this.isBroken(row) || this.touches[row] !== 0)
    );
  }

  /** Whether the identities that have one chosen cell ask it for a count below zero, or for two different ones. */
  private isForcedWrong(): boolean {
    for (const { value, rows, signs } of this.chosen) {
      let forced: number | null = null;
      for (const [i, row] of rows.entries()) {
        if (this.touches[row] !== 1) continue;
        const change = -(this.rows[row]?.residual ?? 0) * (signs[i] ?? 1);
        if (value + change < 0 || (forced !== null && forced !== change)) return true;
        forced = change;
      }
    }
    return false;
  }

  private judge(): void {
    if (this.isForcedWrong()) return;
    const set = [...this.chosen].sort((a, b) => a.order - b.order);
    const order = set.map((c) => c.order);
    const key = order.join(' ');
    if (this.seen.has(key)) return;
    this.seen.add(key);
    const equations = this.touchedRows().map((row) => [
      ...set.map((c) => c.signs[c.rows.indexOf(row)] ?? 0),
      -(this.rows[row]?.residual ?? 0),
    ]);
    const changes = solveSmall(
      equations,
      set.map((c) => c.value),
    );
    if (changes === 'none') return;
    if (changes === 'several') {
      this.isUndetermined = true;
      return;
    }
    const would_be = set.map((c, i) => c.value + (changes[i] ?? 0));
    this.found.push({ order, set: { codes: set.map((c) => c.code), would_be } });
  }
}

function compareOrders(a: readonly number[], b: readonly number[]): number {
  for (const [i, left] of a.entries()) {
    const right = b[i] ?? 0;
    if (left !== right) return left - right;
  }
  return 0;
}
