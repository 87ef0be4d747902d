/** How many columns of a terminal a text takes, and cutting and wrapping it to a number of columns. */
import { eastAsianWidth } from 'get-east-asian-width';

const combining = /\p{Mn}|\p{Me}/u;
const opening = /^[\p{Ps}\p{Pi}]+$/u;
const closing = /^[\p{Pe}\p{Pf}\p{Po}]+$/u;

function characterWidth(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x300) return 1;
  return combining.test(character) ? 0 : eastAsianWidth(point);
}

/** Columns of a clean text; characters whose width is ambiguous count as one, as terminals do. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** The text cut to at most `width` columns, with an ellipsis where something was cut. */
export function cutTo(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let cut = '';
  let used = 1;
  for (const character of text) {
    used += characterWidth(character);
    if (used > width) break;
    cut += character;
  }
  return `${cut}…`;
}

/** The text cut at its beginning to at most `width` columns: of a path the end tells most. */
export function cutStartTo(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const kept: string[] = [];
  let used = 1;
  for (const character of Array.from(text).reverse()) {
    used += characterWidth(character);
    if (used > width) break;
    kept.push(character);
  }
  return `…${kept.reverse().join('')}`;
}

/** Padded with spaces to `width` columns; longer text stays. */
export function padTo(text: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'left' ? text + space : space + text;
}

/** Pieces between which a line may break: words, and single wide characters with the marks that cling to them. */
function piecesOf(text: string): { readonly text: string; readonly spaceBefore: boolean }[] {
  const pieces: { text: string; spaceBefore: boolean }[] = [];
  let spaceBefore = false;
  let isGlued = false;
  for (const character of text) {
    if (character === ' ') {
      spaceBefore = true;
      isGlued = false;
      continue;
    }
    const last = pieces.at(-1);
    const isNarrow = characterWidth(character) < 2;
    const clings =
      last !== undefined &&
      !spaceBefore &&
      ((isNarrow && isGlued) ||
        closing.test(character) ||
        opening.test(last.text) ||
        combining.test(character));
    if (clings) last.text += character;
    else pieces.push({ text: character, spaceBefore });
    isGlued = isNarrow;
    spaceBefore = false;
  }
  return pieces;
}

/** Cuts a piece that is wider than a line. A word gets a hyphen where it is cut; a path or a number never does. */
function cutPiece(piece: string, width: number): string[] {
  const hyphen = width > 3 && /^\p{Script=Latin}+$/u.test(piece) ? '-' : '';
  const parts: string[] = [];
  let part = '';
  for (const character of piece) {
    if (part !== '' && widthOf(part) + characterWidth(character) > width - hyphen.length) {
      parts.push(part + hyphen);
      part = '';
    }
    part += character;
  }
  return part === '' ? parts : [...parts, part];
}

/** Lines of at most `width` columns (a single wider character stands alone); at least one line. */
export function wrapTo(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
    const joined = line === '' ? piece.text : `${line}${piece.spaceBefore ? ' ' : ''}${piece.text}`;
    if (widthOf(joined) <= width) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    const parts = widthOf(piece.text) <= width ? [piece.text] : cutPiece(piece.text, width);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1) ?? '';
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}
