/** Plain text → paragraphs, one a line, each with its place in code points. */
import type { TextPlace } from '../../record/index.ts';
import type { DocumentNote, Paragraph } from '../document.ts';
import type { DocumentLimits } from '../limits.ts';

/**
 * The lines of a text that are not blank, in order. Lines end at CR LF, CR, LF, U+0085, U+2028, U+2029, or a form
 * feed; `line` counts them all, blank ones too. Linear, astral characters counted as one.
 */
export function readLines(
  text: string,
  limits: DocumentLimits,
): { blocks: Paragraph[]; notes: DocumentNote[] } {
  const blocks: Paragraph[] = [];
  const notes: DocumentNote[] = [];
  const length = text.length;
  let line = 0;
  let points = 0;
  let start = 0;
  let isAfterBlank = false;
  let isAfterPage = false;
  while (start < length) {
    const end = lineEnd(text, start);
    const raw = text.slice(start, end);
    const count = codePoints(text, start, end);
    line += 1;
    if (isBlank(raw)) {
      isAfterBlank = true;
    } else {
      if (blocks.length >= limits.blocks) {
        notes.push({ code: 'limit.text', detail: `more than ${limits.blocks} lines` });
        break;
      }
      if (raw.length > limits.lineLength)
        notes.push({ code: 'limit.text', detail: `line ${line}: ${raw.length} characters, kept whole` });
      const place: TextPlace = { line, from: points + 1, to: points + count };
      blocks.push({
        kind: 'paragraph',
        text: raw,
        place,
        level: null,
        hidden: false,
        hasImage: false,
        ...(isAfterPage ? { pageBreakBefore: true } : {}),
        ...(isAfterBlank ? { blankBefore: true } : {}),
      });
      isAfterBlank = false;
      isAfterPage = false;
    }
    const breakLength = text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? 2 : 1;
    if (text.charCodeAt(end) === 12) isAfterPage = true;
    points += count + breakLength;
    start = end + breakLength;
  }
  return { blocks, notes };
}

function lineEnd(text: string, start: number): number {
  let at = start;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (
      code <= 13
        ? code === 10 || code === 12 || code === 13
        : code === 0x85 || code === 0x2028 || code === 0x2029
    )
      break;
  }
  return at;
}

/** Code points between two offsets: UTF-16 units less the second halves of pairs. */
export function codePoints(text: string, from: number, to: number): number {
  let count = to - from;
  for (let at = from + 1; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0xdc00 && code <= 0xdfff) {
      const before = text.charCodeAt(at - 1);
      if (before >= 0xd800 && before <= 0xdbff) count -= 1;
    }
  }
  return count;
}

function isBlank(line: string): boolean {
  return line.trim() === '';
}
