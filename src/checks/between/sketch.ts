/**
 * A sketch of a report's text, by which copies are found: hashes of pieces of twelve characters (shingles), of which one in four is
 * kept, chosen by the hash itself, so that equal pieces are kept in every text (A. Broder, "On the resemblance and
 * containment of documents", 1997).
 */
import { compact, quotedTitles, stockSentence } from '../../forms/index.ts';
import type { Report } from '../../record/index.ts';

/** Characters of a piece. */
export const shingleLength = 12;
/** One piece in so many is kept. */
export const keptOneIn = 4;
/** The most that is kept of a report: 8,000 characters of its own, more than nearly all have. */
const mostKept = 2000;
const longestText = 60_000;

/** What is compared of a text: sentences that are the agency's own, without figures, signs and its name. */
function comparable(text: string, name: string | null): string {
  let own = '';
  for (const sentence of text.slice(0, longestText).split(/[\u3002\uff1b\n]/u)) {
    if (stockSentence.test(sentence)) continue;
    own += sentence;
  }
  const bare = compact(own).replace(quotedTitles, '');
  return (name === null ? bare : bare.replaceAll(name, '')).replace(/[^\p{Script=Han}]/gu, '');
}

/** The hashes in ascending order, each once; empty for a report without text of its own. */
export function sketchOf({ sections, agency }: Report): Uint32Array {
  const kept = new Set<number>();
  for (const text of [sections.overview, sections.problems, sections.other]) {
    if (text === null) continue;
    const own = comparable(text, agency.name);
    for (let from = 0; from + shingleLength <= own.length && kept.size < mostKept; from++) {
      const hash = hashOf(own, from);
      if (hash % keptOneIn === 0) kept.add(hash);
    }
  }
  return Uint32Array.from(kept).sort();
}

/** FNV-1a over UTF-16 units, with a last mix so that every bit counts. */
function hashOf(text: string, from: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < from + shingleLength; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
