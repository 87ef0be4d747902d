/**
 * Codes that the unions of `errors.ts` and `document.ts` do not name yet. Once they do, write the strings where these
 * are used, and delete this file.
 */
import type { DocumentNote } from '../document.ts';
import type { DocumentErrorCode } from '../errors.ts';

/** A file that asks for a password. */
export const encrypted = errorCode('document.encrypted');
/** A note: read without the program that reads it whole, so no number of it may be held certain. */
export const engineMissing = noteCode('engine.missing');
/** A note: a number is shown otherwise than it is stored (rounded, as a date, a zero as a dash). The cell has what is shown. */
export const shownOtherwise = noteCode('cell.shown_otherwise');
/** A note: formulas whose result is not in the file; their cells are empty. */
export const notCalculated = noteCode('cell.not_calculated');
/** A note: parts of the file that hold something which is not read (a chart, an embedded document). */
export const leftOut = noteCode('content.left_out');

function errorCode(code: string): DocumentErrorCode {
  return code as DocumentErrorCode;
}

function noteCode(code: string): DocumentNote['code'] {
  return code as DocumentNote['code'];
}
