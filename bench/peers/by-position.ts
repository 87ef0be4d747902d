/**
 * What somebody reads out of a peer's tables without knowing more: rows that end in figures are rows of the form. Each is found by its label, where
 * that stands whole before the figures; between two of those, rows are taken in order where there are as many as the form has, and the figures of a
 * row where they are as many as its places. As simple as that, and as fair: what does not fit is left out, and costs nothing but itself.
 */
import type { PrintedForm } from '../../test/printed-forms/index.ts';

/** A table as a peer gives it; of text, a line is a row and a word a cell. */
export type Rows = readonly (readonly string[])[];

interface FoundRow {
  readonly label: string;
  readonly figures: readonly string[];
}

interface FormRow {
  readonly label: string;
  readonly codes: readonly string[];
}

const plain = (cell: string): string => cell.normalize('NFKC').replace(/[\s,]/gu, '');
/** The marks before labels: 一、 （一） 1. */
const unmarked = (label: string): string =>
  plain(label).replace(/^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d+[.、])/u, '');

/** A count, a change, an amount, with a unit or a note behind it or not; a blank, a dash or a word for nothing. pandas makes 47 to 47.0 where a column has a blank. */
const isFigure = (cell: string): boolean =>
  /^(?:[-+]?\d+(?:\.\d+)?(?:万?[条次篇件个人元])?(?:\(.*\))?|[-—–/]*|无|不涉及)$/u.test(cell);

/** The number that a cell holds; null where it stands for nothing. */
const numberIn = (cell: string): number | null => {
  const figure = /^[-+]?\d+(?:\.\d+)?/u.exec(cell)?.[0];
  return figure === undefined ? null : Number(figure);
};

/** A row that ends in figures; null for any other, and for a line that is one number (of a page, say). */
function foundRow(row: readonly string[]): FoundRow | null {
  const cells = row.map(plain);
  let from = cells.length;
  while (from > 0 && isFigure(cells[from - 1] ?? '')) from -= 1;
  const figures = cells.slice(from);
  const label = cells.slice(0, from).join('');
  const isNothing = label === '' && figures.every((cell) => numberIn(cell) === null);
  return row.length === 1 || figures.length === 0 || isNothing ? null : { label, figures };
}

function formRows(form: PrintedForm): FormRow[] {
  return form.sections
    .flatMap(({ tables }) => tables.flatMap(({ rows }) => rows))
    .flatMap((row) => {
      const codes = row.flatMap(({ code }) => (code === null ? [] : [code]));
      const label = row.filter(({ kind }) => kind === 'label').at(-1)?.text ?? '';
      return codes.length === 0 ? [] : [{ label: unmarked(label), codes }];
    });
}

/** Pairs of rows whose labels are the same, in order on both sides: as many as there can be. */
function anchors(form: readonly FormRow[], found: readonly FoundRow[]): (readonly [number, number])[] {
  const isSame = (i: number, j: number): boolean => {
    const label = form[i]?.label ?? '';
    return label !== '' && (found[j]?.label.includes(label) ?? false);
  };
  // Length of the longest common run of pairs from (i, j) on.
  const best = Array.from({ length: form.length + 1 }, () => new Array<number>(found.length + 1).fill(0));
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  for (let i = form.length - 1; i >= 0; i--)
    for (let j = found.length - 1; j >= 0; j--)
      best[i]![j] = Math.max(at(i + 1, j), at(i, j + 1), isSame(i, j) ? at(i + 1, j + 1) + 1 : 0);
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < form.length && j < found.length;) {
    if (isSame(i, j) && at(i, j) === at(i + 1, j + 1) + 1) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

/** Code → number, for every place of the form that this way of reading finds one at. */
export function readByPosition(tables: readonly Rows[], form: PrintedForm): Map<string, number> {
  const wanted = formRows(form);
  const found = tables.flatMap((table) => table.map(foundRow)).filter((row) => row !== null);
  const values = new Map<string, number>();
  const take = (i: number, j: number): void => {
    const { codes } = wanted[i] ?? { codes: [] };
    const { figures } = found[j] ?? { figures: [] };
    // More cells than places: figures that belong to the label. The last ones are those of the places.
    if (figures.length < codes.length) return;
    for (const [k, code] of codes.entries()) {
      const number = numberIn(figures[figures.length - codes.length + k] ?? '');
      if (number !== null) values.set(code, number);
    }
  };
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of [...anchors(wanted, found), [wanted.length, found.length] as const]) {
    if (nextI - i === nextJ - j) for (let k = 0; i + k < nextI; k++) take(i + k, j + k);
    take(nextI, nextJ);
    [i, j] = [nextI + 1, nextJ + 1];
  }
  return values;
}
