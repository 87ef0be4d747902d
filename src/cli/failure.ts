/** Records of documents that could not be opened, and the sentence about them. */
import { failedRecord, type Record } from '../record/index.ts';
import { cleanText } from './clean-text.ts';
import { en, type Messages } from './messages.en.ts';

/** Why the command line itself could not read a path; reasons within a document are the room `examine`'s. */
export type FileErrorCode = keyof typeof en.fileErrors;

/** The record of a path that could not be read. Its sentence is English, since records do not depend on a locale. */
export function unreadRecord(file: string, code: FileErrorCode, program: string): Record {
  return failedRecord(file, { code, message: en.fileErrors[code](file) }, program);
}

function isFileErrorCode(code: string): code is FileErrorCode {
  return Object.hasOwn(en.fileErrors, code);
}

function isDocumentErrorCode(code: string): code is keyof typeof en.documentErrors {
  return Object.hasOwn(en.documentErrors, code);
}

/** The sentence about a failed record, in the reader's language where the command line knows it. */
export function failureText(record: Record, t: Messages): string {
  if (record.error === null) return '';
  const { code, message } = record.error;
  if (isFileErrorCode(code)) return cleanText(t.fileErrors[code](record.file));
  return cleanText(isDocumentErrorCode(code) ? t.documentErrors[code](record.file, message) : message);
}

/** What the operating system's refusal means. */
export function codeOfSystemError(error: unknown): FileErrorCode {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'file.not_found';
  return code === 'EACCES' || code === 'EPERM' ? 'file.no_permission' : 'file.unreadable';
}
