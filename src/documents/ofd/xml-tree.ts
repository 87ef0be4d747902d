/** XML of an OFD → a tree of elements, by local names: writers choose their own prefix, or none. */
import { decodeText } from '../decode.ts';
import { scanXml, type XmlLimits } from '../word/scan-xml.ts';

/** An element. Names and attributes carry no prefix; all text is resolved. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The text directly in it, as it stands. */
  readonly text: string;
}

/** A page has an element or three for each run of text: no report has more. */
const limits: XmlLimits = { elements: 1_000_000, depth: 64 };

/** Reads a part. Throws `XmlTrouble` where it is not well-formed, too large, or declares a document type. */
export function parseXml(bytes: Uint8Array): XmlElement {
  const root = new Building('', new Map());
  const stack = [root];
  const declared = /^[^>]{0,200}\bencoding\s*=\s*["']([\w-]{1,40})["']/.exec(
    Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 200)).toString('latin1'),
  );
  scanXml(decodeText(bytes, { declared: declared?.[1] ?? null }).text, new Map(), limits, {
    open(name, attributes) {
      const element = new Building(
        localOf(name),
        new Map([...attributes].map(([key, value]) => [localOf(key), resolved(value)])),
      );
      stack.at(-1)?.children.push(element);
      stack.push(element);
    },
    close() {
      stack.pop();
    },
    text(raw) {
      const element = stack.at(-1);
      if (element !== undefined) element.text += resolved(raw);
    },
  });
  return root.children[0] ?? root;
}

class Building implements XmlElement {
  readonly children: Building[] = [];
  text = '';

  constructor(
    readonly name: string,
    readonly attributes: ReadonlyMap<string, string>,
  ) {}
}

function localOf(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const named: Readonly<{ [name: string]: string }> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with its references resolved: the five of XML, and characters by number. Any other stays as it is. */
function resolved(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi, (whole, hex, decimal, name) => {
    if (typeof name === 'string') return named[name] ?? whole;
    const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
  });
}

/** The children of this name. */
export function childrenOf(element: XmlElement | null, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The first child of this name; null where there is none. */
export function childOf(element: XmlElement | null, name: string): XmlElement | null {
  return element?.children.find((child) => child.name === name) ?? null;
}
