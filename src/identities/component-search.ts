/** Decides the groups of one part of a network, or leaves them ambiguous. */
import { Domains, type Domain, type Solution } from './domains.ts';
import type { Network } from './network.ts';
import type { Placement } from './placements.ts';

/** What the search may still do, over all parts; in looks at a choice. */
export class Budget {
  left: number;
  constructor(looks: number) {
    this.left = looks;
  }
}

/** One question may take this share of the budget, so that a hard one does not starve the others. */
const share = 1 / 8;

export class Component {
  private readonly network: Network;
  private readonly budget: Budget;
  private readonly domains: Domains;
  /** Variables in the order of choosing where it is equal otherwise: those that hold most totals first. */
  private readonly order: readonly number[];

  constructor(network: Network, budget: Budget) {
    this.network = network;
    this.budget = budget;
    this.domains = new Domains(network);
    const held = network.variables.map((_, v) => network.ties.filter((tie) => tie.totalIn === v).length);
    this.order = [...network.variables.keys()].sort((a, b) => (held[b] ?? 0) - (held[a] ?? 0) || a - b);
  }

  /** The groups that are decided, with their values. */
  decide(): { group: number; placement: Placement }[] {
    const first = this.solve(this.domains.all(), -1, null);
    if (!(first instanceof Int32Array)) return [];
    const open = new Set<number>();
    this.network.variables.forEach(({ choices }, v) => {
      if (choices[first[v] ?? -1]?.size === 1 && !this.hasNeighbour(v, first)) open.add(v);
    });
    for (let dropped = 0; dropped < this.network.ties.length && open.size > 0; dropped++) {
      this.challenge(first, dropped, open);
    }
    return [...open].flatMap((v) => {
      const variable = this.network.variables[v];
      const choice = variable?.choices[first[v] ?? -1];
      return variable === undefined || choice === undefined
        ? []
        : [{ group: variable.group, placement: choice.placement }];
    });
  }

  /** Whether another choice of this variable alone breaks at most one identity. */
  private hasNeighbour(v: number, solution: Solution): boolean {
    const size = this.network.variables[v]?.choices.length ?? 0;
    const other = solution.slice();
    for (let c = 0; c < size; c++) {
      if (c === solution[v]) continue;
      other[v] = c;
      if (this.brokenIn(other, this.network.variables[v]?.ties ?? []) <= 1) return true;
    }
    return false;
  }

  /** How many of these ties a full arrangement breaks. */
  private brokenIn(solution: Solution, ties: readonly number[]): number {
    this.budget.left -= ties.length;
    let broken = 0;
    for (const t of ties) {
      const tie = this.network.ties[t];
      if (tie === undefined) continue;
      let sum = tie.fixed;
      for (const [v, at] of this.domains.endsOf(t)) {
        const choice = this.network.variables[v]?.choices[solution[v] ?? -1];
        if (choice === undefined) continue;
        sum += choice.amounts[at] ?? 0;
      }
      if (sum !== 0) broken++;
    }
    return broken;
  }

  /**
   * Looks for arrangements that break no identity but `dropped` and differ from the first in an open variable; these
   * variables, and those that the budget leaves unsettled, are open no more.
   */
  private challenge(first: Solution, dropped: number, open: Set<number>): void {
    const domain = this.domains.all();
    this.tighten(domain, dropped);
    for (const v of [...open]) {
      const own = first[v] ?? -1;
      if (!open.has(v) || this.domains.openOf(domain, v).every((c) => c === own)) continue;
      const others = domain.slice();
      this.domains.exclude(others, v, own);
      const answer = this.solve(others, dropped, first);
      if (answer === 'none') {
        this.domains.settle(domain, v, own);
        this.tighten(domain, dropped);
      } else if (answer === 'unsettled') {
        open.delete(v);
      } else {
        for (const [w, choice] of answer.entries()) if (choice !== first[w]) open.delete(w);
      }
    }
  }

  private tighten(domain: Domain, dropped: number): boolean {
    const before = this.domains.looks;
    const fits = this.domains.tighten(domain, dropped);
    this.budget.left -= this.domains.looks - before;
    return fits;
  }

  /** An arrangement within the domain that keeps every identity but `dropped`, near to `near` if there is one there. */
  private solve(domain: Domain, dropped: number, near: Solution | null): Solution | 'none' | 'unsettled' {
    const floor = this.budget.left * (1 - share);
    const descend = (at: Domain): Solution | 'none' | 'unsettled' => {
      for (;;) {
        if (this.budget.left < floor || this.budget.left <= 0) return 'unsettled';
        if (!this.tighten(at, dropped)) return 'none';
        const pick = this.pick(at);
        if (pick instanceof Int32Array) return pick;
        const choice = pick.open.find((c) => c === near?.[pick.variable]) ?? pick.open[0] ?? -1;
        const child = at.slice();
        this.domains.settle(child, pick.variable, choice);
        const answer = descend(child);
        if (answer !== 'none') return answer;
        this.domains.exclude(at, pick.variable, choice);
      }
    };
    return descend(domain);
  }

  /** The variable to settle next, with its open choices; or the solution where each has one. */
  private pick(domain: Domain): Solution | { variable: number; open: number[] } {
    const solution = new Int32Array(this.network.variables.length);
    let best: { variable: number; open: number[] } | null = null;
    for (const variable of this.order) {
      const open = this.domains.openOf(domain, variable);
      solution[variable] = open[0] ?? -1;
      if (open.length > 1 && (best === null || open.length < best.open.length)) best = { variable, open };
    }
    return best ?? solution;
  }
}
