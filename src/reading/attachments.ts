/** Links of a page that may be the report itself. */
import type { Document, Link } from '../documents/index.ts';
import { compact, fileAddress, otherFile, reportLink, reportSign } from '../forms/index.ts';
import type { Attachment } from '../record/index.ts';
import { linesOf } from './lines.ts';

const mostAttachments = 50;
/** Addresses longer than this are data, not addresses. */
const longestAddress = 2000;
/** A page with less text than this outside its links only leads to its report. */
const thinText = 600;
/** Lines shorter than this are navigation. */
const shortestSentence = 20;
/** A table with more cells than this is no metadata table. */
const thinTable = 24;
/** Named by more links than this, annual reports are what an index page lists. */
const mostPages = 3;
const htmlInitial = 'h'.charCodeAt(0);

function isFollowable(href: string): boolean {
  return (
    href !== '' && href.length <= longestAddress && !/^(?:#|javascript:|mailto:|tel:|data:)/iu.test(href)
  );
}

function isFile({ href, text }: Link): boolean {
  if (!(mayBeFile(href) && fileAddress.test(href)) && !(mayBeFile(text) && fileAddress.test(text.trim())))
    return false;
  return !otherFile.test(text);
}

/** Whether a full stop is followed by what an ending of `fileAddress` begins with: most pages end in `.html`. */
function mayBeFile(address: string): boolean {
  for (let at = address.indexOf('.'); at !== -1; at = address.indexOf('.', at + 1)) {
    const next = address.charCodeAt(at + 1) | 32;
    if (next !== htmlInitial && next !== 47) return true;
  }
  return false;
}

/** Whether the page holds hardly more than links: then a link to a page may be the report. */
function isThin(document: Document): boolean {
  const linked = new Set(document.links.map((link) => compact(link.text.slice(0, 300))));
  let length = 0;
  for (const { text } of linesOf(document)) {
    if (text.length >= shortestSentence && !linked.has(compact(text.slice(0, 300)))) length += text.length;
  }
  return (
    length < thinText &&
    document.blocks.every((b) => b.kind !== 'table' || b.isLayout || b.cells.length <= thinTable)
  );
}

/**
 * The links that may be the report: files (PDF, Word, OFD, sheets, archives) but forms and guides; and on a page that
 * has hardly any text of its own, pages that a link names an annual report, if there are at most three. Each address once,
 * at most 50, as printed.
 */
export function findAttachments(document: Document): Attachment[] {
  const links = document.links.filter(({ href }) => isFollowable(href));
  const files = links.filter(isFile);
  const named = links.filter(
    (link) =>
      link.text.includes(reportSign) && !isFile(link) && reportLink.test(compact(link.text.slice(0, 200))),
  );
  const addresses = new Set(named.map(({ href }) => href));
  const isShort = files.length === 0 && named.length > 0 && addresses.size <= mostPages;
  const pages = isShort && isThin(document) ? named : [];
  const found = new Map<string, Attachment>();
  for (const { text, href } of [...files, ...pages]) {
    if (found.size >= mostAttachments) break;
    if (!found.has(href)) found.set(href, { text: text.slice(0, 200), href });
  }
  return [...found.values()];
}
