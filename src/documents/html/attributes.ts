/** The attributes of a tag: found at once, decoded when somebody asks. */
import type { Token } from 'parse5';
import type { RawAttributes } from './nodes.ts';
import { decodeReferences } from './references.ts';

/** What a scan over a tag noticed: that some attribute of these may be there. */
export const mark = { hiding: 1, span: 2, class: 4, id: 8, href: 16 } as const;

/**
 * Attributes as source text, from behind the tag's name to before its `>`. parse5 sees an empty list, and asks for what
 * is in it only where it compares formatting elements (`map`).
 */
export class SourceAttributes implements RawAttributes {
  private readonly source: string;
  private readonly start: number;
  private readonly end: number;
  private readonly marks: number;

  /** `marks`: a sum of `mark`. */
  constructor(source: string, start: number, end: number, marks: number) {
    this.source = source;
    this.start = start;
    this.end = end;
    this.marks = marks;
  }

  get length(): number {
    return 0;
  }

  map<T>(of: (attribute: Token.Attribute) => T): T[] {
    return this.decode().map(of);
  }

  get mayHide(): boolean {
    return (this.marks & mark.hiding) !== 0;
  }

  get className(): string | undefined {
    return this.valueNamed('class', mark.class);
  }

  get id(): string | undefined {
    return this.valueNamed('id', mark.id);
  }

  get href(): string | undefined {
    return this.valueNamed('href', mark.href);
  }

  span(name: 'colspan' | 'rowspan'): string | undefined {
    return this.valueNamed(name, mark.span);
  }

  private valueNamed(name: string, marked: number): string | undefined {
    if ((this.marks & marked) === 0) return undefined;
    const { source, end } = this;
    tag.at = this.start;
    while (tag.next(source, end)) {
      if (tag.isNamed(source, name)) return tag.value(source);
    }
    return undefined;
  }

  decode(): Token.Attribute[] {
    return decodeAttributes(this.source, this.start, this.end);
  }
}

/** Goes over the attributes of a tag, one by one. */
class TagReader {
  at = 0;
  nameStart = 0;
  nameEnd = 0;
  private valueStart = 0;
  private valueEnd = 0;

  /** Goes to the next attribute before `end`; false where there is none. */
  next(source: string, end: number): boolean {
    let { at } = this;
    while (at < end && (isTagSpace(source.charCodeAt(at)) || source.charCodeAt(at) === 47)) at += 1;
    if (at >= end) return false;
    this.nameStart = at;
    at += 1;
    while (at < end && !isNameEnd(source.charCodeAt(at))) at += 1;
    this.nameEnd = at;
    at = skipTagSpace(source, at, end);
    this.valueStart = at;
    this.valueEnd = at;
    if (at < end && source.charCodeAt(at) === 61) {
      at = skipTagSpace(source, at + 1, end);
      const quote = source.charCodeAt(at);
      if (at < end && (quote === 34 || quote === 39)) {
        this.valueStart = at + 1;
        this.valueEnd = source.indexOf(quote === 34 ? '"' : "'", at + 1);
        at = this.valueEnd + 1;
      } else {
        this.valueStart = at;
        while (at < end && !isTagSpace(source.charCodeAt(at))) at += 1;
        this.valueEnd = at;
      }
    }
    this.at = at;
    return true;
  }

  /** Whether the attribute has this name, which is in lower case. */
  isNamed(source: string, name: string): boolean {
    const { nameStart } = this;
    if (this.nameEnd - nameStart !== name.length) return false;
    for (let i = 0; i < name.length; i += 1) {
      const code = source.charCodeAt(nameStart + i);
      const wanted = name.charCodeAt(i);
      if (code !== wanted && code + 32 !== wanted) return false;
    }
    return true;
  }

  name(source: string): string {
    return lowerAscii(source.slice(this.nameStart, this.nameEnd));
  }

  value(source: string): string {
    if (this.valueStart === this.valueEnd) return '';
    const value = withoutReturns(source.slice(this.valueStart, this.valueEnd));
    return value.includes('&') ? decodeReferences(value, true) : value;
  }
}

const tag = new TagReader();

/** Decodes the attributes between two offsets; of several with one name the first counts. */
export function decodeAttributes(source: string, start: number, end: number): Token.Attribute[] {
  const attributes: Token.Attribute[] = [];
  let names: Set<string> | null = null;
  tag.at = start;
  while (tag.next(source, end)) {
    const name = tag.name(source);
    if (attributes.length >= 32) names ??= new Set(attributes.map((attribute) => attribute.name));
    const isKnown =
      names === null ? attributes.some((attribute) => attribute.name === name) : names.has(name);
    if (isKnown) continue;
    names?.add(name);
    attributes.push({ name, value: tag.value(source) });
  }
  return attributes;
}

/** Line ends as HTML has them: LF only. */
export function withoutReturns(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** The white space of tags; a carriage return is a line end. */
export function isTagSpace(code: number): boolean {
  return code === 32 || (code <= 13 && code >= 9 && code !== 11);
}

/** The first offset from `at` on that is no white space, or `end`. */
export function skipTagSpace(source: string, at: number, end: number): number {
  while (at < end && isTagSpace(source.charCodeAt(at))) at += 1;
  return at;
}

/** Whether an attribute's name ends before this character. */
export function isNameEnd(code: number): boolean {
  return code === 61 || code === 62 || code === 47 || isTagSpace(code);
}

/** Lower case for ASCII only, as HTML compares names. */
export function lowerAscii(text: string): string {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 65 && code <= 90) return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  }
  return text;
}
