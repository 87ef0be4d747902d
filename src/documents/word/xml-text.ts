/** Text and values of XML as they are meant: line ends and references resolved. */
import { XmlTrouble, type XmlAttributes } from './scan-xml.ts';

const named: Readonly<{ [name: string]: string }> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with its references resolved: the five of XML, and characters by number. Any other stays as it is. */
export function resolved(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi, (whole, hex, decimal, name) => {
    if (typeof name === 'string') return named[name] ?? whole;
    const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
  });
}

/** Text of a part. Throws `XmlTrouble` where it names an entity that XML does not know by itself. */
export function textOf(raw: string): string {
  if (raw.includes('&') && /&(?!(?:amp|lt|gt|quot|apos);)\w+;/.test(raw)) throw new XmlTrouble('malformed');
  // The ends of lines that XML knows.
  const lines = /[\r\u0085\u2028]/.test(raw) ? raw.replace(/\r[\n\u0085]|[\r\u0085\u2028]/g, '\n') : raw;
  return resolved(lines);
}

/** The value of an attribute; undefined where it is not there. Throws as `textOf` does. */
export function valueOf(attributes: XmlAttributes, name: string): string | undefined {
  const raw = attributes.get(name);
  return raw === undefined ? undefined : textOf(raw.replace(/[\t\n\r]/g, ' '));
}
