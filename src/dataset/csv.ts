/** CSV as the dataset writes it: RFC 4180 with LF, UTF-8 without BOM, text verbatim; and text defused for spreadsheets. */

/** What a field of a row holds. A list is joined with blanks; null is an empty field, an empty text `""`. */
export type CsvValue = string | number | boolean | null | readonly (string | number)[];

/** How a value is written: `text` may come from a document, the others never do. */
export type CsvKind = 'text' | 'integer' | 'decimal' | 'plain';

/**
 * Beginnings that a spreadsheet takes for a formula: OWASP's list (CSV injection), with the full-width signs that
 * Chinese and Japanese systems fold. Text that has apostrophes before such a sign is marked too, so that taking one
 * apostrophe off text that matches gives back exactly what was there.
 */
const formula = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/u;

/** Text that a spreadsheet does not run: an apostrophe before what it would take for a formula. */
export function defused(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** The opposite of `defused`: the text as the document has it. */
export function originalText(text: string): string {
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text;
}

/** Text as it stands in a table: NUL, which ends a field in many readers, becomes U+FFFD. */
function withoutNul(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text;
}

const needsQuotes = /[",\r\n]/;

/** A field with the quotes that it needs. */
export function quoted(text: string): string {
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The decimal digits of a number, exact: the shortest that read back as the same double. Throws a RangeError for NaN and infinities. */
export function decimal(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is no number for a table`);
  // From 10^21 on, JavaScript prints an exponent, which is no integer in a Table Schema.
  return Math.abs(value) >= 1e21 ? BigInt(value).toString() : String(value);
}

/** One field. Throws a RangeError where an integer's column is given a fraction. */
export function csvField(value: CsvValue, kind: CsvKind): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'string')
    return value === '' ? '""' : quoted(kind === 'text' ? withoutNul(value) : value);
  if (typeof value === 'number') {
    if (kind === 'integer' && !Number.isInteger(value)) throw new RangeError(`${value} is no integer`);
    return decimal(value);
  }
  return quoted(value.join(' '));
}

/** A row of texts, with its line end; null is an empty field. */
export function csvRow(texts: readonly (string | null)[]): string {
  return `${texts.map((text) => csvField(text, 'text')).join(',')}\n`;
}
