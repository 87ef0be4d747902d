/** The nodes of a parsed page: the shape of domhandler's, and little else. */
import { html } from 'parse5';
import type { Token } from 'parse5';
import { kindOfTag } from './tags.ts';

/** A document or the content of a template; `next` and the like stay null. */
export class LeanRoot {
  readonly type = 'root';
  parent: LeanParent | null = null;
  prev: LeanNode | null = null;
  next: LeanNode | null = null;
  first: LeanNode | null = null;
  last: LeanNode | null = null;
  'x-mode': html.DOCUMENT_MODE = html.DOCUMENT_MODE.NO_QUIRKS;

  get children(): LeanNode[] {
    return childrenOf(this);
  }
}

/** Text, a comment or a doctype. */
export class LeanData {
  readonly type: 'text' | 'comment' | 'directive';
  data: string;
  name = '';
  parent: LeanParent | null = null;
  prev: LeanNode | null = null;
  next: LeanNode | null = null;

  constructor(type: 'text' | 'comment' | 'directive', data: string) {
    this.type = type;
    this.data = data;
  }
}

/** Attributes that are still source text (never none); decoded when somebody asks. */
export interface RawAttributes {
  /** Whether one of them may hide the element: `hidden`, or a style that speaks of it. */
  readonly mayHide: boolean;
  readonly className: string | undefined;
  readonly id: string | undefined;
  readonly href: string | undefined;
  span(name: 'colspan' | 'rowspan'): string | undefined;
  decode(): readonly Token.Attribute[];
}

/** An element. */
export class LeanElement {
  readonly name: string;
  readonly namespace: html.NS;
  /** What the element does to text, by `tagKind`; elements of SVG and MathML are inline, `svg` itself is skipped. */
  readonly kind: number;
  raw: RawAttributes | readonly Token.Attribute[];
  parent: LeanParent | null = null;
  prev: LeanNode | null = null;
  next: LeanNode | null = null;
  first: LeanNode | null = null;
  last: LeanNode | null = null;
  private decoded: { [name: string]: string } | null = null;

  constructor(
    name: string,
    namespace: html.NS,
    raw: RawAttributes | readonly Token.Attribute[],
    kind = namespace === html.NS.HTML || name === 'svg' ? kindOfTag(name) : 0,
  ) {
    this.name = name;
    this.namespace = namespace;
    this.raw = raw;
    this.kind = kind;
  }

  get type(): 'tag' | 'script' | 'style' {
    return this.name === 'script' ? 'script' : this.name === 'style' ? 'style' : 'tag';
  }

  get attribs(): { [name: string]: string } {
    if (this.decoded === null) {
      this.decoded = Object.create(null) as { [name: string]: string };
      for (const { name, value } of this.attributeList) this.decoded[name] ??= value;
    }
    return this.decoded;
  }

  get hasAttributes(): boolean {
    return isSource(this.raw) || this.raw.length > 0;
  }

  /** Whether the element's own attributes may hide it, or undo that. */
  get mayHide(): boolean {
    if (isSource(this.raw)) return this.raw.mayHide;
    return this.raw.some(({ name }) => name === 'style' || name === 'hidden');
  }

  get className(): string | undefined {
    return isSource(this.raw) ? this.raw.className : valueOf(this.raw, 'class');
  }

  get id(): string | undefined {
    return isSource(this.raw) ? this.raw.id : valueOf(this.raw, 'id');
  }

  get href(): string | undefined {
    return isSource(this.raw) ? this.raw.href : valueOf(this.raw, 'href');
  }

  /** The value of `colspan` or `rowspan`. */
  span(name: 'colspan' | 'rowspan'): string | undefined {
    return isSource(this.raw) ? this.raw.span(name) : valueOf(this.raw, name);
  }

  /** The attributes as parse5 knows them. */
  get attributeList(): readonly Token.Attribute[] {
    return isSource(this.raw) ? this.raw.decode() : this.raw;
  }

  get children(): LeanNode[] {
    return childrenOf(this);
  }

  /** Adds the attributes that are not there yet (a second `<html>` or `<body>` tag). */
  adopt(attributes: readonly Token.Attribute[]): void {
    const names = new Set(this.attributeList.map((attribute) => attribute.name));
    this.raw = [...this.attributeList, ...attributes.filter((attribute) => !names.has(attribute.name))];
    this.decoded = null;
  }
}

export type LeanParent = LeanElement | LeanRoot;
export type LeanNode = LeanElement | LeanData | LeanRoot;

/** The namespace of HTML elements. */
export const htmlNamespace = html.NS.HTML;

function isSource(raw: RawAttributes | readonly Token.Attribute[]): raw is RawAttributes {
  return !Array.isArray(raw);
}

function valueOf(attributes: readonly Token.Attribute[], name: string): string | undefined {
  return attributes.find((attribute) => attribute.name === name)?.value;
}

function childrenOf(parent: LeanParent): LeanNode[] {
  const children: LeanNode[] = [];
  for (let node = parent.first; node !== null; node = node.next) children.push(node);
  return children;
}

/** Appends a node that stands nowhere yet. */
export function append(parent: LeanParent, node: LeanNode): void {
  const { last } = parent;
  node.parent = parent;
  node.prev = last;
  if (last === null) parent.first = node;
  else last.next = node;
  parent.last = node;
}

/** Puts a node that stands nowhere yet before another. */
export function insertBefore(parent: LeanParent, node: LeanNode, reference: LeanNode): void {
  const { prev } = reference;
  node.parent = parent;
  node.prev = prev;
  node.next = reference;
  reference.prev = node;
  if (prev === null) parent.first = node;
  else prev.next = node;
}

/** Takes a node out of its parent. */
export function detach(node: LeanNode): void {
  const { parent, prev, next } = node;
  if (parent === null) return;
  if (prev === null) parent.first = next;
  else prev.next = next;
  if (next === null) parent.last = prev;
  else next.prev = prev;
  node.parent = null;
  node.prev = null;
  node.next = null;
}
