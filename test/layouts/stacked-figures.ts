/**
 * Figures that a print sets on two lines of a cell: one number that the cell wrapped, or two numbers one over the other. Where
 * nothing on the page tells which, null is what a reader owes; where an identity does, it is not. By the tests' own arithmetic.
 */
import type { Cell, Record } from '../../src/record/index.ts';
import { printedIdentities, standing, type Held, type PrintedIdentity } from '../printed-forms/index.ts';
import { held, type TestReport } from './report.ts';

/** What a record lacks of the values that a report prints. */
export interface Lacking {
  /** Values that it had to read: code, what is printed, and what the record has instead. */
  readonly missed: readonly {
    readonly code: string;
    readonly printed: string;
    readonly cell: Cell | undefined;
  }[];
  /** Codes of stacked figures that can be read in two ways, of which no identity decides one. */
  readonly undecided: readonly string[];
}

/** More combinations of readings are not looked at: then nothing is decided. */
const mostWays = 50_000;

/** What is printed as a certain number, and is not in the record. */
export function lackingIn(record: Record, report: TestReport): Lacking {
  const values = record.report?.values ?? {};
  const cells = record.report?.cells ?? {};
  const unread = [...report.printed].filter(
    ([code, cell]) => cell.value !== null && values[code] !== cell.value,
  );
  const stacked = new Map<string, readonly number[]>();
  for (const [code, cell] of unread) {
    if (isStacked(cells[code], cell.raw)) stacked.set(code, readingsOf(cells[code]?.raw ?? ''));
  }
  const decided = decidedOf(record, report, stacked);
  const isUndecided = (code: string): boolean => stacked.has(code) && !decided.has(code);
  return {
    missed: unread
      .filter(([code]) => !isUndecided(code))
      .map(([code, { raw }]) => ({ code, printed: raw, cell: cells[code] })),
    undecided: unread.flatMap(([code]) => (isUndecided(code) ? [code] : [])),
  };
}

/** Whether the record holds, as unreadable, just what is printed, and only a line's end within it was in the way. */
function isStacked(cell: Cell | undefined, printed: string): boolean {
  return (
    cell?.state === 'unreadable' &&
    /[\d\uff10-\uff19,\uff0c.\uff0e] [\d\uff10-\uff19,\uff0c.\uff0e]/u.test(cell.raw) &&
    cell.raw.replaceAll(' ', '') === printed.replaceAll(' ', '')
  );
}

/** The numbers that lines of figures may say: all lines as one, or several numbers of which any is meant, or their sum. */
export function readingsOf(raw: string): number[] {
  const lines = raw.normalize('NFKC').replaceAll(',', '').split(' ');
  const found = new Set<number>();
  const split = (from: number, numbers: readonly number[]): void => {
    if (from === lines.length) {
      for (const number of numbers) found.add(number);
      found.add(numbers.reduce((sum, number) => sum + number, 0));
    }
    for (let to = from + 1; to <= lines.length; to += 1)
      split(to, [...numbers, Number(lines.slice(from, to).join(''))]);
  };
  split(0, []);
  return [...found];
}

/**
 * The stacked codes that an identity decides: all its other places are read, and of all readings of its stacked ones only the
 * printed numbers make it hold. What one decides is certain for the next.
 */
function decidedOf(
  record: Record,
  report: TestReport,
  stacked: ReadonlyMap<string, readonly number[]>,
): ReadonlySet<string> {
  const decided = new Set<string>();
  const hold = (code: string): Held => {
    const truth = held(report, code);
    const isRead = decided.has(code) || record.report?.values[code] === report.printed.get(code)?.value;
    return typeof truth === 'object' && !isRead ? 'obscure' : truth;
  };
  for (let isChanged = true; isChanged;) {
    isChanged = false;
    for (const identity of printedIdentities(report.form.edition)) {
      const open = [...identity.reported, ...identity.expected].filter(
        (code) => stacked.has(code) && !decided.has(code),
      );
      if (open.length === 0 || waysToHold(identity, open, stacked, hold) !== 1) continue;
      const isTrue = standing(identity, (code) => (open.includes(code) ? held(report, code) : hold(code)));
      if (isTrue !== 'holds') continue;
      for (const code of open) decided.add(code);
      isChanged = true;
    }
  }
  return decided;
}

/** How many choices of readings make an identity hold; infinitely many where they are too many to look at. */
function waysToHold(
  identity: PrintedIdentity,
  open: readonly string[],
  stacked: ReadonlyMap<string, readonly number[]>,
  hold: (code: string) => Held,
): number {
  const readings = open.map((code) => stacked.get(code) ?? []);
  if (readings.reduce((ways, { length }) => ways * length, 1) > mostWays) return Number.POSITIVE_INFINITY;
  let count = 0;
  const choose = (chosen: ReadonlyMap<string, number>): void => {
    const code = open[chosen.size];
    if (code === undefined) {
      const holdChosen = (each: string): Held => {
        const number = chosen.get(each);
        return number === undefined ? hold(each) : { number };
      };
      count += Number(standing(identity, holdChosen) === 'holds');
      return;
    }
    for (const number of readings[chosen.size] ?? []) choose(new Map([...chosen, [code, number]]));
  };
  choose(new Map());
  return count;
}
