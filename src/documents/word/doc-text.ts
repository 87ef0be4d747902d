/**
 * The text of a DOC (Word 97–2003), by its piece table (MS-DOC, 2.4.1): cells end with tabs, rows and paragraphs with
 * line breaks. Tracked deletions cannot be told from text here, and ends of rows hardly from empty cells.
 */
import { oleStreamNamed, readOleStreams } from '../containers/ole.ts';

/** Offsets in the file information block. */
const flagsAt = 0x0a;
const textLengthAt = 0x4c;
const pieceTableAt = 0x1a2;

/** Texts longer than this are no report. */
const maxCharacters = 16_000_000;

/** The main text of a DOC; null where it is damaged or no DOC of 1997 or later. */
export function textOfDoc(bytes: Uint8Array): string | null {
  const streams = readOleStreams(bytes);
  const main = streams === null ? undefined : oleStreamNamed(streams, 'WordDocument');
  const word = main?.read() ?? null;
  if (streams === null || word === null || word.length < pieceTableAt + 8) return null;
  const view = new DataView(word.buffer, word.byteOffset, word.byteLength);
  if (view.getUint16(0, true) !== 0xa5ec) return null;
  const tableName = (view.getUint16(flagsAt, true) & 0x200) === 0 ? '0Table' : '1Table';
  const table = oleStreamNamed(streams, tableName)?.read() ?? null;
  const start = view.getUint32(pieceTableAt, true);
  const length = view.getUint32(pieceTableAt + 4, true);
  if (table === null || start + length > table.length) return null;
  const pieces = findPieces(table.subarray(start, start + length));
  return pieces === null ? null : readPieces(word, pieces, view.getUint32(textLengthAt, true));
}

/** The piece table in the CLX: after any number of property blocks (1), marked by a 2. */
function findPieces(clx: Uint8Array): DataView | null {
  const view = new DataView(clx.buffer, clx.byteOffset, clx.byteLength);
  let at = 0;
  while (at + 5 <= clx.length) {
    const mark = view.getUint8(at);
    if (mark === 1) at += 3 + view.getUint16(at + 1, true);
    else {
      const length = view.getUint32(at + 1, true);
      if (mark !== 2 || at + 5 + length > clx.length) return null;
      return new DataView(clx.buffer, clx.byteOffset + at + 5, length);
    }
  }
  return null;
}

/** n + 1 character positions, then n descriptors of 8 bytes: where the piece stands, and whether it has 1 byte a character. */
function readPieces(word: Uint8Array, pieces: DataView, textLength: number): string | null {
  const count = Math.floor((pieces.byteLength - 4) / 12);
  if (textLength > maxCharacters) return null;
  const parts: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const from = pieces.getUint32(4 * index, true);
    const to = Math.min(pieces.getUint32(4 * index + 4, true), textLength);
    if (from >= textLength) break;
    const descriptor = pieces.getUint32(4 * (count + 1) + 8 * index + 2, true);
    const isNarrow = (descriptor & 0x40000000) !== 0;
    const position = descriptor & 0x3fffffff;
    const begin = isNarrow ? position / 2 : position;
    const end = begin + (to - from) * (isNarrow ? 1 : 2);
    if (to < from || end > word.length) return null;
    parts.push(new TextDecoder(isNarrow ? 'windows-1252' : 'utf-16le').decode(word.subarray(begin, end)));
  }
  return clean(parts.join(''));
}

/** Word's marks as text: 7 ends a cell and a row, 13 a paragraph, 11 and 12 a line and a page; 19…20…21 is a field. */
function clean(text: string): string {
  const out: string[] = [];
  let codeDepth = 0;
  const fields: boolean[] = [];
  for (const character of text) {
    const code = character.charCodeAt(0);
    if (code === 19) {
      fields.push(true);
      codeDepth += 1;
    } else if (code === 20 || code === 21) {
      if (fields.at(-1) === true) {
        codeDepth -= 1;
        fields[fields.length - 1] = false;
      }
      if (code === 21) fields.pop();
    } else if (codeDepth > 0) continue;
    else if (code === 7) out.push('\t');
    else if (code === 13 || code === 11 || code === 12 || code === 14) out.push('\n');
    else if (code === 30) out.push('\u2011');
    else if (code >= 32 || code === 9) out.push(character);
  }
  return out.join('').replaceAll('\t\t', '\t\n');
}
