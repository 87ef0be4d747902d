/** What a page's head declares: title, metadata, and the style rules that hide things. */
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
  const rules = new StyleRules();
  for (const sheet of sheets) {
    if (sheet.first instanceof LeanData && isForScreen(sheet.attribs['media']))
      rules.addSheet(sheet.first.data);
  }
  const meta: MetaEntry[] = [];
  let title: string | null = null;
  const head = childNamed(childNamed(root, 'html'), 'head');
  for (let node = head?.first ?? null; node !== null; node = node.next) {
    if (!(node instanceof LeanElement)) continue;
    if (node.name === 'title') title ??= node.first instanceof LeanData ? collapse(node.first.data) : '';
    else if (node.name === 'meta') {
      const entry = metaEntry(node.attribs);
      if (entry !== null) meta.push(entry);
    }
  }
  return { title: title === '' ? null : title, meta, rules };
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
