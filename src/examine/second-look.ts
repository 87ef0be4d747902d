/**
 * Where a PDF does not add up, a second engine reads it again: no agency is accused on one engine's word, and a number
 * that the engines read differently is nobody's.
 */
import { confirm, readPdfText, type Document, type NumberRow, type Table } from '../documents/index.ts';
import type { Cell, Finding, PagePlace, Place, Report } from '../record/index.ts';

export interface SecondLook {
  readonly report: Report;
  /** Codes whose numbers the engines read differently; their values are null now. */
  readonly disputed: readonly string[];
}

/** A row of a table that holds figures in question. */
interface AskedRow {
  readonly row: NumberRow;
  readonly codes: string[];
  readonly pages: Set<number>;
}

const isPage = (at: Place): at is PagePlace => 'page' in at;
const keyOf = (at: PagePlace): string => `${String(at.page)}:${at.box.join()}`;

/** Every cell of the document's tables by its place: the table, and the cell's index in it. */
function cellsByPlace(document: Document): Map<string, { table: Table; cell: number }> {
  const found = new Map<string, { table: Table; cell: number }>();
  for (const table of document.blocks) {
    if (table.kind !== 'table') continue;
    table.cells.forEach(({ place }, cell) => {
      if (isPage(place)) found.set(keyOf(place), { table, cell });
    });
  }
  return found;
}

/** Whether a text, in half width, is a figure and no item mark. */
const isFigure = (text: string): boolean => /^[\s+-]*\d/u.test(text) && !/^\d+[.\u3001]/u.test(text);

/** The row round a cell as the second engine may find it: the label before the first figure, and all cells after. */
function rowAround(table: Table, cell: number): NumberRow {
  const line = table.grid[(table.cells[cell]?.row ?? 0) - 1] ?? [];
  const cells = [...new Set(line)].flatMap((i) => {
    const there = table.cells[i];
    return there === undefined ? [] : [there];
  });
  const first = cells.findIndex((c) => isFigure(c.text.normalize('NFKC')));
  const label = cells.slice(0, Math.max(0, first)).findLast((c) => c.text !== '');
  return { label: label?.text ?? '', numbers: cells.slice(Math.max(0, first)).map((c) => c.text) };
}

/** The rows of the cells that findings speak of. */
function rowsAsked(document: Document, report: Report, findings: readonly Finding[]): AskedRow[] {
  const places = cellsByPlace(document);
  const rows = new Map<string, AskedRow>();
  for (const code of new Set(findings.flatMap((f) => f.codes))) {
    const cell = report.cells[code];
    if (cell === undefined || cell.number === null || !isPage(cell.at)) continue;
    const there = places.get(keyOf(cell.at));
    if (there === undefined) continue;
    const key = `${String(there.table.index)}/${String(there.table.cells[there.cell]?.row)}`;
    const known = rows.get(key);
    const asked = known ?? { row: rowAround(there.table, there.cell), codes: [], pages: new Set<number>() };
    asked.codes.push(code);
    asked.pages.add(cell.at.page);
    rows.set(key, asked);
  }
  return [...rows.values()];
}

/** The pages of the rows, and those beside them: a label may stand on the page before its numbers. */
function pagesAround(rows: readonly AskedRow[]): number[] {
  const pages = new Set<number>();
  for (const { pages: own } of rows)
    for (const page of own) for (const p of [page - 1, page, page + 1]) pages.add(p);
  return [...pages].filter((page) => page > 0).sort((a, b) => a - b);
}

/**
 * Asks the second engine about the figures that findings speak of. Null where there is nothing to ask. An engine that
 * gives no text does not disagree: then the cells stay as they are, and the blame unsure.
 */
export async function lookAgain(
  bytes: Uint8Array,
  document: Document,
  report: Report,
  findings: readonly Finding[],
): Promise<SecondLook | null> {
  if (document.kind !== 'pdf') return null;
  const rows = rowsAsked(document, report, findings);
  if (rows.length === 0) return null;
  const { pages } = await readPdfText(bytes, { pages: pagesAround(rows) });
  const answers = confirm(
    pages,
    rows.map(({ row }) => row),
  );
  const cells: { [code: string]: Cell } = { ...report.cells };
  const values: { [code: string]: number | null } = { ...report.values };
  const disputed: string[] = [];
  rows.forEach(({ codes }, i) => {
    for (const code of codes) {
      const cell = cells[code];
      if (cell === undefined) continue;
      if (answers[i] === 'confirmed') cells[code] = { ...cell, readings: [...cell.readings, 'engine2'] };
      else if (answers[i] === 'contradicted') {
        cells[code] = { ...cell, state: 'ambiguous' };
        values[code] = null;
        disputed.push(code);
      }
    }
  });
  return { report: { ...report, cells, values }, disputed };
}
