/** Two reports of one agency for years that follow one another, whose numbers agree with one another. */
import type { TestReport } from '../../test/layouts/report.ts';
import { numberOf, withNumbers } from './inject.ts';

const columns = ['natural_person', 'business', 'research', 'public_interest', 'legal_service', 'other_org'];
const documents = ['proactive.regulations', 'proactive.normative_documents'];
const blocks = ['reconsideration', 'litigation.direct', 'litigation.after_reconsideration'];

/** The second report as the year after the first: what is carried over, pending and in force follows from it. */
export function yearAfter(first: TestReport, second: TestReport): TestReport {
  const numbers = new Map<string, number>();
  const n = (code: string): number => numbers.get(code) ?? numberOf(second, code) ?? 0;
  const last = (code: string): number => numberOf(first, code) ?? 0;
  const rows = ['received', 'carried_in', 'outcome.total', 'carried_out'].map((row) => `requests.${row}`);
  const [received = '', carriedIn = '', handled = '', carriedOut = ''] = rows;
  for (const column of columns) {
    const from = last(`${carriedOut}.${column}`);
    const done = n(`${handled}.${column}`) + n(`${carriedOut}.${column}`);
    numbers.set(`${carriedIn}.${column}`, from);
    numbers.set(`${carriedOut}.${column}`, n(`${carriedOut}.${column}`) + Math.max(0, from - done));
    numbers.set(`${received}.${column}`, Math.max(0, done - from));
  }
  for (const row of [received, carriedIn, carriedOut]) {
    numbers.set(
      `${row}.total`,
      columns.reduce((sum, column) => sum + n(`${row}.${column}`), 0),
    );
  }
  for (const block of blocks) {
    const more = Math.max(0, last(`${block}.pending`) - n(`${block}.total`));
    numbers.set(`${block}.pending`, n(`${block}.pending`) + more);
    numbers.set(`${block}.total`, n(`${block}.total`) + more);
  }
  for (const row of documents) {
    if (!second.printed.has(`${row}.in_force`)) continue;
    const repealed = Math.min(n(`${row}.repealed`), last(`${row}.in_force`) + n(`${row}.issued`));
    numbers.set(`${row}.repealed`, repealed);
    numbers.set(`${row}.in_force`, last(`${row}.in_force`) + n(`${row}.issued`) - repealed);
  }
  for (const code of second.printed.keys()) {
    if (!code.endsWith('.items_previous')) continue;
    const row = code.slice(0, -'.items_previous'.length);
    numbers.set(code, Math.max(0, last(code) + last(`${row}.items_change`)));
  }
  const year = first.year + 1;
  return {
    ...withNumbers(second, numbers),
    agency: first.agency,
    year,
    title: first.title.replaceAll(String(first.year), String(year)),
    published: `${String(year + 1)}-01-20`,
  };
}
