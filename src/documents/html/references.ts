/** Character references (`&nbsp;`, `&#8212;`) → characters, as HTML decodes them. */
import { parseFragment } from 'parse5';

/** Thrown where a page has more kinds of references than are worth remembering. */
export class TooManyReferences extends Error {}

/** Decoded named references by their source, e.g. `nbsp;`; attributes decode some of them differently. */
const inText = new Map<string, string>();
const inAttribute = new Map<string, string>();
const maxRemembered = 4000;

// HTML, "Numeric character reference end state": what C1 controls stand for.
const c1 =
  '\u20AC\x81\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\x8D\u017D\x8F' +
  '\x90\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\x9D\u017E\u0178';

/** Decodes the references in a text or an attribute's value. Linear. Throws `TooManyReferences`. */
export function decodeReferences(source: string, isAttribute: boolean): string {
  let text = '';
  let start = 0;
  for (let at = source.indexOf('&'); at !== -1; at = source.indexOf('&', at)) {
    let end = at + 1;
    let decoded: string;
    if (source.charCodeAt(end) === 35) {
      const isHex = (source.charCodeAt(end + 1) | 32) === 120;
      const digits = end + (isHex ? 2 : 1);
      end = digits;
      let code = 0;
      for (; end < source.length; end += 1) {
        const value = digitOf(source.charCodeAt(end), isHex);
        if (value === -1) break;
        code = Math.min(code * (isHex ? 16 : 10) + value, 0x110000);
      }
      if (end === digits) {
        at = end;
        continue;
      }
      if (source.charCodeAt(end) === 59) end += 1;
      decoded = characterOf(code);
    } else {
      while (end < source.length && isAlphaNumeric(source.charCodeAt(end))) end += 1;
      if (end === at + 1) {
        at = end;
        continue;
      }
      const after = source.charCodeAt(end);
      if (after === 59 || (isAttribute && after === 61)) end += 1;
      decoded = named(source.slice(at, end), isAttribute);
    }
    text += source.slice(start, at) + decoded;
    start = end;
    at = end;
  }
  return start === 0 ? source : text + source.slice(start);
}

function named(reference: string, isAttribute: boolean): string {
  const known = isAttribute ? inAttribute : inText;
  const remembered = known.get(reference);
  if (remembered !== undefined) return remembered;
  if (known.size >= maxRemembered) throw new TooManyReferences();
  // Which prefix of the letters is a reference is for the parser to say, with its table of 2,231 names.
  const fragment = parseFragment(isAttribute ? `<p title="${reference}">` : reference);
  const node = fragment.childNodes[0];
  let decoded = reference;
  if (node !== undefined && 'attrs' in node) decoded = node.attrs[0]?.value ?? reference;
  else if (node !== undefined && 'value' in node) decoded = node.value;
  known.set(reference, decoded);
  return decoded;
}

function characterOf(code: number): string {
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\uFFFD';
  if (code >= 0x80 && code <= 0x9f) return c1.charAt(code - 0x80);
  return String.fromCodePoint(code);
}

function digitOf(code: number, isHex: boolean): number {
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 32;
  return isHex && lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

function isAlphaNumeric(code: number): boolean {
  return (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122);
}
