/** CSV text: RFC 4180 with LF, and no text that a spreadsheet would run as a formula (as the dataset's files have it). */

/** OWASP's list of beginnings (CSV injection), with the full-width signs that Chinese systems fold. */
const formula = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/u;

export type CsvCell = string | number | boolean | null;

function field(value: CsvCell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The text of a table. */
export function csvText(columns: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return [columns, ...rows].map((row) => `${row.map(field).join(',')}\n`).join('');
}

/** A field that was read: null where nothing stands there, not even quotes. */
export type CsvField = string | null;

/** A row from `start` on, and where the next begins; null where the text ends before it does. */
function rowAt(
  text: string,
  start: number,
  isLast: boolean,
): { readonly row: CsvField[]; readonly next: number } | null {
  const end = text.indexOf('\n', start);
  const line = end < 0 ? text.slice(start) : text.slice(start, end);
  if (!line.includes('"')) {
    if (end < 0 && !isLast) return null;
    const row = line.split(',').map((field) => (field === '' ? null : field));
    return { row, next: end < 0 ? text.length : end + 1 };
  }
  const row: CsvField[] = [];
  for (let at = start; ;) {
    let after: number;
    if (text[at] === '"') {
      let close = text.indexOf('"', at + 1);
      while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
      // A quote at the very end may be the first of two.
      if (close < 0 || (close + 1 === text.length && !isLast)) return null;
      row.push(text.slice(at + 1, close).replaceAll('""', '"'));
      after = close + 1;
    } else {
      const comma = text.indexOf(',', at);
      const stop = text.indexOf('\n', at);
      after = Math.min(comma < 0 ? text.length : comma, stop < 0 ? text.length : stop);
      if (after === text.length && !isLast) return null;
      row.push(after === at ? null : text.slice(at, after));
    }
    if (after >= text.length) return isLast ? { row, next: text.length } : null;
    if (text[after] === '\n') return { row, next: after + 1 };
    at = after + 1;
  }
}

/** The rows of a CSV file of ours, the head among them, piece by piece: LF, quotes doubled. */
export async function* csvRows(pieces: AsyncIterable<string> | Iterable<string>): AsyncGenerator<CsvField[]> {
  let text = '';
  // A row that does not end yet is looked at again only when there is twice as much.
  let enough = 0;
  function* taken(isLast: boolean): Generator<CsvField[]> {
    let start = 0;
    while (start < text.length) {
      const found = rowAt(text, start, isLast);
      if (found === null) break;
      yield found.row;
      start = found.next;
    }
    text = text.slice(start);
    enough = 2 * text.length;
  }
  for await (const piece of pieces) {
    text += piece;
    if (text.length >= enough) yield* taken(false);
  }
  yield* taken(true);
}
