/** Bytes → text: the encoding is what the bytes are in; what a page declares is only a hint that is verified. */
import { isAscii, isUtf8 } from 'node:buffer';
import type { DocumentNote } from './document.ts';
import { decodedText, decodeUtf8, utf8Text } from './page-text.ts';
import type { PageText } from './page-text.ts';

/** What `decodeText` gives. */
export interface DecodedText {
  /** The text, without a byte order mark. */
  readonly text: string;
  /** WHATWG name of the encoding, lower case; GBK and GB2312 are read, and named, as their superset `gb18030`. */
  readonly encoding: string;
  readonly notes: readonly DocumentNote[];
}

/** What `decodePage` gives. */
export interface DecodedPage {
  readonly page: PageText;
  /** As in `DecodedText`. */
  readonly encoding: string;
  readonly notes: readonly DocumentNote[];
}

/** How far the statistics of the bytes are taken where no strict decoding fits. */
const sampleBytes = 1 << 20;

/**
 * Decodes bytes. In order: a byte order mark; UTF-16 by its pattern of NULs; UTF-8 if every byte fits; the declared
 * encoding if the bytes are plausible in it; GB18030; else what damages least, with `encoding.replaced`.
 * `declared` is any WHATWG label (HTTP header, `<meta charset>`), or null. Never throws.
 */
export function decodeText(
  bytes: Uint8Array,
  hints: { readonly declared?: string | null } = {},
): DecodedText {
  const declared = encodingOf(hints.declared ?? null);
  const plain = plainUtf8(bytes, declared);
  if (plain === null) return decodeDoubtful(bytes, declared);
  return { text: decodeUtf8(plain), encoding: 'utf-8', notes: conflictNotes(declared, 'utf-8') };
}

/** As `decodeText`, for whoever reads the text once from its beginning: UTF-8 is decoded as it is read. */
export function decodePage(
  bytes: Uint8Array,
  hints: { readonly declared?: string | null } = {},
): DecodedPage {
  const declared = encodingOf(hints.declared ?? null);
  const plain = plainUtf8(bytes, declared);
  if (plain !== null)
    return { page: utf8Text(plain), encoding: 'utf-8', notes: conflictNotes(declared, 'utf-8') };
  const { text, encoding, notes } = decodeDoubtful(bytes, declared);
  return { page: decodedText(text), encoding, notes };
}

/** The bytes without their mark, where they are UTF-8 beyond doubt and not ASCII only; else null. */
function plainUtf8(bytes: Uint8Array, declared: string | null): Uint8Array | null {
  const marked = markOf(bytes);
  if (marked !== null) {
    const rest = bytes.subarray(marked.length);
    return marked.encoding === 'utf-8' && isUtf8(rest) ? rest : null;
  }
  if (wideEncodingOf(bytes) !== null || isAscii(bytes) || !isUtf8(bytes)) return null;
  return declared === null || declared === 'utf-8' || isConvincingUtf8(bytes) ? bytes : null;
}

/** Decodes bytes that are not plainly UTF-8. */
function decodeDoubtful(bytes: Uint8Array, declared: string | null): DecodedText {
  const marked = markOf(bytes);
  if (marked !== null) return lenient(bytes.subarray(marked.length), marked.encoding, declared);
  const wide = wideEncodingOf(bytes);
  if (wide !== null) return lenient(bytes, wide, declared);
  if (isAscii(bytes)) return decodeAscii(bytes, declared);
  if (isUtf8(bytes)) {
    const text = declared === null ? null : strict(bytes, declared);
    if (text !== null && declared !== null) return { text, encoding: declared, notes: [] };
    return { text: decodeUtf8(bytes), encoding: 'utf-8', notes: conflictNotes(declared, 'utf-8') };
  }
  return decodeOther(bytes, declared);
}

function decodeAscii(bytes: Uint8Array, declared: string | null): DecodedText {
  // ISO-2022-JP and the like are ASCII with escapes.
  if (declared?.startsWith('iso-2022') === true && bytes.includes(0x1b))
    return lenient(bytes, declared, declared);
  const isSuperset = declared !== null && !declared.startsWith('utf-16') && declared !== 'replacement';
  return { text: viewOf(bytes).toString('latin1'), encoding: isSuperset ? declared : 'utf-8', notes: [] };
}

/** Bytes that are no UTF-8 throughout: damaged UTF-8, the declared encoding, or GB18030. */
function decodeOther(bytes: Uint8Array, declared: string | null): DecodedText {
  if (isMostlyUtf8(bytes)) return lenient(bytes, 'utf-8', declared);
  const isForeign = declared !== null && declared !== 'utf-8' && declared !== 'gb18030';
  if (isForeign && !looksLikeGb(bytes)) {
    const text = strict(bytes, declared);
    if (text !== null) return { text, encoding: declared, notes: [] };
  }
  return lenient(bytes, 'gb18030', declared);
}

/** Decodes, replacing what is no text, and says so. */
function lenient(bytes: Uint8Array, encoding: string, declared: string | null): DecodedText {
  const notes = conflictNotes(declared, encoding);
  const exact = strict(bytes, encoding);
  if (exact !== null) return { text: exact, encoding, notes };
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  let count = 0;
  for (let at = text.indexOf('\uFFFD'); at !== -1; at = text.indexOf('\uFFFD', at + 1)) count += 1;
  notes.push({ code: 'encoding.replaced', detail: `${encoding}, ${count} replaced` });
  return { text, encoding, notes };
}

function strict(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function conflictNotes(declared: string | null, actual: string): DocumentNote[] {
  if (declared === null || declared === actual) return [];
  return [{ code: 'encoding.conflict', detail: `declared ${declared}, read as ${actual}` }];
}

/** The WHATWG name of a label, GBK and GB2312 as `gb18030`; null for no label or one that nobody knows. */
function encodingOf(label: string | null): string | null {
  if (label === null || label.length > 40) return null;
  // A decoder is costly to make, and nearly every page says this.
  if (label === 'utf-8' || label === 'UTF-8') return 'utf-8';
  try {
    const name = new TextDecoder(label.trim()).encoding;
    return name === 'gbk' ? 'gb18030' : name;
  } catch {
    return null;
  }
}

function viewOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function markOf(bytes: Uint8Array): { encoding: string; length: number } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  if (bytes[0] === 0x84 && bytes[1] === 0x31 && bytes[2] === 0x95 && bytes[3] === 0x33) {
    return { encoding: 'gb18030', length: 4 };
  }
  return null;
}

/**
 * UTF-16 without a mark: ASCII in it (digits, line ends, tags) leaves NULs on one side only, and several of them; null
 * where the bytes are no UTF-16.
 */
export function wideEncodingOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, 8192) & ~1;
  if (length < 4 || bytes.length % 2 !== 0 || !bytes.subarray(0, length).includes(0)) return null;
  let even = 0;
  let odd = 0;
  let controls = 0;
  for (let index = 0; index < length; index += 2) {
    const first = bytes[index] ?? 0;
    const second = bytes[index + 1] ?? 0;
    if (first === 0) even += 1;
    if (second === 0) odd += 1;
    const code = second === 0 ? first : first === 0 ? second : 32;
    if (code < 9 || (code > 13 && code < 32) || code === 127) controls += 1;
  }
  if (controls > 0 || Math.min(even, odd) > 0 || Math.max(even, odd) * 50 < length) return null;
  const encoding = odd > 0 ? 'utf-16le' : 'utf-16be';
  return strict(bytes.subarray(0, length - 2), encoding) === null ? null : encoding;
}

/** Whether valid UTF-8 can be no accident: a sequence of three bytes or more, or several of two. */
function isConvincingUtf8(bytes: Uint8Array): boolean {
  let pairs = 0;
  for (const byte of bytes) {
    if (byte >= 0xe0) return true;
    if (byte >= 0xc2 && (pairs += 1) >= 3) return true;
  }
  return false;
}

/** Whether at least four in five of the non-ASCII sequences are sound UTF-8 of three bytes or more. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, sampleBytes);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(sample);
  let sound = 0;
  let bad = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0xfffd) bad += 1;
    else if (code >= 0x800) sound += 1;
  }
  return sound >= 4 * bad && sound > 0;
}

/**
 * Whether nearly all pairs of bytes stand where GB2312 has its characters (both bytes from A1): Big5 and Shift_JIS
 * put about half of their second bytes below.
 */
function looksLikeGb(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, sampleBytes) - 1;
  let pairs = 0;
  let inside = 0;
  for (let index = 0; index < end; index += 1) {
    if ((bytes[index] ?? 0) < 0x81) continue;
    pairs += 1;
    index += 1;
    if ((bytes[index] ?? 0) >= 0xa1 && (bytes[index - 1] ?? 0) <= 0xf7 && (bytes[index - 1] ?? 0) >= 0xa1)
      inside += 1;
  }
  return pairs > 0 && inside >= 0.9 * pairs;
}
