/** The name of the agency whose report it is, as the document prints it. */
import { agencyInSignature, agencyInTitle, isAgencyName, publisherLabels } from '../agencies/index.ts';
import type { Document } from '../documents/index.ts';
import { compact, dateShape, isSpace, selfName, siteFooter } from '../forms/index.ts';
import { linesOf, type Line } from './lines.ts';
import type { Placed } from './reading.ts';
import { declaredTitle } from './title.ts';

/** A signature stands among so many last lines; below it a page has its foot. */
const signatureLines = 60;
const longestName = 60;

function isDateLine(text: string): boolean {
  const bare = compact(text.slice(0, longestName));
  return bare.length <= 20 && dateShape.test(bare);
}

/** A name alone on a line with its date on the same line or the next: the signature, from the end of the text. */
function signature(lines: readonly Line[]): string | null {
  for (let i = lines.length - 1; i >= Math.max(0, lines.length - signatureLines); i--) {
    const text = lines[i]?.text ?? '';
    const next = lines[i + 1]?.text ?? '';
    if (text.length > longestName || siteFooter.test(compact(text))) continue;
    const name = agencyInSignature(text);
    if (name !== null && (dateShape.test(compact(text)) || isDateLine(next))) return name;
  }
  return null;
}

const labelBeginnings = new Set(publisherLabels.map((label) => label.charCodeAt(0)));

/** Whether a text begins as a label of the publisher does, white space aside. */
function mayBeLabel(text: string): boolean {
  let i = 0;
  while (i < text.length && isSpace(text.charCodeAt(i))) i++;
  return labelBeginnings.has(text.charCodeAt(i));
}

/** The publisher of a metadata table (`发布机构`), a label and its name in one line or in two neighbouring cells. */
function publisher(document: Document): string | null {
  const names = new Set<string>();
  const look = (text: string, next: string): void => {
    if (text.length > 2 * longestName || !mayBeLabel(text)) return;
    const bare = compact(text);
    const label = publisherLabels.find(
      (l) => bare.startsWith(l) && (bare === l || bare.charAt(l.length) === ':'),
    );
    if (label === undefined) return;
    const rest = bare.slice(label.length + 1);
    const name = rest === '' ? compact(next.slice(0, 2 * longestName)) : rest;
    if (name.length <= longestName && isAgencyName(name)) names.add(name);
  };
  for (const [i, block] of document.blocks.entries()) {
    if (block.hidden) continue;
    if (block.kind === 'table')
      block.cells.forEach((cell, j) => look(cell.text, block.cells[j + 1]?.text ?? ''));
    else {
      const next = document.blocks[i + 1];
      look(block.text, next?.kind === 'paragraph' ? next.text : '');
    }
  }
  return names.size === 1 ? ([...names][0] ?? null) : null;
}

/** What the text calls its own body (我局: 局); null where it does not, or in several ways. */
function selfKind(lines: readonly Line[]): string | null {
  const kinds = new Set<string>();
  for (const { text } of lines) {
    const kind = selfName.exec(text.slice(0, 2000))?.[1];
    if (kind !== undefined) kinds.add(kind);
  }
  return kinds.size === 1 ? ([...kinds][0] ?? null) : null;
}

/**
 * The agency's name, from the title; else from a line alone directly above the title; else from the title the page
 * declares; else from the signature at the end (a name with a date); else the publisher of the page's metadata
 * table, and that only if the text speaks of itself by the last character of that name (我局 … 局): an office that posts another
 * body's report is not its author. Bodies that are merely mentioned are never taken. Null where none is printed.
 */
export function findAgencyName(document: Document, title: Placed | null): string | null {
  const ofTitle = title === null ? null : agencyInTitle(title.text);
  if (ofTitle !== null) return ofTitle;
  const declared = declaredTitle(document);
  const ofDeclared = declared === null ? null : agencyInTitle(declared);
  if (ofDeclared !== null) return ofDeclared;
  const lines = linesOf(document);
  const signed = signature(lines);
  if (signed !== null) return signed;
  const posted = publisher(document);
  if (posted === null) return null;
  const kind = selfKind(lines);
  return kind !== null && posted.endsWith(kind) ? posted : null;
}
