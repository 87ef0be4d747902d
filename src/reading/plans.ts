/**
 * Which cell of a page's tables stands at which code, remembered by the page's skeleton. Both readings find that out from labels,
 * blanks and order, never from what the figures are; so what they found for one report holds for the next with the
 * same skeleton. Only readings without any doubt are remembered. What memory may change is time: a test reads
 * every layout, whole and damaged, with and without it.
 */
import type { SectionId } from '../forms/index.ts';
import type { Edition } from './edition.ts';
import type { Reading, ReadingNotes } from './reading.ts';
import type { Skeleton } from './skeleton.ts';
import type { Tables } from './tables.ts';
import { WrittenCells, type WriteStep } from './written-cells.ts';

/** What was found out about a skeleton. */
interface Plan {
  readonly edition: Edition;
  readonly steps: readonly WriteStep[];
  readonly found: ReadonlySet<SectionId>;
  readonly notes: Partial<ReadingNotes>;
}

/** Plans kept; the one that was not used for longest goes. One takes some 20 KB. */
const mostPlans = 128;

const plans = new Map<string, Plan>();

const noRows: Reading['extra'] = [];

/** The edition of a page and what its tables say, if its skeleton was read before; else null. */
export function recall({ key, tables }: Skeleton): { edition: Edition; tables: Tables } | null {
  const plan = plans.get(key);
  if (plan === undefined || plan.edition.form === null) return null;
  plans.delete(key);
  plans.set(key, plan);
  const written = new WrittenCells(plan.edition.form);
  written.follow(plan.steps, tables);
  const { values, cells, units } = written;
  return {
    edition: plan.edition,
    tables: {
      agreed: { values, cells, ambiguous: [], units, steps: null },
      notes: { ...plan.notes, units },
      extra: noRows,
      found: plan.found,
      isPlain: true,
      hasUnreadable: written.hasUnreadable,
    },
  };
}

/** Remembers what was read from a page with this skeleton, if nothing in it is in doubt. */
export function remember(skeleton: Skeleton, edition: Edition, read: Tables): void {
  const { steps } = read.agreed;
  if (!read.isPlain || steps === null || read.extra.length > 0) return;
  const places = new Map(skeleton.tables.map((table, place) => [table.index, place]));
  const placed: WriteStep[] = [];
  for (const step of steps) {
    const place = places.get(step.table);
    if (place === undefined) return;
    placed.push({ ...step, table: place });
  }
  const oldest = plans.size >= mostPlans ? plans.keys().next() : null;
  if (oldest?.done === false) plans.delete(oldest.value);
  plans.set(skeleton.key, { edition, steps: placed, found: read.found, notes: read.notes });
}

/** Forgets all plans: for tests and benchmarks. */
export function forgetPlans(): void {
  plans.clear();
}

/** How many plans are kept. */
export function planCount(): number {
  return plans.size;
}
