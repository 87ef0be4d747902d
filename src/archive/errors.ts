/** What can go wrong with an archive. */

export type ArchiveErrorCode =
  | 'archive.full' // the disk has no more room
  | 'archive.unwritable' // the folder cannot be written
  | 'archive.damaged'; // a record is not where the index says, or its bytes do not give its digest

/** Ends the use of an archive. `file` is the path in question; the message is one sentence with a way out. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
  readonly code: ArchiveErrorCode;
  readonly file: string;

  constructor(code: ArchiveErrorCode, file: string, sentence: string) {
    super(`${file}: ${sentence}`);
    this.code = code;
    this.file = file;
  }
}

/** The archive's word for a refusal of the operating system. */
export function archiveErrorOf(error: unknown, file: string): ArchiveError {
  if (error instanceof ArchiveError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') {
    return new ArchiveError(
      'archive.full',
      file,
      'the disk is full. What was archived before is whole: make room, and run the same command again.',
    );
  }
  return new ArchiveError(
    'archive.unwritable',
    file,
    `could not be written (${code === '' ? 'unknown reason' : code}). Check the folder and its permissions.`,
  );
}
