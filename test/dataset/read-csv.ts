/** A CSV reader for tests, typed from RFC 4180 and apart from the writer: it knows whether a field was quoted. */
import { readFileSync } from 'node:fs';

/** Rows of fields; null for an empty field without quotes. Throws where the text is not RFC 4180 with LF. */
export function parseCsv(text: string): (string | null)[][] {
  const rows: (string | null)[][] = [];
  let row: (string | null)[] = [];
  let i = 0;
  while (i < text.length) {
    let field: string | null;
    if (text[i] === '"') {
      field = '';
      for (i += 1; ; i += 1) {
        if (i >= text.length) throw new Error('a quoted field has no end');
        if (text[i] !== '"') field += text[i]!;
        else if (text[i + 1] === '"') {
          field += '"';
          i += 1;
        } else break;
      }
      i += 1;
    } else {
      const from = i;
      while (i < text.length && text[i] !== ',' && text[i] !== '\n') {
        if (text[i] === '"' || text[i] === '\r')
          throw new Error(`a bare field holds ${JSON.stringify(text[i])}`);
        i += 1;
      }
      field = i === from ? null : text.slice(from, i);
    }
    row.push(field);
    if (text[i] === ',') {
      i += 1;
    } else if (text[i] === '\n') {
      i += 1;
      rows.push(row);
      row = [];
    } else throw new Error('a field ends without a comma or a line end');
  }
  if (row.length > 0) throw new Error('the last line has no end');
  return rows;
}

export type CsvRow = { readonly [column: string]: string | null };

/** A file as rows by column. */
export function readTable(path: string): CsvRow[] {
  const [head, ...rows] = parseCsv(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  return rows.map((row) => {
    if (row.length !== head!.length) throw new Error(`${path}: a row has ${row.length} fields`);
    return Object.fromEntries(row.map((field, i) => [head![i]!, field]));
  });
}
