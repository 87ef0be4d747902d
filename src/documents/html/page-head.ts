/** What a page's head declares: title, metadata, and the style rules that hide things. */
import { load } from 'cheerio';
import { Document as DomDocument, Element as DomElement, Text as DomText } from 'domhandler';
import type { MetaEntry } from '../document.ts';
import { StyleRules } from './hiding.ts';
import { metaEntry } from './meta-entry.ts';
import { LeanData, LeanElement } from './nodes.ts';
import type { LeanRoot } from './nodes.ts';
import { collapse } from './white-space.ts';

/** A page's head. */
export interface PageHead {
  /** White space collapsed; null where there is none. */
  readonly title: string | null;
  readonly meta: readonly MetaEntry[];
  readonly rules: StyleRules;
}

/** Reads the head of a page, and its style sheets, which may stand in the body too. */
export function readHead(root: LeanRoot, sheets: readonly LeanElement[]): PageHead {
  // cheerio's types come from another release of domhandler; the nodes have the shape that both share.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
  const $ = load(new DomDocument(headElements(root)));
  const title = collapse($('title').first().text());
  const rules = new StyleRules();
  for (const sheet of sheets) {
    if (sheet.first instanceof LeanData && isForScreen(sheet.attribs['media']))
      rules.addSheet(sheet.first.data);
  }
  const meta: MetaEntry[] = [];
  for (const element of $('meta[content]')) {
    const entry = metaEntry(element.attribs);
    if (entry !== null) meta.push(entry);
  }
  return { title: title === '' ? null : title, meta, rules };
}

/** The elements of the head that declare something, as cheerio's own nodes: the lean ones lack what it asks for. */
function headElements(root: LeanRoot): DomElement[] {
  const elements: DomElement[] = [];
  const head = childNamed(childNamed(root, 'html'), 'head');
  for (let node = head?.first ?? null; node !== null; node = node.next) {
    if (!(node instanceof LeanElement)) continue;
    const { name } = node;
    if (name !== 'meta' && name !== 'title') continue;
    const text = node.first instanceof LeanData ? [new DomText(node.first.data)] : [];
    elements.push(new DomElement(name, { ...node.attribs }, text));
  }
  return elements;
}

function childNamed(parent: LeanRoot | LeanElement | null, name: string): LeanElement | null {
  for (let node = parent?.first ?? null; node !== null; node = node.next) {
    if (node instanceof LeanElement && node.name === name) return node;
  }
  return null;
}

function isForScreen(media: string | undefined): boolean {
  return media === undefined || /^\s*(?:all|screen)?\s*$/i.test(media);
}
