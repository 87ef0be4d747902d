/** Errors between two years of an agency: a broken carry-over, a copied year; and pairs of years without an error. */
import fc from 'fast-check';
import { compareReports, keepReport } from '../../src/checks/index.ts';
import { examine } from '../../src/examine/index.ts';
import type { Finding, Record } from '../../src/record/index.ts';
import { filled, reports } from '../../test/layouts/random-report.ts';
import { truthOf, type TestReport } from '../../test/layouts/report.ts';
import { noTraps } from '../../test/layouts/variation.ts';
import { layouts } from './documents.ts';
import { numberOf, plain, withNumbers } from './inject.ts';
import { groupOf } from './one-report.ts';
import type { Tally } from './tally.ts';
import { yearAfter } from './two-years.ts';

/** The register knows this agency. */
const agency = '\u53a6\u95e8\u5e02\u4eba\u529b\u8d44\u6e90\u548c\u793e\u4f1a\u4fdd\u969c\u5c40';
const carried = 'requests.carried_in.';
const columns = ['natural_person', 'business', 'research', 'public_interest', 'legal_service', 'other_org'];

interface Pair {
  readonly first: TestReport;
  readonly second: TestReport;
}

function pairOf(first: TestReport, second: TestReport): Pair {
  const year = first.form.edition === 'ogi-2019' ? 2019 : 2022;
  const named = {
    ...first,
    agency,
    year,
    title: first.title.replace(first.agency, agency).replaceAll(String(first.year), String(year)),
    published: `${String(year + 1)}-01-20`,
  };
  // What last year changed must leave a number that can be printed.
  const changes = [...named.printed.keys()].filter((code) => code.endsWith('.items_change'));
  const fixed = withNumbers(
    named,
    new Map(changes.map((code) => [code, Math.abs(numberOf(named, code) ?? 0)])),
  );
  return { first: fixed, second: yearAfter(fixed, second) };
}

/** A row of requests carried in that is consistent in itself and not what last year carried out. */
function brokenCarryOver({ first, second }: Pair, by: number): { pair: Pair; code: string } {
  const column = columns[by % columns.length] ?? '';
  const n = (code: string): number => numberOf(second, code) ?? 0;
  const more = 1 + (by % 7);
  const numbers = new Map([
    [carried + column, n(carried + column) + more],
    [`${carried}total`, n(`${carried}total`) + more],
    [`requests.outcome.granted.${column}`, n(`requests.outcome.granted.${column}`) + more],
    ['requests.outcome.granted.total', n('requests.outcome.granted.total') + more],
    [`requests.outcome.total.${column}`, n(`requests.outcome.total.${column}`) + more],
    ['requests.outcome.total.total', n('requests.outcome.total.total') + more],
  ]);
  return { pair: { first, second: withNumbers(second, numbers) }, code: carried + column };
}

/** A single cell of the row carried in with another number: the report's own identities tell which. */
function slipInCarriedIn({ first, second }: Pair, by: number): { pair: Pair; code: string; was: number } {
  const code = carried + (columns[by % columns.length] ?? '');
  const was = numberOf(second, code) ?? 0;
  return { pair: { first, second: withNumbers(second, new Map([[code, was + 1 + (by % 5)]])) }, code, was };
}

/** Sections 3 and 4 of last year printed again. */
function copiedYear({ first, second }: Pair): Pair {
  const printed = new Map(second.printed);
  for (const code of printed.keys()) {
    const isCopied = /^(?:requests|reconsideration|litigation)\./.test(code);
    if (isCopied) printed.set(code, first.printed.get(code) ?? plain(0));
  }
  return { first, second: { ...second, printed } };
}

async function compare(pair: Pair, render: (report: TestReport) => Uint8Array) {
  const records: Record[] = [];
  for (const report of [pair.first, pair.second]) {
    records.push(await examine(render(report), { file: String(report.year) }));
  }
  const kept = records.map((record) => keepReport(record)).filter((one) => one !== null);
  return { records, findings: compareReports(kept).findings };
}

const isAccusing = ({ blame }: Finding): boolean => blame === 'source';

/** Reads `each` pairs without an error and `each` with each error in every layout. */
export async function measureYears(tally: Tally, each: number, seed: number): Promise<void> {
  for (const [index, layout] of layouts.entries()) {
    const group = groupOf(layout);
    const edition = index % 2 === 0 ? 'ogi-2021' : 'ogi-2019';
    const options = { edition, profile: filled, plainDigits: true, variant: 'parts' } as const;
    const drawn = fc
      .sample(fc.tuple(reports(options), reports(options)), { numRuns: each, seed: seed + index })
      .filter(([first]) => layout.supports(first));
    for (const [by, [first, second]] of drawn.entries()) {
      const pair = pairOf(first, second);
      const render = (report: TestReport): Uint8Array => layout.render(report, noTraps);
      const clean = tally.cleanOf(`${group}, two years`);
      const good = await compare(pair, render);
      clean.documents += 2;
      for (const finding of good.findings.filter(isAccusing)) {
        clean.accusations++;
        if (clean.examples.length < 5)
          clean.examples.push(`${layout.name}: ${finding.rule} ${finding.message.en}`);
      }

      const carryOver = brokenCarryOver(pair, by);
      const carriedWrong = await compare(carryOver.pair, render);
      const count = tally.count('broken_carry_over', group);
      count.injected++;
      count.breaking++;
      const isFound = carriedWrong.findings.some(
        ({ rule, codes }) => rule === 'years.carry_over' && codes[0] === carryOver.code,
      );
      if (isFound) count.found++;
      else tally.missed.push(`broken_carry_over in ${layout.name}: ${carryOver.code}`);

      const slip = slipInCarriedIn(pair, by);
      const slipped = await compare(slip.pair, render);
      const slips = tally.count('slip_in_carry_over', group);
      slips.injected++;
      slips.breaking++;
      const found = slipped.findings.filter(
        ({ rule, codes }) => rule === 'years.carry_over' && codes[0] === slip.code,
      );
      if (found.length > 0) slips.found++;
      else tally.missed.push(`slip_in_carry_over in ${layout.name}: ${slip.code}`);
      const sets = found.flatMap(({ suspects }) => suspects ?? []);
      const isRight = sets.some(
        ({ codes, would_be: would }) => codes.join() === slip.code && would[0] === slip.was,
      );
      if (isRight) slips.right++;
      if (sets.length === 1) {
        slips.determined++;
        if (isRight) slips.determinedRight++;
      }

      const copied = copiedYear(pair);
      const breaks = truthOf(copied.second).brokenIdentities.length > 0;
      const again = await compare(copied, render);
      const copies = tally.count('copied_year', group);
      copies.injected++;
      if (breaks) continue;
      copies.breaking++;
      if (again.findings.some(({ rule }) => rule === 'years.copied')) copies.found++;
      else tally.missed.push(`copied_year in ${layout.name}`);
    }
  }
}
