/** What the years of a source lack when all its lists are read: not published yet, too few, too many. */
import type { Event, Outcome, Settled } from '../store/index.ts';
import { addressOf } from './addresses.ts';
import { emptyFacts, isListKind, type SourceWalk } from './source-walk.ts';

/** Outcomes after which a year's report is there. */
const had: ReadonlySet<Outcome> = new Set<Outcome>(['found', 'unchanged', 'changed', 'moved']);

export function reckon(walk: SourceWalk): {
  readonly settled: readonly Settled[];
  readonly events: readonly Event[];
} {
  const { store, years } = walk.context;
  const { entries, expected, home } = walk.source;
  const checks = store.checks(walk.round);
  const documents = checks.filter((check) => !isListKind(check));
  const counts = new Map<number, number>();
  for (const { year, outcome } of documents) {
    if (year !== null && had.has(outcome)) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  // Nothing is said of what is not published where a list was not read, or where a report that was not had may be of any year.
  const isWhole =
    checks.some(({ kind, outcome }) => kind === 'list' && outcome === 'visited') &&
    checks.every((check) => !isListKind(check) || check.outcome === 'visited') &&
    documents.every(
      ({ year, outcome }) => year !== null || outcome === 'not_a_report' || outcome === 'duplicate',
    );
  const settled: Settled[] = [];
  const events: Event[] = [];
  for (const year of [...(years ?? counts.keys())].sort()) {
    const count = counts.get(year) ?? 0;
    if (isWhole && !checks.some((check) => check.year === year)) {
      const url = addressOf(entries?.[0]?.url ?? home) ?? home;
      const queued = { url, kind: 'year', facts: { ...emptyFacts, year } } as const;
      settled.push({ check: walk.check(queued, 'not_published') });
    }
    if (expected === null) continue;
    const detail = `${String(year)}: ${String(count)} (${String(expected.least)}–${String(expected.most)})`;
    if (count < expected.least) events.push(walk.event('count.too_few', 'error', null, detail));
    if (count > expected.most) events.push(walk.event('count.too_many', 'warning', null, detail));
  }
  return { settled, events };
}
