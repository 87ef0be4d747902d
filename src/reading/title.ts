/** The title of the report, as the document prints it. */
import { agencyInTitle, isAgencyName } from '../agencies/index.ts';
import type { Document } from '../documents/index.ts';
import {
  annualMark,
  compact,
  noTitle,
  reportNameAtEnd,
  reportSign,
  titleLabel,
  titleMeta,
  titleSeparators,
  titleTail,
  yearLine,
  yearMentions,
} from '../forms/index.ts';
import type { Place } from '../record/index.ts';
import { linesOf, linkTextsOf, type Line } from './lines.ts';
import type { Placed } from './reading.ts';

/** A text that could be the title of a report. */
export interface TitleCandidate extends Placed {
  /** The text is that of a link: navigation, or an entry of an index page. */
  readonly isLink: boolean;
  /** 1–6 for an HTML heading, else null. */
  readonly level: number | null;
  readonly hasYear: boolean;
  readonly hasAgency: boolean;
}

/** Longer lines are sentences. The longest titles seen have some 50 characters. */
const longestTitle = 80;
const mostCandidates = 200;

/** A title as text: white space is typesetting (a line broken, a number set apart) and left out. */
function titleText(text: string): string {
  return text
    .replace(/[\s\u200b-\u200f\ufeff]+/gu, ' ')
    .replace(/(?<=[^\x20-\x7e]) | (?=[^\x20-\x7e])/gu, '')
    .trim();
}

function isReportTitle(bare: string): boolean {
  return (
    bare.length <= longestTitle && reportNameAtEnd.test(bare) && annualMark.test(bare) && !noTitle.test(bare)
  );
}

function hasYear(bare: string): boolean {
  return bare.search(yearMentions) >= 0;
}

/** Whether two lines stand in one element, or in neighbouring ones: only then can they be lines of one title. */
function areTogether(a: Place, b: Place): boolean {
  if (!('path' in a) || !('path' in b)) return !('path' in a) && !('path' in b);
  const [x, y] = [a.path.join(), b.path.join()];
  return x === y || a.path.slice(0, -1).join() === b.path.slice(0, -1).join();
}

/** The lines before the last line of a title that belong to it: an agency's name, a year, a beginning. */
function linesAbove(lines: readonly Line[], last: number, isLink: (line: Line) => boolean): number {
  const own = lines[last];
  if (own === undefined) return last;
  let first = last;
  for (let i = last - 1; i >= Math.max(0, last - 2); i--) {
    const line = lines[i];
    const below = lines[i + 1];
    if (line === undefined || below === undefined) break;
    if (below.block - line.block !== 1 || !areTogether(line.at, below.at) || isLink(line)) break;
    const bare = compact(line.text.slice(0, longestTitle));
    const joined = lines
      .slice(i, last + 1)
      .map((l) => compact(l.text))
      .join('');
    if (!isReportTitle(joined) || isReportTitle(bare)) break;
    const opens = isAgencyName(bare) || yearLine.test(bare) || agencyInTitle(joined) !== null;
    if (!opens) break;
    // A name that stands complete above a title with its own name is a site's head, not a line of the title.
    if (
      agencyInTitle(
        lines
          .slice(i + 1, last + 1)
          .map((l) => compact(l.text))
          .join(''),
      ) !== null
    )
      break;
    first = i;
  }
  return first;
}

/**
 * Every text that could be the report's title, in reading order, equal ones once: lines outside tables and cells of
 * metadata tables. An index page has many, a report's page its own and links to others.
 */
export function titleCandidates(document: Document): TitleCandidate[] {
  const isLinked = (text: string): boolean => linkTextsOf(document).has(compact(text));
  const lines = linesOf(document);
  const found = new Map<string, TitleCandidate>();
  const add = (text: string, at: Place, level: number | null, isLink: boolean): void => {
    const title = titleText(text);
    const bare = compact(title);
    const known = found.get(bare);
    if (known !== undefined ? !known.isLink || isLink : found.size >= mostCandidates) return;
    const hasAgency = agencyInTitle(title) !== null;
    found.set(bare, { text: title, at, isLink, level, hasYear: hasYear(bare), hasAgency });
  };
  for (const [i, line] of lines.entries()) {
    if (line.text.length > 2 * longestTitle || !line.text.includes(reportSign)) continue;
    const text = line.text.replace(titleLabel, '');
    const bare = compact(text);
    if (!reportNameAtEnd.test(bare) && !titleTail.test(bare)) continue;
    const first = linesAbove(lines, i, (l) => isLinked(l.text));
    const whole = lines
      .slice(first, i + 1)
      .map((l) => l.text.replace(titleLabel, ''))
      .join('');
    if (isReportTitle(compact(whole)))
      // A page's main heading is its own title, also where a list beside it links a page of that name.
      add(whole, lines[first]?.at ?? line.at, line.level, line.level !== 1 && isLinked(line.text));
  }
  for (const block of document.blocks) {
    if (block.kind !== 'table' || block.hidden) continue;
    for (const cell of block.cells) {
      if (cell.hidden || cell.text.length > 2 * longestTitle || !cell.text.includes(reportSign)) continue;
      const text = cell.text.replace(titleLabel, '');
      if (isReportTitle(compact(text))) add(text, cell.place, null, isLinked(text));
    }
  }
  return [...found.values()];
}

/**
 * The title that the source declares for itself (meta `ArticleTitle`, then `<title>` cut from the site's name), where it
 * names an annual report; null else. It is not printed in the report: use it to recognise, not to quote.
 */
export function declaredTitle(document: Document): string | null {
  const declared = document.meta.filter(({ name }) => titleMeta.includes(name)).map(({ content }) => content);
  if (document.title !== null) declared.push(document.title);
  for (const text of declared) {
    if (!text.includes(reportSign)) continue;
    for (const part of [text, ...text.slice(0, 400).split(titleSeparators)]) {
      const title = titleText(part.slice(0, 2 * longestTitle));
      if (isReportTitle(compact(title))) return title;
    }
  }
  return null;
}

/**
 * The report's title as printed, its lines joined; null where none is printed, or where several titles stand there and
 * nothing says which is the document's own (an index page).
 */
export function findTitle(document: Document): Placed | null {
  const candidates = titleCandidates(document);
  const printed = candidates.filter((candidate) => !candidate.isLink);
  const declared = declaredTitle(document);
  const bareDeclared = declared === null ? null : compact(declared);
  // A link in a heading is the page's own title only if the page declares the same.
  const own =
    printed.length > 0
      ? printed
      : candidates.filter((c) => c.level !== null && compact(c.text) === bareDeclared);
  let best: TitleCandidate | null = null;
  let bestScore = -1;
  let isTied = false;
  for (const candidate of own) {
    const score =
      (bareDeclared !== null && compact(candidate.text) === bareDeclared ? 8 : 0) +
      (candidate.level !== null ? 4 : 0) +
      (candidate.hasYear ? 2 : 0) +
      (candidate.hasAgency ? 1 : 0);
    if (score === bestScore) isTied = true;
    if (score > bestScore) [best, bestScore, isTied] = [candidate, score, false];
  }
  if (best === null) return null;
  // Two equally good ones may be the same title in two wordings, on the page and in the text; three are a list.
  const isList = isTied && own.length > 2;
  return isList ? null : { text: best.text, at: best.at };
}
