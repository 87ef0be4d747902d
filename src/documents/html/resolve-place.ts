/**
 * From a place in a page back to the text that stands there, in the untouched source. By cheerio and its own parser:
 * whoever follows a place must not depend on the parser that gave it.
 */
import { isTag, isText, type AnyNode, type Element } from 'domhandler';
import type { HtmlPlace } from '../../record/index.ts';
import { decodeText } from '../decode.ts';
import { declaredEncoding } from './declared-encoding.ts';
import { loadCheerio } from './load-cheerio.ts';
import { kindOfTag, tagKind } from './tags.ts';
import { TextRun } from './white-space.ts';

/** A page parsed once, to resolve many places in. */
export interface HtmlSource {
  /** The name of the element at a place's path (`td`); null where the page has none. */
  readonly nameAt: (place: HtmlPlace) => string | null;
  /** All the text in the element at a place, hidden text too, collapsed; null where the page has no such element. */
  readonly textAt: (place: HtmlPlace) => string | null;
}

/** Parses a page for resolving places. */
export function openHtmlSource(source: Uint8Array | string): HtmlSource {
  const text =
    typeof source === 'string' ? source : decodeText(source, { declared: declaredEncoding(source) }).text;
  // As a browser without scripts: what stands in <noscript> is content.
  const html = loadCheerio(text, { scriptingEnabled: false })('html').get(0);
  const at = (place: HtmlPlace): Element | null => (html === undefined ? null : elementAt(html, place.path));
  return {
    nameAt: (place) => at(place)?.name ?? null,
    textAt(place) {
      const element = at(place);
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

function elementAt(html: Element, path: readonly number[]): Element | null {
  let current: Element | null = html;
  for (const index of path) {
    current = current?.children.filter(isTag)[index - 1] ?? null;
  }
  return current;
}

/** The text of an element's whole content, scripts and styles left out. Iterative: pages may be nested deep. */
function textOf(element: Element): string {
  const run = new TextRun();
  const rest: (AnyNode | ' ' | ']')[] = [...element.children].reverse();
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (node === ' ') run.add(' ');
    else if (node === ']') run.closeNote(0);
    else if (isText(node)) run.add(node.data);
    else if (isTag(node) && !isSilent(node.name)) {
      const kind = kindOfTag(node.name);
      if (kind === tagKind.raised) {
        run.openNote(0);
        rest.push(']');
      } else if (kind !== tagKind.inline) {
        run.add(' ');
        rest.push(' ');
      }
      for (let i = node.children.length - 1; i >= 0; i--) {
        const child = node.children[i];
        if (child !== undefined) rest.push(child);
      }
    }
  }
  return run.text;
}

function isSilent(name: string): boolean {
  return name === 'script' || name === 'style' || name === 'template';
}
