/** Whether a workbook is one report over its sheets, or a report a sheet. */
import type { Document, OpenedFile } from '../documents/index.ts';
import { formById } from '../forms/index.ts';
import { readReport, type Reading } from '../reading/index.ts';

/** A document to make a record of. */
export interface ReadDocument {
  /** What follows the file's name: empty for the file as a whole, else `#sheet=2`. */
  readonly suffix: string;
  readonly document: Document;
  readonly reading: Reading;
}

/** The sections whose table a reading found. */
function sectionsOf(reading: Reading): string[] {
  const form = formById(reading.form);
  if (form === null) return [];
  const missing = new Set(reading.notes.missingSections.map(({ section }) => section));
  return form.sections.flatMap(({ id }) => (missing.has(id) ? [] : [id]));
}

/**
 * The documents of a file. Sheets are reports of their own where two of them hold the table of the same section: the
 * tables of one report may well stand on a sheet each, but none of them stands on two. Then every sheet is a document.
 */
export function reportsIn({ whole, sheets }: OpenedFile): readonly ReadDocument[] {
  const apart = sheets.map(({ suffix, document }) => ({ suffix, document, reading: readReport(document) }));
  const found = apart.flatMap(({ reading }) => sectionsOf(reading));
  if (new Set(found).size < found.length) return apart;
  return [{ suffix: '', document: whole, reading: readReport(whole) }];
}
