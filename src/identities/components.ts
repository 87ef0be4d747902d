/** Splits a network into parts that no identity ties together; groups without a choice become fixed amounts. */
import type { Network, Tie, Variable } from './network.ts';

/** The parts, each with its own ties, whose indexes and `totalIn` count within the part. */
export function componentsOf(network: Network): Network[] {
  const open = network.variables.filter((v) => v.choices.length > 1);
  const ties = network.ties.map((tie, t) => settle(tie, t, network.variables));
  const leader = new Map(open.map((v) => [v.group, v.group]));
  const find = (group: number): number => {
    let at = group;
    for (let up = leader.get(at) ?? at; up !== at; up = leader.get(at) ?? at) at = up;
    return at;
  };
  const firstOf = new Map<number, number>();
  for (const v of open) {
    for (const tie of v.ties) {
      if (ties[tie] === null) continue;
      const first = firstOf.get(tie);
      if (first === undefined) firstOf.set(tie, v.group);
      else leader.set(find(v.group), find(first));
    }
  }
  const parts = new Map<number, Variable[]>();
  for (const v of open) {
    const part = parts.get(find(v.group));
    if (part === undefined) parts.set(find(v.group), [v]);
    else part.push(v);
  }
  return [...parts.values()].map((variables) => extract(variables, ties));
}

/**
 * A tie with the amounts of the groups that have one choice; null where its total or its expected side is certain to
 * have no number, so that the identity is not evaluated.
 */
function settle(tie: Tie, index: number, variables: readonly Variable[]): Tie | null {
  let { fixed, hasExpected, totalIn } = tie;
  for (const { group, choices, ties } of variables) {
    const at = ties.indexOf(index);
    if (at === -1) continue;
    if (choices.every((c) => c.hasTotal[at] === false)) return null;
    hasExpected ||= choices.some((c) => c.hasExpected[at] === true);
    const [only, ...others] = choices;
    if (only === undefined || others.length > 0) continue;
    fixed += only.amounts[at] ?? 0;
    if (totalIn === group) totalIn = null;
  }
  return hasExpected ? { fixed, hasExpected, totalIn } : null;
}

function extract(variables: readonly Variable[], all: readonly (Tie | null)[]): Network {
  const indexes = new Map<number, number>();
  const ties: Tie[] = [];
  for (const t of variables.flatMap((v) => v.ties)) {
    const tie = all[t] ?? null;
    if (tie === null || indexes.has(t)) continue;
    indexes.set(t, ties.length);
    const totalIn = variables.findIndex((v) => v.group === tie.totalIn);
    ties.push({ ...tie, totalIn: totalIn === -1 ? null : totalIn });
  }
  return { ties, variables: variables.map((v) => narrow(v, indexes)) };
}

/** A variable that speaks of the ties of its part only. */
function narrow(v: Variable, indexes: ReadonlyMap<number, number>): Variable {
  const kept = [...v.ties.keys()].filter((i) => indexes.has(v.ties[i] ?? -1));
  const pick = <T>(list: readonly T[]): T[] => list.filter((_, i) => kept.includes(i));
  return {
    group: v.group,
    ties: pick(v.ties).map((t) => indexes.get(t) ?? -1),
    choices: v.choices.map((c) => ({
      ...c,
      amounts: pick(c.amounts),
      hasTotal: pick(c.hasTotal),
      hasExpected: pick(c.hasExpected),
    })),
  };
}
