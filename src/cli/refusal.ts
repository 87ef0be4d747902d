/** What the operating system says when something cannot be written. */

const codes = [
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'ENOTDIR',
  'EEXIST',
  'EISDIR',
  'ELOOP',
  'EDQUOT',
  'EFBIG',
  'EIO',
  'ENOENT',
];

/** The system's word for why a folder or file cannot be written; null for any other error. */
export function refusalOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && codes.some((code) => code === error.code)
    ? String(error.code)
    : null;
}
