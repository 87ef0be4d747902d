/** A strict scan of XML from outside: no document types, no entities of its own, bounded in size and depth. Linear. */

/** Attributes by canonical name (`w:val`, or a bare local name), values as written (references not resolved). */
export type XmlAttributes = ReadonlyMap<string, string>;

/** What is told of a part. Text is as written: references are not resolved, CDATA is escaped. */
export interface XmlVisitor {
  readonly open: (name: string, attributes: XmlAttributes) => void;
  readonly close: (name: string) => void;
  readonly text: (raw: string) => void;
}

/** Bounds of a scan. */
export interface XmlLimits {
  readonly elements: number;
  readonly depth: number;
}

/** Why a part is not read. */
export class XmlTrouble extends Error {
  readonly kind: 'malformed' | 'document type' | 'too large';

  constructor(kind: 'malformed' | 'document type' | 'too large') {
    super(kind);
    this.kind = kind;
  }
}

const attribute = /\s+([^\s=<>"'/]{1,200})\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const tagEnd = /\s*(\/?)>/y;
const elementName = /[^\s=<>"'/&!?]{1,200}/y;

/** Names that are kept with their canonical ones: documents use a hundred names, each a thousand times. */
const mostNames = 1000;

/** The namespaces that hold within an element. */
class Scope {
  /** By their prefixes; the default one by none. */
  readonly namespaces: ReadonlyMap<string, string>;
  readonly #prefixes: ReadonlyMap<string, string>;
  readonly #elements = new Map<string, string>();
  readonly #attributes = new Map<string, string>();

  constructor(namespaces: ReadonlyMap<string, string>, prefixes: ReadonlyMap<string, string>) {
    this.namespaces = namespaces;
    this.#prefixes = prefixes;
  }

  /** This one with more namespaces in it. */
  within(namespaces: ReadonlyMap<string, string>): Scope {
    return new Scope(namespaces, this.#prefixes);
  }

  element(written: string): string {
    return this.#named(this.#elements, written, this.namespaces.get('') ?? '');
  }

  attribute(written: string): string {
    return this.#named(this.#attributes, written, '');
  }

  #named(known: Map<string, string>, written: string, bare: string): string {
    let name = known.get(written);
    if (name === undefined) {
      name = canonical(written, this.namespaces, this.#prefixes, bare);
      if (known.size < mostNames) known.set(written, name);
    }
    return name;
  }
}

interface OpenElement {
  readonly written: string;
  readonly name: string;
  readonly scope: Scope;
}

const noAttributes: XmlAttributes = new Map();

/**
 * Scans a part. Names are given with the prefix that `prefixes` has for their namespace, whatever the part calls it;
 * names of other namespaces as `?:local`. Throws `XmlTrouble`.
 */
export function scanXml(
  xml: string,
  prefixes: ReadonlyMap<string, string>,
  limits: XmlLimits,
  visitor: XmlVisitor,
): void {
  const stack: OpenElement[] = [];
  const outermost = new Scope(new Map(), prefixes);
  let scope = outermost;
  let elements = 0;
  let isRootSeen = false;
  let at = 0;
  while (at < xml.length) {
    const tag = xml.indexOf('<', at);
    const end = tag === -1 ? xml.length : tag;
    if (end > at) {
      const text = xml.slice(at, end);
      if (stack.length > 0) visitor.text(text);
      else if (text.trim() !== '') throw new XmlTrouble('malformed');
    }
    if (tag === -1) break;
    if (xml.startsWith('<!--', tag)) at = after(xml, '-->', tag + 4);
    else if (xml.startsWith('<?', tag)) at = after(xml, '?>', tag + 2);
    else if (xml.startsWith('<![CDATA[', tag)) {
      at = after(xml, ']]>', tag + 9);
      visitor.text(
        xml
          .slice(tag + 9, at - 3)
          .replaceAll('&', '&amp;')
          .replaceAll('<', '&lt;'),
      );
    } else if (xml.startsWith('<!', tag)) throw new XmlTrouble('document type');
    else if (xml.startsWith('</', tag)) {
      const close = after(xml, '>', tag + 2);
      const element = stack.pop();
      if (element === undefined || xml.slice(tag + 2, close - 1).trimEnd() !== element.written) {
        throw new XmlTrouble('malformed');
      }
      scope = stack.at(-1)?.scope ?? outermost;
      visitor.close(element.name);
      at = close;
    } else {
      elements += 1;
      if (elements > limits.elements || stack.length >= limits.depth) throw new XmlTrouble('too large');
      if (stack.length === 0 && isRootSeen) throw new XmlTrouble('malformed');
      isRootSeen = true;
      const opened = readTag(xml, tag + 1, scope);
      visitor.open(opened.name, opened.attributes);
      if (opened.isEmpty) visitor.close(opened.name);
      else {
        ({ scope } = opened);
        stack.push(opened);
      }
      at = opened.end;
    }
  }
  if (stack.length > 0 || !isRootSeen) throw new XmlTrouble('malformed');
}

interface Tag extends OpenElement {
  readonly attributes: XmlAttributes;
  readonly isEmpty: boolean;
  readonly end: number;
}

function readTag(xml: string, start: number, outer: Scope): Tag {
  elementName.lastIndex = start;
  const written = elementName.exec(xml)?.[0];
  if (written === undefined) throw new XmlTrouble('malformed');
  const found: [string, string][] = [];
  let declared: Map<string, string> | null = null;
  let at = start + written.length;
  for (;;) {
    attribute.lastIndex = at;
    const match = attribute.exec(xml);
    if (match === null) break;
    at = attribute.lastIndex;
    const name = match[1] ?? '';
    const value = match[2] ?? match[3] ?? '';
    if (name === 'xmlns' || name.startsWith('xmlns:')) {
      declared ??= new Map(outer.namespaces);
      declared.set(name.slice(6), value);
    } else if (found.length < 200) found.push([name, value]);
    else throw new XmlTrouble('too large');
  }
  tagEnd.lastIndex = at;
  const end = tagEnd.exec(xml);
  if (end === null) throw new XmlTrouble('malformed');
  const scope = declared === null ? outer : outer.within(declared);
  if (scope.namespaces.size > 500) throw new XmlTrouble('too large');
  const attributes =
    found.length === 0 ? noAttributes : new Map(found.map(([name, value]) => [scope.attribute(name), value]));
  const name = scope.element(written);
  return { written, name, scope, attributes, isEmpty: end[1] === '/', end: tagEnd.lastIndex };
}

/** `w:p` for the name of a known namespace, `?:p` for one of another, a bare name for none. */
function canonical(
  written: string,
  namespaces: ReadonlyMap<string, string>,
  prefixes: ReadonlyMap<string, string>,
  bare: string,
): string {
  const colon = written.indexOf(':');
  const uri = colon === -1 ? bare : namespaces.get(written.slice(0, colon));
  if (uri === '') return written;
  const prefix = uri === undefined ? undefined : prefixes.get(uri);
  const local = written.slice(colon + 1);
  return `${prefix ?? '?'}:${local}`;
}

function after(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from);
  if (found === -1) throw new XmlTrouble('malformed');
  return found + mark.length;
}
