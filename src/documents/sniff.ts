/** What kind of file the bytes are, by their content only: names and declared types are often wrong. */
import { isMhtml } from './containers/is-mhtml.ts';
import { isTar } from './containers/tar.ts';
import { wideEncodingOf } from './decode.ts';

/** What bytes can be. `zip` holds OOXML, OFD and containers, `mhtml` is a saved page, `ole` old Office files; `unknown-binary` is nothing known. */
export type ContentKind =
  | 'empty'
  | 'html'
  | 'mhtml'
  | 'text'
  | 'pdf'
  | 'zip'
  | 'ole'
  | 'rtf'
  | 'image'
  | 'gzip'
  | 'tar'
  | 'archive'
  | 'unknown-binary';

const magics: readonly (readonly [string, ContentKind])[] = [
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
  ['\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1', 'ole'],
  ['{\\rtf', 'rtf'],
  ['\xFF\xD8\xFF', 'image'],
  ['\x89PNG\r\n\x1A\n', 'image'],
  ['GIF87a', 'image'],
  ['GIF89a', 'image'],
  ['II*\0', 'image'],
  ['MM\0*', 'image'],
  ['\x1F\x8B', 'gzip'],
  ['7z\xBC\xAF\x27\x1C', 'archive'],
  ['Rar!\x1A\x07', 'archive'],
];

/** How most pages begin, in lower case. */
const doctype = '<!doctype html';
/** How much of the bytes is looked at. */
const headBytes = 16 * 1024;

const firstTag =
  /^(?:\s|<!--[^]*?(?:-->|$)|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body|title|meta|link|style|script|table|div|p|span|h[1-6]|br|a|b|font|center|ul|ol|iframe|form)[\s/>]/i;
const anyTag =
  /<\/(?:html|head|body|title|style|script|table|tbody|tr|td|th|div|p|span|h[1-6]|a|b|strong|font|center|ul|ol|li|pre|form)\s*>|<br\s*\/?>/i;

/** The kind of the bytes. Linear, and looks at the first 16 KB only (white space at the start is skipped). */
export function sniffKind(bytes: Uint8Array): ContentKind {
  const start = contentStart(bytes);
  if (start === bytes.length) return 'empty';
  if (isPlainPage(bytes, start)) return 'html';
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, headBytes)).toString(
    'latin1',
  );
  for (const [magic, kind] of magics) if (head.startsWith(magic)) return kind;
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'image';
  if (head.startsWith('BM') && bytes.length > 26 && head.slice(6, 10) === '\0\0\0\0') return 'image';
  const isWide = hasWideMark(bytes) || wideEncodingOf(bytes) !== null;
  if (!isWide && isBinary(head)) return isTar(bytes) ? 'tar' : 'unknown-binary';
  if (!isWide && isMhtml(bytes)) return 'mhtml';
  const text = isWide
    ? head.replaceAll('\0', '')
    : Buffer.from(bytes.buffer, bytes.byteOffset + start, Math.min(bytes.length - start, headBytes)).toString(
        'latin1',
      );
  const trimmed = text.replace(/^(?:\xEF\xBB\xBF|\xFF\xFE|\xFE\xFF)/, '');
  return firstTag.test(trimmed) || anyTag.test(trimmed) ? 'html' : 'text';
}

/** A page that says so at once, in an encoding with ASCII, and has nothing in it that would make it something else. */
function isPlainPage(bytes: Uint8Array, start: number): boolean {
  for (let index = 0; index < doctype.length; index += 1) {
    const byte = bytes[start + index] ?? 0;
    if (byte < 0x20 || (byte | 0x20) !== doctype.charCodeAt(index)) return false;
  }
  const after = bytes[start + doctype.length] ?? 0;
  if (after !== 62 && after !== 47 && after !== 32 && (after < 9 || after > 13)) return false;
  const end = Math.min(bytes.length, headBytes);
  let controls = 0;
  for (let index = 0; index < end; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte >= 32 && byte !== 127) continue;
    if (byte === 0) return false;
    if (byte < 9 || (byte > 13 && byte !== 27)) controls += 1;
  }
  return controls * 20 <= end && !viewOfHead(bytes).includes('%PDF-', 0, 'latin1');
}

function viewOfHead(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024));
}

/** Where the first byte stands that is neither white space nor a byte order mark. */
function contentStart(bytes: Uint8Array): number {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) at = 2;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte !== 32 && (byte < 9 || byte > 13)) break;
    at += 1;
  }
  return at;
}

function hasWideMark(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** A NUL, or more control characters than text could have. */
function isBinary(head: string): boolean {
  let controls = 0;
  for (let index = 0; index < head.length; index += 1) {
    const code = head.charCodeAt(index);
    if (code === 0) return true;
    if (code < 9 || (code > 13 && code < 32 && code !== 27) || code === 127) controls += 1;
  }
  return controls * 20 > head.length;
}
