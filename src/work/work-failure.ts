/** The record of a document that a thread did not come back from. */
import { failedRecord, type Record } from '../record/index.ts';

/** Why a thread gave no record of a document. */
export type WorkFailureCode =
  | 'document.timeout' // it took longer than the time allowed
  | 'engine.crashed' // the engine that reads it died, or wanted more memory than allowed
  | 'program.failed'; // the program itself has a mistake that the document brings to light

const sentences: Readonly<{ [code in WorkFailureCode]: (seconds: string) => string }> = {
  'document.timeout': (seconds) =>
    `reading it took longer than ${seconds} seconds, so it was given up. Save a copy of the report alone and parse that.`,
  'engine.crashed': () =>
    'the engine that reads it crashed, or needed more memory than allowed. Open it in its own program, save a copy and parse that.',
  'program.failed': () =>
    'the program itself failed on this document. Leave it out, and please report it with the document.',
};

/** The record; its sentence is English, since records do not depend on a locale. `timeoutMs` is named in it. */
export function recordOfFailure(file: string, code: WorkFailureCode, timeoutMs: number): Record {
  return failedRecord(file, { code, message: `${file}: ${sentences[code](String(timeoutMs / 1000))}` });
}
