/** Errors within one report, and reports without any: as pages and as texts. */
import { examine } from '../../src/examine/index.ts';
import type { Record } from '../../src/record/index.ts';
import type { TestReport } from '../../test/layouts/report.ts';
import { cleanReports, layouts, wholeReports } from './documents.ts';
import { errorKinds, inject, type ErrorKind } from './inject.ts';
import { falseAccusations, judge } from './judge.ts';
import type { Tally } from './tally.ts';

/** The kind of a layout, for the table: 42 layouts are too many to read. */
export function groupOf(layout: { readonly name: string; readonly kind: string }): string {
  if (layout.kind === 'html') return 'HTML';
  return layout.name.startsWith('text of a PDF') ? 'text of a PDF' : 'text';
}

/** Counts a record of a report that has no error. */
export function noteClean(
  tally: Tally,
  group: string,
  record: Record,
  report: TestReport,
  name: string,
): void {
  const clean = tally.cleanOf(group);
  clean.documents++;
  for (const finding of falseAccusations(record, report)) {
    clean.accusations++;
    if (clean.examples.length < 5) clean.examples.push(`${name}: ${finding.rule} ${finding.message.en}`);
  }
}

/** Reads about `count` reports without an error, spread over all layouts; some state numbers in their text. */
export async function measureClean(tally: Tally, count: number, seed: number): Promise<void> {
  const each = Math.ceil(count / layouts.length);
  for (const [index, layout] of layouts.entries()) {
    let done = 0;
    for (let round = 0; done < each && round < 8; round++) {
      for (const made of cleanReports(layout, each, seed + index + 1000 * round, round % 2 === 0)) {
        if (done === each || made.report.claims.some(({ agrees }) => !agrees)) continue;
        done++;
        const record = await examine(layout.render(made.report, made.variation), { file: 'clean' });
        noteClean(tally, groupOf(layout), record, made.report, layout.name);
      }
    }
  }
}

/** Counts a record of a report with one error. */
export function noteError(
  tally: Tally,
  group: string,
  kind: ErrorKind,
  record: Record,
  injected: { readonly report: TestReport; readonly before: ReadonlyMap<string, number> },
  name: string,
): void {
  const count = tally.count(kind, group);
  const judged = judge(record, injected.report, injected.before);
  count.injected++;
  const wrong = falseAccusations(record, injected.report);
  const clean = tally.cleanOf(`${group}, with an error`);
  clean.documents++;
  clean.accusations += wrong.length;
  for (const finding of wrong.slice(0, 2)) {
    if (clean.examples.length < 5) clean.examples.push(`${name}: ${finding.rule} ${finding.message.en}`);
  }
  if (!judged.breaks) return;
  count.breaking++;
  if (!judged.isFound) tally.missed.push(`${kind} in ${name}: ${[...injected.before.keys()].join()}`);
  else count.found++;
  if (judged.isRight) count.right++;
  if (!judged.isDetermined || !judged.isFound) return;
  count.determined++;
  if (judged.isRight) count.determinedRight++;
}

/** Puts `each` errors of every kind into reports in every layout, and reads them. */
export async function measureErrors(tally: Tally, each: number, seed: number): Promise<void> {
  for (const [index, layout] of layouts.entries()) {
    for (const [k, kind] of errorKinds.entries()) {
      let done = 0;
      for (const made of wholeReports(layout, each * 3, seed + 31 * index + 7919 * k)) {
        const injected = done < each ? inject(kind, made.report, seed + done * 104_729 + k) : null;
        if (injected === null) continue;
        done++;
        const record = await examine(layout.render(injected.report, made.variation), { file: kind });
        noteError(tally, groupOf(layout), kind, record, injected, layout.name);
      }
    }
  }
}
