/** The attributes of a tag: found at once, decoded when somebody asks. */
import type { Token } from 'parse5';
import type { RawAttributes } from './nodes.ts';
import { decodeReferences } from './references.ts';

/** What a scan over a tag's attributes noticed: where one begins that may be it, -1 where none does. */
export interface AttributeMarks {
  readonly mayHide: boolean;
  readonly maySpan: boolean;
  readonly classAt: number;
  readonly idAt: number;
  readonly hrefAt: number;
}

/**
 * Attributes as source text, from behind the tag's name to before its `>`. parse5 sees an empty list, and asks for what
 * is in it only where it compares formatting elements (`map`).
 */
export class SourceAttributes implements RawAttributes {
  readonly mayHide: boolean;
  readonly maySpan: boolean;
  private readonly source: string;
  private readonly start: number;
  private readonly end: number;
  private readonly classAt: number;
  private readonly idAt: number;
  private readonly hrefAt: number;

  constructor(source: string, start: number, end: number, marks: AttributeMarks) {
    this.source = source;
    this.start = start;
    this.end = end;
    this.mayHide = marks.mayHide;
    this.maySpan = marks.maySpan;
    this.classAt = marks.classAt;
    this.idAt = marks.idAt;
    this.hrefAt = marks.hrefAt;
  }

  get length(): number {
    return 0;
  }

  map<T>(of: (attribute: Token.Attribute) => T): T[] {
    return this.decode().map(of);
  }

  get className(): string | undefined {
    return this.valueAt(this.classAt, 'class');
  }

  get id(): string | undefined {
    return this.valueAt(this.idAt, 'id');
  }

  get href(): string | undefined {
    return this.valueAt(this.hrefAt, 'href');
  }

  private valueAt(at: number, name: string): string | undefined {
    if (at === -1) return undefined;
    const { source } = this;
    const quote = source.charCodeAt(at + name.length + 1);
    if (
      source.startsWith(name, at) &&
      source.charCodeAt(at + name.length) === 61 &&
      (quote === 34 || quote === 39)
    ) {
      const from = at + name.length + 2;
      const value = source.slice(from, source.indexOf(quote === 34 ? '"' : "'", from));
      if (!value.includes('&')) return value;
    }
    // Written in some other way: decoded in full.
    return this.decode().find((attribute) => attribute.name === name)?.value;
  }

  decode(): Token.Attribute[] {
    return decodeAttributes(this.source, this.start, this.end);
  }
}

/** Decodes the attributes between two offsets; of several with one name the first counts. */
export function decodeAttributes(source: string, start: number, end: number): Token.Attribute[] {
  const attributes: Token.Attribute[] = [];
  let names: Set<string> | null = null;
  let at = start;
  while (at < end) {
    const first = source.charCodeAt(at);
    if (isTagSpace(first) || first === 47) {
      at += 1;
      continue;
    }
    const nameStart = at;
    at += 1;
    while (at < end && !isNameEnd(source.charCodeAt(at))) at += 1;
    const name = lowerAscii(source.slice(nameStart, at));
    let value = '';
    let next = skipTagSpace(source, at, end);
    if (next < end && source.charCodeAt(next) === 61) {
      next = skipTagSpace(source, next + 1, end);
      const quote = source.charCodeAt(next);
      let valueEnd: number;
      if (next < end && (quote === 34 || quote === 39)) {
        next += 1;
        valueEnd = source.indexOf(quote === 34 ? '"' : "'", next);
        at = valueEnd + 1;
      } else {
        valueEnd = next;
        while (valueEnd < end && !isTagSpace(source.charCodeAt(valueEnd))) valueEnd += 1;
        at = valueEnd;
      }
      value = source.slice(next, valueEnd);
      if (value.includes('&')) value = decodeReferences(value, true);
    } else at = next;
    if (attributes.length >= 32) names ??= new Set(attributes.map((attribute) => attribute.name));
    const isKnown =
      names === null ? attributes.some((attribute) => attribute.name === name) : names.has(name);
    if (isKnown) continue;
    names?.add(name);
    attributes.push({ name, value });
  }
  return attributes;
}

/** The white space of tags; carriage returns are gone by then. */
export function isTagSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 12;
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
