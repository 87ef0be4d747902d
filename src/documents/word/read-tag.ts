/** The beginning of an element: its name and attributes. Linear. */
import type { Scope } from './xml-scope.ts';
import { after, XmlTrouble } from './xml-trouble.ts';

/** Attributes by canonical name (`w:val`, or a bare local name), values as written (references not resolved). */
export interface XmlAttributes extends Iterable<readonly [string, string]> {
  /** The value of an attribute; undefined where it is not there. */
  readonly get: (name: string) => string | undefined;
}

/** An element that is open. */
export interface OpenElement {
  readonly written: string;
  readonly name: string;
  readonly scope: Scope;
}

/** A tag that opens an element. */
export interface Tag extends OpenElement {
  readonly attributes: XmlAttributes;
  readonly isEmpty: boolean;
  readonly end: number;
}

/** Characters of a name at most. */
const longestName = 200;

const [quote, apostrophe, slash, equals, greater] = [34, 39, 47, 61, 62];

/** ASCII that ends a name. */
const endsName = new Uint8Array(128);
for (const code of [9, 10, 11, 12, 13, 32, quote, apostrophe, slash, 60, equals, greater]) endsName[code] = 1;

function isSpace(code: number): boolean {
  if (code < 128) return code === 32 || (code >= 9 && code <= 13);
  return /\s/.test(String.fromCharCode(code));
}

function behindSpaces(xml: string, from: number): number {
  let at = from;
  while (at < xml.length && isSpace(xml.charCodeAt(at))) at += 1;
  return at;
}

/** A name that begins here; it may hold anything but spaces, quotes and signs of tags. */
function nameAt(xml: string, from: number): string {
  let at = from;
  for (; at < xml.length; at += 1) {
    const code = xml.charCodeAt(at);
    if (code < 128 ? endsName[code] === 1 : isSpace(code)) break;
  }
  if (at === from || at - from > longestName) throw new XmlTrouble('malformed');
  return xml.slice(from, at);
}

/** A tag's attributes. They are few, and most are never asked for: a map of them took longer than all else. */
class TagAttributes implements XmlAttributes {
  readonly #names: string[] = [];
  readonly #values: string[] = [];

  get count(): number {
    return this.#names.length;
  }

  add(name: string, value: string): void {
    this.#names.push(name);
    this.#values.push(value);
  }

  /** Gives each name by which it is asked for. */
  rename(nameOf: (written: string) => string): void {
    for (let at = 0; at < this.#names.length; at += 1) this.#names[at] = nameOf(this.#names[at] ?? '');
  }

  readonly get = (name: string): string | undefined => {
    const at = this.#names.lastIndexOf(name);
    return at === -1 ? undefined : this.#values[at];
  };

  *[Symbol.iterator](): Iterator<readonly [string, string]> {
    for (const [at, name] of this.#names.entries()) yield [name, this.#values[at] ?? ''];
  }
}

/** Reads the tag whose name begins at `start`. Throws `XmlTrouble`. */
export function readTag(xml: string, start: number, outer: Scope): Tag {
  const written = nameAt(xml, start);
  if (/[&!?]/.test(written)) throw new XmlTrouble('malformed');
  const attributes = new TagAttributes();
  let declared: Map<string, string> | null = null;
  let at = start + written.length;
  let isEmpty = false;
  for (;;) {
    const from = behindSpaces(xml, at);
    const code = xml.charCodeAt(from);
    isEmpty = code === slash;
    if (code === greater || (isEmpty && xml.charCodeAt(from + 1) === greater)) {
      at = from + (isEmpty ? 2 : 1);
      break;
    }
    if (from === at) throw new XmlTrouble('malformed');
    const name = nameAt(xml, from);
    const sign = behindSpaces(xml, from + name.length);
    const open = behindSpaces(xml, sign + 1);
    const mark = xml.charCodeAt(open);
    if (xml.charCodeAt(sign) !== equals || (mark !== quote && mark !== apostrophe))
      throw new XmlTrouble('malformed');
    at = after(xml, mark === quote ? '"' : "'", open + 1);
    const value = xml.slice(open + 1, at - 1);
    if (value.includes('<')) throw new XmlTrouble('malformed');
    if (name === 'xmlns' || name.startsWith('xmlns:')) {
      declared ??= new Map(outer.namespaces);
      declared.set(name.slice(6), value);
    } else if (attributes.count < 200) attributes.add(name, value);
    else throw new XmlTrouble('too large');
  }
  const scope = declared === null ? outer : outer.within(declared);
  if (scope.namespaces.size > 500) throw new XmlTrouble('too large');
  // Its own declarations hold for its attributes, whatever stands first.
  attributes.rename((name) => scope.attribute(name));
  return { written, name: scope.element(written), scope, attributes, isEmpty, end: at };
}
