/** From a place in plain text back to the text that stands there. */
import type { TextPlace } from '../../record/index.ts';
import { decodeText } from '../decode.ts';

/** The text at a place of a plain-text document; null where the place is not in it. Linear in the document. */
export function resolveTextPlace(source: Uint8Array | string, place: TextPlace): string | null {
  const text = typeof source === 'string' ? source : decodeText(source).text;
  if (place.from < 1 || place.to < place.from - 1) return null;
  let from = -1;
  let point = 0;
  let at = 0;
  for (; ; at += 1) {
    if (point === place.from - 1 && from === -1) from = at;
    if (point === place.to) return from === -1 ? null : text.slice(from, at);
    if (at >= text.length) return null;
    const code = text.codePointAt(at) ?? 0;
    if (code > 0xffff) at += 1;
    point += 1;
  }
}
