/** A packed place in words. */
import type { Messages } from '../messages-of.ts';

export function placeWords(place: string, t: Messages): string {
  const kind = place.charAt(0);
  const [first = '', second = '', third = ''] = place
    .slice(2)
    .split(kind === 'p' || kind === 'i' ? ' ' : '.');
  switch (kind) {
    case 't':
      return t.place.table(first, second, third);
    case 'p':
      return t.place.page(first);
    case 'l':
      return t.place.line(first);
    case 's':
      return t.place.sheet(first, second);
    case 'i':
      return t.place.image;
    default:
      return t.place.text;
  }
}
