/**
 * What stands round places of a page, as plain data: the tables and paragraphs with the cells at these places marked. No markup of
 * the page is given on: whoever shows it writes text as text. By cheerio, as places are resolved.
 */
import { isTag, isText, type AnyNode, type Element } from 'domhandler';
import type { HtmlPlace } from '../../record/index.ts';
import { decodeText } from '../decode.ts';
import { excerptBounds as bounds, type Excerpt, type ExcerptCell } from '../excerpt.ts';
import { declaredEncoding } from './declared-encoding.ts';
import { loadCheerio } from './load-cheerio.ts';

function elementAt(html: Element, path: readonly number[]): Element | null {
  let current: Element | null = html;
  for (const index of path) current = current?.children.filter(isTag)[index - 1] ?? null;
  return current;
}

function closest(element: Element, name: string): Element | null {
  for (let at: AnyNode | null = element; at !== null; at = at.parent) {
    if (isTag(at) && at.name === name) return at;
  }
  return null;
}

/** The text of an element, collapsed; scripts, styles and nested tables' markup are left out. Iterative. */
function textOf(element: Element): string {
  let text = '';
  const rest: AnyNode[] = [...element.children].reverse();
  for (let node = rest.pop(); node !== undefined && text.length < 4 * bounds.text; node = rest.pop()) {
    if (isText(node)) text += node.data;
    else if (isTag(node) && !['script', 'style', 'template'].includes(node.name)) {
      if (/^(?:p|div|br|td|th|li|tr)$/.test(node.name)) text += ' ';
      for (let i = node.children.length - 1; i >= 0; i--) {
        const child = node.children[i];
        if (child !== undefined) rest.push(child);
      }
    }
  }
  return text.replace(/\s+/gu, ' ').trim().slice(0, bounds.text);
}

function spanOf(element: Element, name: 'rowspan' | 'colspan'): number {
  const span = Number.parseInt(element.attribs[name] ?? '1', 10);
  return span >= 1 && span <= bounds.span ? span : 1;
}

/** The rows of a table, not those of tables in it. */
function rowsOf(table: Element): Element[] {
  const rows: Element[] = [];
  for (const child of table.children.filter(isTag)) {
    if (child.name === 'tr') rows.push(child);
    else if (/^t(?:head|body|foot)$/.test(child.name)) {
      rows.push(...child.children.filter(isTag).filter(({ name }) => name === 'tr'));
    }
  }
  return rows;
}

function excerptOf(home: Element, marks: ReadonlyMap<Element, number>): Excerpt {
  if (home.name !== 'table') {
    const cell = { text: textOf(home), rowspan: 1, colspan: 1, mark: marks.get(home) ?? null };
    return { rows: [[cell]], isCut: false };
  }
  const all = rowsOf(home);
  let cells = 0;
  const rows: ExcerptCell[][] = [];
  for (const row of all.slice(0, bounds.rows)) {
    const line: ExcerptCell[] = [];
    for (const cell of row.children.filter(isTag)) {
      if ((cell.name !== 'td' && cell.name !== 'th') || ++cells > bounds.cells) continue;
      line.push({
        text: textOf(cell),
        rowspan: spanOf(cell, 'rowspan'),
        colspan: spanOf(cell, 'colspan'),
        mark: marks.get(cell) ?? null,
      });
    }
    rows.push(line);
  }
  return { rows, isCut: all.length > rows.length || cells > bounds.cells };
}

/** The tables and paragraphs that hold these places, in the order of the places; at most eight. */
export function htmlExcerpts(source: Uint8Array, places: readonly HtmlPlace[]): Excerpt[] {
  const { text } = decodeText(source, { declared: declaredEncoding(source) });
  const html = loadCheerio(text, { scriptingEnabled: false })('html').get(0);
  if (html === undefined) return [];
  const marks = new Map<Element, number>();
  const homes = new Set<Element>();
  for (const [index, place] of places.entries()) {
    const element = elementAt(html, place.path);
    if (element === null) continue;
    if (!marks.has(element)) marks.set(element, index);
    homes.add((place.table === undefined ? null : closest(element, 'table')) ?? element);
  }
  return [...homes].slice(0, bounds.excerpts).map((home) => excerptOf(home, marks));
}
