/** XML of an OFD → a tree of elements, by local names: writers choose their own prefix, or none. */
import { decodeText } from '../decode.ts';
import { scanXml, type XmlLimits } from '../word/scan-xml.ts';
import { resolved } from '../word/xml-text.ts';

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

/** The children of this name. */
export function childrenOf(element: XmlElement | null, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The first child of this name; null where there is none. */
export function childOf(element: XmlElement | null, name: string): XmlElement | null {
  return element?.children.find((child) => child.name === name) ?? null;
}
