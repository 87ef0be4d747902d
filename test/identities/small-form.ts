/** A form small enough to try everything: rows `in`, `a`, `b`, `sum`, `out` by columns `x`, `y`, `all`. */
import type { Field, Form, Identity } from '../../src/forms/index.ts';
import type { CellView } from '../../src/identities/index.ts';
import type { State } from '../../src/record/index.ts';

export const rows = ['in', 'a', 'b', 'sum', 'out'] as const;
export const columns = ['x', 'y', 'all'] as const;
export const codes = rows.flatMap((row) => columns.map((column) => `${row}.${column}`));

const field = (code: string): Field => ({
  code,
  column: code,
  short: code,
  section: 'requests',
  block: 'b',
  row: code,
  columnId: null,
  type: 'count',
  unit: null,
  isUnitOnForm: true,
  label: { zh: code, en: code },
  alternative: null,
});

const identity = (key: string, reported: string[], expected: string[]): Identity => ({
  rule: key,
  key,
  reported,
  expected,
  alternatives: [],
  row: null,
  column: null,
  block: null,
  isPrinted: false,
});

const fields = codes.map(field);

export const smallForm: Form = {
  id: 'ogi-2021',
  title: { zh: '', en: '' },
  issued: '',
  years: { from: 2021, to: null },
  sections: [],
  prose: [],
  fields,
  identities: [
    ...columns.map((c) => identity(`balance/${c}`, [`sum.${c}`, `out.${c}`], [`in.${c}`])),
    ...columns.map((c) => identity(`outcome/${c}`, [`sum.${c}`], [`a.${c}`, `b.${c}`])),
    ...rows.map((r) => identity(`row/${r}`, [`${r}.all`], [`${r}.x`, `${r}.y`])),
  ],
  byCode: new Map(fields.map((f) => [f.code, f])),
};

/** A view of numbers; null = blank; a state's name = that state, without a number; a code left out is absent. */
export function viewOfCells(cells: Readonly<{ [code: string]: number | State | null }>): CellView {
  const at = (code: string): number | State | null => (code in cells ? (cells[code] ?? null) : 'absent');
  return {
    value: (code) => {
      const cell = at(code);
      return typeof cell === 'number' ? cell : null;
    },
    state: (code) => {
      const cell = at(code);
      return typeof cell === 'number' ? 'reported' : (cell ?? 'blank');
    },
  };
}

/** The numbers of a true report of the small form, from four outcomes and two carried out. */
export function trueCells(
  a: readonly [number, number],
  b: readonly [number, number],
  out: readonly [number, number],
) {
  const sum = [a[0] + b[0], a[1] + b[1]] as const;
  const line = (row: string, [x, y]: readonly [number, number]): [string, number][] => [
    [`${row}.x`, x],
    [`${row}.y`, y],
    [`${row}.all`, x + y],
  ];
  return Object.fromEntries([
    ...line('in', [sum[0] + out[0], sum[1] + out[1]]),
    ...line('a', a),
    ...line('b', b),
    ...line('sum', sum),
    ...line('out', out),
  ]);
}
