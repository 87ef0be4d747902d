/** How the tokens after a label fall on its places. */
import { describe, expect, it } from 'vitest';
import { countRow, learnFillers, type Count, type Fillers } from '../../src/reading/counting.ts';
import { labelsOf } from '../../src/reading/labels.ts';
import type { RowRun } from '../../src/reading/runs.ts';
import { stridesOf, type Stride } from '../../src/reading/strides.ts';
import type { Token } from '../../src/reading/tokens.ts';
import { ogi2021 } from './forms-by-name.ts';

const token = (text: string, line = 1): Token => ({
  text,
  kind: 'value',
  at: { line, from: 1, to: text.length },
  table: 0,
  cell: -1,
  line,
  isPiped: true,
  isSpaced: false,
  hasImage: false,
});
const tokens = (...texts: string[]): Token[] => texts.map((text) => token(text));
const known = (parts: Partial<Fillers> = {}): Fillers => ({
  leading: new Map(),
  keepsBlanks: false,
  hasFillers: false,
  ...parts,
});
const say = (count: Count): string =>
  count.kind === 'blank' ? 'blank' : `${count.kind}: ${count.tokens.map((t) => t.text).join(',')}`;
const count = (texts: string[], places: number, fillers = known(), stride: Stride | null = null): string =>
  say(countRow(tokens(...texts), places, 'requests/2', fillers, stride));

describe('countRow', () => {
  it('takes a token for every place', () => {
    expect(count(['1', '', '3'], 3)).toBe('exact: 1,,3');
  });

  it('calls a row without any number blank, however many empty cells it has', () => {
    expect(count([], 3)).toBe('blank');
    expect(count(['', '', '', ''], 3)).toBe('blank');
  });

  it('calls fewer tokens than places lost, unless some are empty', () => {
    expect(count(['1', '3'], 3)).toBe('lost: 1,3');
    expect(count(['1', ''], 3)).toBe('open: 1');
  });

  it('calls more numbers than places surplus', () => {
    expect(count(['1', '2', '3', '4'], 3)).toBe('surplus: 1,2,3,4');
  });

  it('drops empty cells outside the numbers only where that goes in one way', () => {
    expect(count(['', '1', '2', '3', ''], 3)).toBe('exact: 1,2,3');
    expect(count(['', '1', '2', ''], 3)).toBe('open: 1,2');
  });

  it('drops them as other rows of the same depth show', () => {
    const fillers = known({ leading: new Map([['requests/2', 1]]), keepsBlanks: true });
    expect(count(['', '1', '2', ''], 3, fillers)).toBe('exact: 1,2,');
  });

  it('does not take empty cells at the end for blanks where fillers stand there and blanks are not known to be kept', () => {
    expect(count(['1', '2', ''], 3, known({ hasFillers: true }))).toBe('open: 1,2');
    expect(count(['1', '2', ''], 3, known({ hasFillers: true, keepsBlanks: true }))).toBe('exact: 1,2,');
    expect(count(['1', '2', ''], 3, known({ hasFillers: true }), 'regular')).toBe('exact: 1,2,');
  });

  it('trusts a row that is shorter or longer than its table only where every place is full', () => {
    expect(count(['1', '2', '', ''], 3, known({ keepsBlanks: true, hasFillers: true }), 'odd')).toBe(
      'open: 1,2',
    );
    expect(count(['1', '2', '3', ''], 3, known({ hasFillers: true }), 'odd')).toBe('exact: 1,2,3');
  });

  it('takes what is empty between the first place and the last for blanks, however wide the row', () => {
    const fillers = known({ keepsBlanks: true, hasFillers: true });
    expect(count(['1', '', '3', ''], 3, fillers, 'odd')).toBe('exact: 1,,3');
    expect(count(['1', '', '3', '', ''], 4, fillers, 'odd')).toBe('open: 1,3');
  });
});

const rows = labelsOf(ogi2021).rows.filter((r) => r.section.id === 'requests');
/** A run of the i-th row of section 3, one cell a line. */
function run(i: number, texts: string[], labelCells = 1, isLast = false): RowRun {
  const at = rows[i];
  if (at === undefined) throw new Error(`section 3 has no row ${String(i)}`);
  return {
    at,
    labelEnd: token('', 10 * i + 1),
    tokens: texts.map((text, k) => token(text, 10 * i + 2 + k)),
    from: 0,
    column: 0,
    isAfterEmpty: false,
    labelCells,
    head: [],
    isLast,
    headExponent: null,
  };
}
const seven = ['1', '2', '3', '4', '5', '6', '21'];
const measured = (...runs: RowRun[]): { run: RowRun; places: number }[] =>
  runs.map((r) => ({ run: r, places: 7 }));

describe('stridesOf', () => {
  const full = [0, 1, 3, 4].map((i) => run(i, [...seven, '', '']));

  it('finds the row that is a cell shorter than the others', () => {
    const short = run(5, [...seven.slice(1), '', '']);
    const strides = stridesOf(measured(...full, short));
    expect([...strides.values()]).toEqual(['regular', 'regular', 'regular', 'regular', 'odd']);
  });

  it('counts the label of the group before the first of its rows', () => {
    const first = run(5, [...seven, ''], 2);
    expect(stridesOf(measured(...full, first)).get(first)).toBe('regular');
  });

  it('lets the last row end without its fillers', () => {
    const last = run(5, [...seven.slice(0, 6), ''], 1, true);
    expect(stridesOf(measured(...full, last)).get(last)).toBe('regular');
  });

  it('calls rows regular of a table without fillers where each has as many cells as places', () => {
    const even = [0, 1, 3].map((i) => run(i, seven));
    const blankLast = run(4, [...seven.slice(1), '']);
    expect(stridesOf(measured(...even, blankLast)).get(blankLast)).toBe('regular');
    expect(stridesOf(measured(...even.slice(1), blankLast)).size).toBe(0);
    expect(stridesOf(measured(...even, blankLast, run(5, seven.slice(1)))).size).toBe(0);
  });

  it('says nothing of few rows', () => {
    expect(stridesOf(measured(run(0, [...seven, '', '']), run(1, [...seven, '']))).size).toBe(0);
  });
});

describe('learnFillers', () => {
  it('sees that blanks are kept where one stands between two numbers', () => {
    expect(learnFillers(measured(run(0, ['1', '', '3', '4', '5', '6', '21', '']))).keepsBlanks).toBe(true);
    expect(learnFillers(measured(run(0, ['1', '2', '', '', '', '', '', '']))).keepsBlanks).toBe(false);
  });

  it('sees that blanks are kept where a row has one and none has fillers', () => {
    const blanksLast = run(0, ['1', '2', '', '', '', '', '']);
    expect(learnFillers(measured(blanksLast)).keepsBlanks).toBe(true);
    const withFiller = run(1, ['1', '2', '3', '4', '5', '6', '21', '']);
    expect(learnFillers(measured(blanksLast, withFiller)).keepsBlanks).toBe(false);
  });

  it('sees that blanks are kept where every row has as many cells as places, and rows are enough', () => {
    const even = [0, 1, 3, 4, 5].map((i) => run(i, seven));
    expect(learnFillers(measured(...even)).keepsBlanks).toBe(true);
    expect(learnFillers(measured(...even.slice(1))).keepsBlanks).toBe(false);
    expect(learnFillers(measured(...even, run(6, seven.slice(1)))).keepsBlanks).toBe(false);
  });

  it('learns how many empty cells stand before the numbers by the depth of the label', () => {
    const fillers = learnFillers(measured(run(0, ['', '', ...seven]), run(1, ['', '', ...seven])));
    expect([...fillers.leading.values()]).toEqual([2]);
    expect(fillers.hasFillers).toBe(true);
  });
});
