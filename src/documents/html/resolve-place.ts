/** From a place in a page back to the text that stands there, in the untouched source. */
import type { HtmlPlace } from '../../record/index.ts';
import { decodeText } from '../decode.ts';
import { declaredEncoding } from './declared-encoding.ts';
import { LeanElement } from './nodes.ts';
import type { LeanNode, LeanRoot } from './nodes.ts';
import { parseHtml } from './parse.ts';
import { kindOfTag, tagKind } from './tags.ts';
import { TextRun } from './white-space.ts';

/** A page parsed once, to resolve many places in. */
export interface HtmlSource {
  /** The element at a place's path; null where the page has none. */
  readonly elementAt: (place: HtmlPlace) => LeanElement | null;
  /** All the text in the element at a place, hidden text too, collapsed; null where the page has no such element. */
  readonly textAt: (place: HtmlPlace) => string | null;
}

/** Parses a page for resolving places. */
export function openHtmlSource(source: Uint8Array | string): HtmlSource {
  const text =
    typeof source === 'string' ? source : decodeText(source, { declared: declaredEncoding(source) }).text;
  const { root } = parseHtml(text, Number.POSITIVE_INFINITY);
  const elementAt = (place: HtmlPlace): LeanElement | null => elementAtPath(root, place.path);
  return {
    elementAt,
    textAt: (place) => {
      const element = elementAt(place);
      return element === null ? null : textOf(element);
    },
  };
}

/**
 * The text at a place: everything the element at `place.path` holds, white space collapsed (block elements set apart
 * by a space); null where the page has no such element. For many places of one page use `openHtmlSource`.
 */
export function resolveHtmlPlace(source: Uint8Array | string, place: HtmlPlace): string | null {
  return openHtmlSource(source).textAt(place);
}

function elementAtPath(root: LeanRoot, path: readonly number[]): LeanElement | null {
  let current = childElement(root.first, 1);
  for (const index of path) {
    if (current === null) return null;
    current = childElement(current.first, index);
  }
  return current;
}

function childElement(first: LeanNode | null, index: number): LeanElement | null {
  let count = 0;
  for (let node = first; node !== null; node = node.next) {
    if (!(node instanceof LeanElement)) continue;
    count += 1;
    if (count === index) return node;
  }
  return null;
}

/** The text of an element's whole content, scripts and styles left out. Iterative. */
export function textOf(element: LeanElement): string {
  const run = new TextRun();
  let node: LeanNode | null = element.first;
  while (node !== null) {
    if (node.type === 'text' && 'data' in node) run.add(node.data);
    const isEntered: boolean = node instanceof LeanElement && node.first !== null && !isSilent(node.name);
    if (node instanceof LeanElement && kindOfTag(node.name) !== tagKind.inline) run.add(' ');
    if (isEntered && node instanceof LeanElement) {
      node = node.first;
      continue;
    }
    while (node !== null && node.next === null) {
      const parent: LeanNode | null = node.parent;
      node = parent === element ? null : parent;
      if (node instanceof LeanElement && kindOfTag(node.name) !== tagKind.inline) run.add(' ');
    }
    node = node === null ? null : node.next;
  }
  return run.text;
}

function isSilent(name: string): boolean {
  return name === 'script' || name === 'style' || name === 'template';
}
