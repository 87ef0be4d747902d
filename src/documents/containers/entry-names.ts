/** Names of entries: decoded, and made into plain relative names that mean nothing to a file system. */
import { isUtf8 } from 'node:buffer';

/** A longer name is cut: it is for people. */
const longestName = 400;

/**
 * A name's text. Windows in China packs with GBK names and declares nothing; other packers write UTF-8 without
 * declaring it. Bytes that are valid UTF-8 are UTF-8: GBK text of more than two characters hardly ever is.
 */
export function decodeEntryName(bytes: Uint8Array, isDeclaredUtf8: boolean): string {
  const encoding = isDeclaredUtf8 || isUtf8(bytes) ? 'utf-8' : 'gb18030';
  return new TextDecoder(encoding).decode(bytes);
}

/**
 * A name to show and to put after `!/`: no drive, no leading slash, no `.` or `..`, no control characters. Names are
 * never used as paths; this keeps them from being mistaken for some.
 */
export function plainName(name: string): string {
  const parts = name
    .slice(0, longestName)
    .replaceAll('\\', '/')
    .replace(/^[A-Za-z]:/, '')
    .split('/')
    // eslint-disable-next-line no-control-regex
    .map((part) => part.replace(/[\x00-\x1f\x7f]/g, '').trim())
    .filter((part) => part !== '' && part !== '.' && part !== '..');
  return parts.length === 0 ? 'unnamed' : parts.join('/');
}

/** Whether an entry is a folder, hidden, or what macOS and Windows put beside files. */
export function isSkipped(name: string): boolean {
  const plain = name.replaceAll('\\', '/');
  if (plain.endsWith('/')) return true;
  return plain
    .split('/')
    .some(
      (part) =>
        /^\.[^./]/.test(part) ||
        /^(?:__MACOSX|Thumbs\.db|desktop\.ini)$/i.test(part) ||
        part.startsWith('~$'),
    );
}
