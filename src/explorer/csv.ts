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

/** The rows of a CSV file of ours, the head among them, piece by piece: LF, quotes doubled. */
export async function* csvRows(pieces: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string[]> {
  let row: string[] = [];
  let value = '';
  let isQuoted = false;
  /** A quote within quotes: it ends them, or is the first of two. */
  let isQuotePending = false;
  for await (const piece of pieces) {
    for (const sign of piece) {
      if (isQuotePending) {
        isQuotePending = false;
        if (sign === '"') {
          value += sign;
          continue;
        }
        isQuoted = false;
      }
      if (isQuoted) {
        if (sign === '"') isQuotePending = true;
        else value += sign;
      } else if (sign === '"') isQuoted = true;
      else if (sign === ',' || sign === '\n') {
        row.push(value);
        value = '';
        if (sign === '\n') {
          yield row;
          row = [];
        }
      } else value += sign;
    }
  }
  if (value !== '' || row.length > 0) yield [...row, value];
}
