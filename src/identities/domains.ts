/**
 * Which choices of each group are still open, and which of them the identities rule out: bounds on every sum,
 * tightened until nothing changes. A choice goes only when an identity would be broken whatever the others do.
 */
import type { Network } from './network.ts';

/** A flag for each choice of each group, in one row: 1 = open. */
export type Domain = Uint8Array;

/** A choice for each variable, by index. */
export type Solution = Int32Array;

interface Flat {
  /** Where its choices begin in a domain. */
  readonly offset: number;
  readonly size: number;
  readonly ties: readonly number[];
  /** By choice × tie. */
  readonly amounts: Float64Array;
  /** By tie, over the open choices. */
  readonly least: Float64Array;
  readonly most: Float64Array;
  open: number;
}

/** A tie's groups: the variable, and which of the variable's ties it is. */
type End = readonly [variable: number, at: number];

export class Domains {
  /** Looks at a choice so far: the measure of work. */
  looks = 0;
  readonly count: number;
  private readonly flats: readonly Flat[];
  private readonly ends: readonly (readonly End[])[];
  private readonly network: Network;
  private readonly stale: Uint8Array;

  constructor(network: Network) {
    this.network = network;
    let offset = 0;
    this.flats = network.variables.map(({ choices, ties }) => {
      const width = ties.length;
      const flat: Flat = {
        offset,
        size: choices.length,
        ties,
        amounts: Float64Array.from(choices.flatMap((c) => c.amounts)),
        least: new Float64Array(width),
        most: new Float64Array(width),
        open: 0,
      };
      offset += choices.length;
      return flat;
    });
    this.count = offset;
    const ends: End[][] = network.ties.map(() => []);
    this.flats.forEach((flat, v) => {
      flat.ties.forEach((tie, at) => ends[tie]?.push([v, at]));
    });
    this.ends = ends;
    this.stale = new Uint8Array(network.ties.length);
  }

  /** The variables of a tie, with which of the variable's ties it is. */
  endsOf(tie: number): readonly End[] {
    return this.ends[tie] ?? [];
  }

  /** Every choice open. */
  all(): Domain {
    return new Uint8Array(this.count).fill(1);
  }

  /** Closes one choice. */
  exclude(domain: Domain, variable: number, choice: number): void {
    domain[(this.flats[variable]?.offset ?? 0) + choice] = 0;
  }

  /** Closes every choice of the variable but one. */
  settle(domain: Domain, variable: number, choice: number): void {
    const flat = this.flats[variable];
    if (flat === undefined) return;
    domain.fill(0, flat.offset, flat.offset + flat.size);
    domain[flat.offset + choice] = 1;
  }

  /** The open choices of a variable. */
  openOf(domain: Domain, variable: number): number[] {
    const open: number[] = [];
    const flat = this.flats[variable];
    if (flat === undefined) return open;
    for (let c = 0; c < flat.size; c++) if (domain[flat.offset + c] === 1) open.push(c);
    return open;
  }

  /**
   * Closes what cannot be, with every identity kept but `dropped` (−1: none is dropped). False where a variable has no
   * choice left. Where each has one left and the answer is true, these keep all the identities.
   */
  tighten(domain: Domain, dropped: number): boolean {
    for (const flat of this.flats) {
      this.refresh(flat, domain);
      if (flat.open === 0) return false;
    }
    this.stale.fill(1);
    for (let again = true; again;) {
      again = false;
      for (let tie = 0; tie < this.stale.length; tie++) {
        if (this.stale[tie] === 0) continue;
        this.stale[tie] = 0;
        if (tie === dropped) continue;
        if (!this.check(tie, domain)) return false;
        again = true;
      }
    }
    return true;
  }

  /** Closes the choices that would break this tie for certain; false where none is left. */
  private check(tie: number, domain: Domain): boolean {
    const fixed = this.network.ties[tie]?.fixed ?? 0;
    const ends = this.endsOf(tie);
    let least = fixed;
    let most = fixed;
    for (const [v, at] of ends) {
      const flat = this.flats[v];
      if (flat === undefined) continue;
      least += flat.least[at] ?? 0;
      most += flat.most[at] ?? 0;
    }
    for (const [v, at] of ends) {
      const flat = this.flats[v];
      if (flat === undefined) continue;
      const othersLeast = least - (flat.least[at] ?? 0);
      const othersMost = most - (flat.most[at] ?? 0);
      if (othersLeast + (flat.most[at] ?? 0) <= 0 && othersMost + (flat.least[at] ?? 0) >= 0) continue;
      if (!this.close(flat, at, domain, othersLeast, othersMost)) continue;
      this.refresh(flat, domain);
      if (flat.open === 0) return false;
      for (const other of flat.ties) this.stale[other] = 1;
    }
    return true;
  }

  private close(flat: Flat, at: number, domain: Domain, othersLeast: number, othersMost: number): boolean {
    const width = flat.ties.length;
    let closed = false;
    this.looks += flat.size;
    for (let c = 0; c < flat.size; c++) {
      if (domain[flat.offset + c] === 0) continue;
      const i = c * width + at;
      const amount = flat.amounts[i] ?? 0;
      if (othersLeast + amount <= 0 && othersMost + amount >= 0) continue;
      domain[flat.offset + c] = 0;
      closed = true;
    }
    return closed;
  }

  /** Counts the open choices of a variable, and bounds their amounts. */
  private refresh(flat: Flat, domain: Domain): void {
    const width = flat.ties.length;
    flat.least.fill(Infinity);
    flat.most.fill(-Infinity);
    flat.open = 0;
    this.looks += flat.size;
    for (let c = 0; c < flat.size; c++) {
      if (domain[flat.offset + c] === 0) continue;
      flat.open++;
      for (let at = 0, i = c * width; at < width; at++, i++) {
        const amount = flat.amounts[i] ?? 0;
        if (amount < (flat.least[at] ?? 0)) flat.least[at] = amount;
        if (amount > (flat.most[at] ?? 0)) flat.most[at] = amount;
      }
    }
  }
}
