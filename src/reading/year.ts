/** The year a report is for: what its title, its period and its sentences say, and whether they agree. */
import type { Document } from '../documents/index.ts';
import {
  compact,
  numeralValue,
  quotedTitles,
  reportNameAtEnd,
  yearMentions,
  yearOfMention,
  yearOpening,
  yearSign,
} from '../forms/index.ts';
import { findPeriod, findPublished } from './dates.ts';
import { linesOf, linkTextsOf } from './lines.ts';
import type { Placed } from './reading.ts';
import { declaredTitle } from './title.ts';

export interface YearFound {
  /** Null where the document does not settle it. */
  readonly year: number | null;
  /** Where the document contradicts itself: the years it states, the one taken first. Else empty. */
  readonly conflict: readonly number[];
}

/** A line shorter than this is no sentence of the report: a banner, a link, a cell of a flattened table. */
const shortestSentence = 20;
const longestSentence = 4000;
const mostLines = 5000;
const longestTitle = 100;

/** The one year that a title names; null where it names none or several. */
function yearOfTitle(title: string): number | null {
  const years = new Set<number>();
  for (const { groups } of compact(title.slice(0, 200)).matchAll(yearMentions)) {
    const year = numeralValue(groups?.['plain'] ?? groups?.['bracketed'] ?? groups?.['bare'] ?? '');
    if (year !== null) years.add(year);
  }
  return years.size === 1 ? ([...years][0] ?? null) : null;
}

/**
 * The year of the text: how its sentences open (`2024年，我局…`), or the report it calls itself. The most frequent one, if it
 * is also the first; null where they are mixed.
 */
function yearOfText(document: Document): { year: number | null; all: ReadonlySet<number> } {
  const counts = new Map<number, number>();
  for (const line of linesOf(document).slice(0, mostLines)) {
    if (line.text.length < shortestSentence || !line.text.includes(yearSign)) continue;
    const text = compact(line.text.slice(0, longestSentence)).replace(quotedTitles, '');
    // A title, this report's or another's, is no sentence of the report.
    if (text.length <= longestTitle && reportNameAtEnd.test(text)) continue;
    for (const sentence of text.split('。')) {
      const found = yearOpening.exec(sentence) ?? yearOfMention.exec(sentence);
      const year = numeralValue(found?.[1] ?? '');
      if (year === null) continue;
      if (linkTextsOf(document).has(text)) break;
      counts.set(year, (counts.get(year) ?? 0) + 1);
    }
  }
  const [first] = counts.keys();
  const most = Math.max(0, ...counts.values());
  const isFirst = first !== undefined && counts.get(first) === most;
  const isOnly = [...counts.values()].filter((count) => count === most).length === 1;
  return { year: isFirst && isOnly ? first : null, all: new Set(counts.keys()) };
}

/**
 * The report year. `title` is what `findTitle` gave. The title outweighs the period or the text alone, since a period
 * copied from last year is the commoner slip; against both of them only the year of publication can decide, and
 * without one the year is null. Dates in addresses, banners and links are never looked at.
 */
export function findYear(document: Document, title: Placed | null): YearFound {
  const period = findPeriod(document);
  const ofTitle = title === null ? null : yearOfTitle(title.text);
  const declared = ofTitle === null ? declaredTitle(document) : null;
  const ofName = ofTitle ?? (declared === null ? null : yearOfTitle(declared));
  const text = yearOfText(document);
  const ofPeriod =
    period !== null && period[0].slice(0, 4) === period[1].slice(0, 4) ? Number(period[0].slice(0, 4)) : null;
  // Sentences about other years are common: they contradict only where none speaks of the title's year.
  const ofText = ofName !== null && text.all.has(ofName) ? ofName : text.year;

  const votes = new Map<number, number>();
  const vote = (year: number | null, weight: number): void => {
    if (year !== null) votes.set(year, (votes.get(year) ?? 0) + weight);
  };
  vote(ofName, 2);
  vote(ofPeriod, 1);
  vote(ofText, 1);
  if (votes.size === 0) return { year: null, conflict: [] };
  if (votes.size === 1) return { year: [...votes.keys()][0] ?? null, conflict: [] };
  const published = findPublished(document);
  const before = published === null ? null : Number(published.slice(0, 4)) - 1;
  if (before !== null && votes.has(before)) vote(before, 1);
  const ranked = [...votes].sort((a, b) => b[1] - a[1]);
  const isDecided = ranked[0]?.[1] !== ranked[1]?.[1];
  return { year: isDecided ? (ranked[0]?.[0] ?? null) : null, conflict: ranked.map(([year]) => year) };
}
