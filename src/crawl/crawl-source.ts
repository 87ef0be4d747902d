/** Walking one source: its lists, then the reports that they name, each checked once; and what the years still lack. */
import type { Queued } from '../store/index.ts';
import { checkDocument } from './check-document.ts';
import { checkList } from './check-list.ts';
import { isoTime } from './clock.ts';
import { reckon } from './reckoning.ts';
import { emptyFacts, isListKind, type SourceWalk } from './source-walk.ts';

/** Walks to the end. Throws CrawlEnd where it is stopped: what is settled stays settled. */
export async function crawlSource(walk: SourceWalk): Promise<void> {
  const { clock, onCheck, store } = walk.context;
  store.enqueue(walk.round, seeds(walk));
  let areListsDone = false;
  for (;;) {
    const next = store.next(walk.round);
    if (!areListsDone && (next === null || !isListKind(next))) {
      areListsDone = true;
      store.enqueue(walk.round, unlisted(walk));
      continue;
    }
    if (next === null) break;
    const settled = await (isListKind(next) ? checkList(walk, next) : checkDocument(walk, next));
    store.settle(walk.round, settled);
    onCheck(walk.source, settled.check, store.waiting(walk.round));
  }
  const { settled, events } = reckon(walk);
  store.endRound(walk.round, isoTime(clock), settled, events);
  for (const { check } of settled) onCheck(walk.source, check, 0);
}

function seeds({ source }: SourceWalk): Queued[] {
  const { entries, home } = source;
  if (entries === null) return [{ url: home, kind: 'home', facts: emptyFacts }];
  return entries.map(({ url }, entry) => ({ url, kind: 'list', facts: { ...emptyFacts, entry } }));
}

/** Reports that were there before and that no list names now: they are looked for at their own addresses. */
function unlisted(walk: SourceWalk): Queued[] {
  return walk.context.store
    .pages(walk.source.id)
    .filter(({ kind, facts }) => (kind === 'report' || kind === 'file') && walk.isWanted(facts.year))
    .map(({ url, kind, facts }) => ({ url, kind, facts }));
}
