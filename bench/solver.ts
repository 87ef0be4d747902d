/** How long the solver takes on reports of section 3 and 4; all numbers are invented. Run: npx tsx bench/solver.ts */
import { performance } from 'node:perf_hooks';
import { formById, type Form } from '../src/forms/index.ts';
import { arrange, evaluate, suspects, viewOf, type ArrangeGroup } from '../src/identities/index.ts';
import type { State } from '../src/record/index.ts';

type Printed = Map<string, number | null>;

const form = formById('ogi-2021');
if (form === null) throw new Error('the form of 2021 is gone');

const random = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

const matrix = form.sections.find((s) => s.shape === 'matrix')?.blocks[0];
if (matrix === undefined) throw new Error('section 3 is gone');
const rowIds = matrix.rows.filter((r) => r.alternative?.side !== 'whole').map((r) => r.id);
const columnIds = matrix.columns.map((c) => c.id);
const codesOfRow = (row: string): string[] => columnIds.map((column) => `${row}.${column}`);

/** A true section 3. `share`: how often an applicant other than a person has requests; `blanks`: zeros left blank. */
function trueReport(
  next: () => number,
  size: number,
  share: number,
  blanks: 'all' | 'rows' | 'none',
): Printed {
  const table = new Map(rowIds.map((row) => [row, new Array<number>(7).fill(0)]));
  const outcomes = rowIds.filter((row) => row.includes('.outcome.') && !row.endsWith('.outcome.total'));
  const line = (row: string): number[] => table.get(row) ?? [];
  const draw = (column: number): number =>
    next() < (column === 0 ? 0.7 : share) ? Math.floor(next() ** 3 * size * (column === 0 ? 1 : 0.3)) : 0;
  const [received = '', carriedIn = ''] = rowIds;
  const carriedOut = rowIds.at(-1) ?? '';
  const total = rowIds.at(-2) ?? '';
  for (let column = 0; column < 6; column++) {
    for (const row of [...outcomes, carriedOut]) line(row)[column] = draw(column);
    const sum = outcomes.reduce((n, row) => n + (line(row)[column] ?? 0), 0);
    line(total)[column] = sum;
    const all = sum + (line(carriedOut)[column] ?? 0);
    const old = Math.floor(next() * 0.2 * all);
    line(carriedIn)[column] = old;
    line(received)[column] = all - old;
  }
  const printed: Printed = new Map();
  for (const row of rowIds) {
    const numbers = line(row);
    numbers[6] = numbers.slice(0, 6).reduce((a, b) => a + b, 0);
    const blank = blanks === 'all' || (blanks === 'rows' && next() < 0.5);
    numbers.forEach((n, c) => printed.set(`${row}.${columnIds[c] ?? ''}`, n === 0 && blank ? null : n));
  }
  return printed;
}

function view(printed: Printed, lost: ReadonlySet<string> = new Set()) {
  const cells: { [code: string]: { state: State } } = {};
  const values: { [code: string]: number | null } = {};
  for (const [code, n] of printed) {
    const state: State = lost.has(code) ? 'ambiguous' : n === null ? 'blank' : 'reported';
    cells[code] = { state };
    values[code] = lost.has(code) ? null : n;
  }
  return viewOf({ values, cells });
}

function measure(name: string, runs: number, run: (seed: number) => string): void {
  const times: number[] = [];
  let last = '';
  for (let seed = 1; seed <= runs; seed++) {
    const start = performance.now();
    last = run(seed);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (q: number): string => (times[Math.floor(q * (times.length - 1))] ?? 0).toFixed(2).padStart(7);
  console.log(`${name.padEnd(58)} median ${at(0.5)} ms  p95 ${at(0.95)} ms  max ${at(1)} ms  ${last}`);
}

function benchEvaluate(f: Form): void {
  const seen = view(trueReport(random(1), 50, 0.3, 'none'));
  measure('evaluate, a whole report', 200, () => String(evaluate(f, seen).length));
}

function benchSuspects(f: Form, wrong: number): void {
  let sets = 0;
  let truncated = 0;
  measure(`suspects, ${String(wrong)} wrong cells`, 200, (seed) => {
    const next = random(seed);
    const printed = trueReport(next, 50, 0.3, 'none');
    const codes = [...printed.keys()];
    for (let i = 0; i < wrong; i++) {
      const code = codes[Math.floor(next() * codes.length)] ?? '';
      printed.set(code, (printed.get(code) ?? 0) + 1 + Math.floor(next() * 5));
    }
    const seen = view(printed);
    const found = suspects(f, seen, evaluate(f, seen));
    sets += found.sets.length;
    if (found.truncated) truncated++;
    return `sets a report ${(sets / seed).toFixed(1)}, truncated ${String(truncated)}`;
  });
}

/** Rows without totals, and columns that are short of their parts: many cells could mend each, in twos and threes. */
function benchSuspectsWithoutTotals(f: Form, columns: number): void {
  measure(`suspects, no row totals, ${String(columns)} columns wrong`, 50, (seed) => {
    const printed = trueReport(random(seed), 50, 1, 'none');
    for (const row of rowIds) printed.set(`${row}.total`, null);
    for (const column of columnIds.slice(0, columns)) {
      for (const row of rowIds.slice(2, -2)) printed.set(`${row}.${column}`, 10);
      for (const row of [...rowIds.slice(0, 2), ...rowIds.slice(-2)]) printed.set(`${row}.${column}`, 0);
      printed.set(`${rowIds.at(-2) ?? ''}.${column}`, 182);
      printed.set(`${rowIds[0] ?? ''}.${column}`, 182);
    }
    const seen = view(printed);
    const found = suspects(f, seen, evaluate(f, seen));
    return `sets ${String(found.sets.length)}, truncated ${String(found.truncated)}`;
  });
}

function benchArrange(f: Form, size: number, share: number, blanks: 'all' | 'rows', wrong: number): void {
  let open = 0;
  let decided = 0;
  let mistakes = 0;
  measure(
    `arrange, size ${String(size)}, ${String(share)} others, blanks in ${blanks}, ${String(wrong)} wrong`,
    60,
    (seed) => {
      const next = random(seed);
      const printed = trueReport(next, size, share, blanks);
      const codes = [...printed.keys()].filter((code) => printed.get(code) !== null);
      for (let i = 0; i < wrong; i++) {
        const code = codes[Math.floor(next() * codes.length)] ?? '';
        printed.set(code, (printed.get(code) ?? 0) + 1);
      }
      const groups: ArrangeGroup[] = [];
      for (const row of rowIds) {
        const places = codesOfRow(row);
        const numbers = places.map((code) => printed.get(code) ?? null).filter((n) => n !== null);
        if (numbers.length < places.length) groups.push({ codes: places, numbers });
      }
      const lost = new Set(groups.flatMap((g) => g.codes));
      const answers = arrange(f, view(printed, lost), groups);
      groups.forEach((group, g) => {
        const answer = answers[g] ?? null;
        if (group.numbers.length === 0) return;
        open++;
        if (answer === null) return;
        decided++;
        if (group.codes.some((code, i) => (printed.get(code) ?? null) !== answer[i])) mistakes++;
      });
      return `decided ${String(decided)} of ${String(open)}, mistakes ${String(mistakes)}`;
    },
  );
}

function benchStrip(f: Form): void {
  const codes = f.fields.filter((field) => field.section === 'appeals').map((field) => field.code);
  measure('arrange, section 4, 7 numbers on 15 places', 20, (seed) => {
    const next = random(seed);
    const numbers = Array.from({ length: 7 }, () => Math.floor(next() * 5));
    const answers = arrange(f, view(new Map(), new Set(codes)), [{ codes, numbers }]);
    return `decided ${String(answers.filter((a) => a !== null).length)}`;
  });
}

benchEvaluate(form);
for (const wrong of [1, 2, 3, 5, 40]) benchSuspects(form, wrong);
for (const columns of [1, 2, 3, 6]) benchSuspectsWithoutTotals(form, columns);
for (const wrong of [0, 1]) {
  benchArrange(form, 30, 0.1, 'all', wrong);
  benchArrange(form, 30, 0.1, 'rows', wrong);
  benchArrange(form, 300, 0.4, 'all', wrong);
  benchArrange(form, 300, 0.4, 'rows', wrong);
}
benchStrip(form);
