/** What a cell of a sheet shows, and whether that is what it holds. */
import type { CellObject } from '@e965/xlsx';
import type { CellDoubt } from '../document.ts';
import { collapse } from '../html/white-space.ts';

/** A cell as a reader sees it. */
export interface ShownCell {
  /** The lines of the cell, white space collapsed; empty where nothing is shown. */
  readonly lines: readonly string[];
  readonly doubt: CellDoubt | null;
}

const empty: ShownCell = { lines: [], doubt: null };

/** The longest text Excel holds in a cell is 32,767 characters. */
const longestText = 40_000;

/** What binary fractions leave of amounts that cancel out is some 1e-17; what is smaller than this was never calculated. */
const smallest = 1e-30;

/** What a cell shows. */
export function shownText(cell: CellObject | undefined): ShownCell {
  if (cell === undefined) return empty;
  if (cell.t === 'z') return cell.f === undefined ? empty : { lines: [], doubt: 'not_calculated' };
  if (cell.t === 's')
    return { lines: linesOf(typeof cell.v === 'string' ? cell.v : (cell.w ?? '')), doubt: null };
  const text = cell.w ?? (cell.t === 'b' ? (cell.v === true ? 'TRUE' : 'FALSE') : String(cell.v ?? ''));
  const lines = linesOf(text);
  if (cell.t !== 'n' || typeof cell.v !== 'number') return { lines, doubt: null };
  return { lines, doubt: agrees(lines.join(' '), cell.v) ? null : 'shown_otherwise' };
}

function linesOf(text: string): string[] {
  return text
    .slice(0, longestText)
    .split(/\r\n?|\n/)
    .map(collapse)
    .filter((line) => line !== '');
}

/**
 * Whether a shown text is the number stored, to what binary fractions can say: separators, a sign, a percentage, and
 * words before and after are no disagreement; a rounded figure, a date, or a dash for zero are.
 */
function agrees(shown: string, value: number): boolean {
  const match = /^\D*?([-+]?)(\d[\d,]*(?:\.\d+)?(?:E[+-]?\d+)?)(%?)\D*$/.exec(shown.slice(0, 200));
  // Accounting shows a dash for zero: that is what a reader sees, and what the cell says.
  if (match === null) return value === 0 && shown !== '' && !/\d/.test(shown);
  const isNegative = match[1] === '-' || /^\(.*\)$/.test(shown);
  const figure = Number((match[2] ?? '').replaceAll(',', '')) / (match[3] === '%' ? 100 : 1);
  // SheetJS shows 0 for what Excel shows as 2.6E-296: nothing that was calculated is so small, only what was damaged.
  if (value !== 0 && Math.abs(value) < smallest) return false;
  const signed = isNegative || /-\D*$/.test(shown.slice(0, shown.indexOf(match[2] ?? ''))) ? -figure : figure;
  return Math.abs(signed - value) <= 1e-9 * Math.max(1, Math.abs(value));
}
