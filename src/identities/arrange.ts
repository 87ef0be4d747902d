/**
 * Where the numbers of rows with lost cells stand, as far as the identities settle it (record.md, Honesty 2).
 *
 * A wrong number without a finding is the worst thing the program can do, so one arrangement that fits is not enough:
 * the agency may have printed a wrong total. A group is decided only if an arrangement breaks no identity, and every
 * arrangement that breaks at most one gives this group the same values.
 */
import type { Form } from '../forms/index.ts';
import { isExact, networkOf } from './network.ts';
import { placementsOf, type ArrangeGroup, type Placement } from './placements.ts';
import { componentsOf } from './components.ts';
import { Budget, Component } from './component-search.ts';
import type { CellView } from './view.ts';

export interface ArrangeOptions {
  /** How many looks at a choice the search may take in all; what is not settled by then is ambiguous. */
  readonly budget?: number;
}

/** About 40 ms; whole reports of which every row lost its blanks need a tenth of it at the median. */
const defaultBudget = 2_500_000;

/**
 * Gives, for each group, the values of its places (null in a place = empty), or null where they are ambiguous.
 *
 * - A group with one placement (no number, or as many as places) is no question: it is given as it is.
 * - An empty place counts as zero, a total too: to leave a total empty beside its addends is to print a wrong one.
 *   An identity is not evaluated, hence not broken, where its total or its expected side is certain to have no number,
 *   where it has a text, unreadable or ambiguous member outside the groups, or a place of a group that cannot be
 *   arranged (more numbers than places, too long, no whole numbers).
 * - "At most one broken" holds for each set of groups that identities tie together, not for the whole report.
 * - Groups that share a code are a mistake of the caller: then nothing is decided.
 */
export function arrange(
  form: Form,
  fixed: CellView,
  groups: readonly ArrangeGroup[],
  options: ArrangeOptions = {},
): (Placement | null)[] {
  const codes = groups.flatMap((group) => group.codes);
  if (new Set(codes).size < codes.length) return groups.map(() => null);
  const placements = groups.map(placementsOf);
  const arrangeable = placements.map((list, g) =>
    list !== null && list.length > 0 && groups[g]?.numbers.every(isExact) === true ? list : null,
  );
  const network = networkOf(form, fixed, groups, arrangeable);
  const answers = placements.map((list) => (list?.length === 1 ? (list[0] ?? null) : null));
  const budget = new Budget(options.budget ?? defaultBudget);
  for (const part of componentsOf(network)) {
    for (const { group, placement } of new Component(part, budget).decide()) answers[group] = placement;
  }
  return answers;
}
