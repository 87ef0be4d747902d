/** Whether a document may be an annual report, told from its bytes at the cost of a search or two. */
import { candidateSigns } from '../forms/index.ts';
import { mediaTypeOf } from './media-type.ts';

/** The two-byte codes of GB2312, which GBK and GB18030 keep: Node decodes them, and encodes UTF-8 only. */
function gbTable(): Map<string, Buffer> {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, Buffer>();
  for (let high = 0xb0; high <= 0xf7; high++) {
    for (let low = 0xa1; low <= 0xfe; low++) {
      const bytes = Buffer.of(high, low);
      table.set(decoder.decode(bytes), bytes);
    }
  }
  return table;
}

const table = gbTable();
const none = Buffer.alloc(0);
const inGb = (text: string): Buffer =>
  Buffer.concat(Array.from(text).map((character) => table.get(character) ?? none));
/**
 * Without its first byte: a quarter of Chinese begins with the byte E5, and a search stops at each. Any other byte is
 * an eighth as frequent, and what follows still stands for the whole sign.
 */
const inUtf8 = (text: string): Buffer => Buffer.from(text).subarray(1);

/** The signs in each encoding that pages are in. */
const encodings = [inUtf8, inGb].map((encode) => ({
  all: encode(candidateSigns.all),
  any: candidateSigns.any.map(encode),
}));

/** The first character of the first sign as a reference, as some editors write all Chinese. */
const point = candidateSigns.all.codePointAt(0) ?? 0;
const references = [
  `&#${String(point)};`,
  `&#x${point.toString(16)};`,
  `&#x${point.toString(16).toUpperCase()};`,
];

/** Kinds that are furniture of a page, or hold no text. */
const furniture =
  /^(?:image|audio|video|font)\/|^text\/(?:css|javascript)$|^application\/(?:x-)?(?:javascript|ecmascript|json|font)/;
/** Kinds whose text cannot be searched without opening them. */
const beginnings = new Set(
  [
    Buffer.from('PK\u0003\u0004'),
    Buffer.of(0xd0, 0xcf, 0x11, 0xe0),
    Buffer.from('{\\rtf'),
    Buffer.from('Rar!'),
    Buffer.of(0x37, 0x7a, 0xbc, 0xaf),
  ].map((bytes) => bytes.readUInt32BE(0)),
);
/** Byte order marks of UTF-16. */
const wideMarks = new Set([0xfffe, 0xfeff]);
/** Readers of PDF find its mark anywhere in the first 1024 bytes (ISO 32000-1, annex H, note 13). */
const pdfMark = Buffer.from('%PDF-');
const pdfReach = 1024;

/** Whether bodies of this type are looked into at all. */
export function mayHoldReport(contentType: string | null): boolean {
  const type = mediaTypeOf(contentType);
  return type === null || !furniture.test(type);
}

/**
 * Whether a document may be a report: it is of a kind that must be opened, or its bytes hold the signs that every
 * report holds, in UTF-8, GBK or as references. What is no candidate is no report; a candidate may be anything.
 */
export function isCandidate(body: Buffer): boolean {
  if (body.length < 4) return false;
  if (beginnings.has(body.readUInt32BE(0)) || wideMarks.has(body.readUInt16BE(0))) return true;
  if (body.subarray(0, pdfReach).indexOf(pdfMark) >= 0) return true;
  for (const { all, any } of encodings) {
    if (body.indexOf(all) >= 0 && any.some((sign) => body.indexOf(sign) >= 0)) return true;
  }
  return body.indexOf('&#') >= 0 && references.some((reference) => body.indexOf(reference) >= 0);
}
