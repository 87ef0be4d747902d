/** Whether a report speaks for its own body, or for a government with its departments and places. */
import { isRegionName, looksAggregate } from '../agencies/index.ts';
import type { Document } from '../documents/index.ts';
import {
  aggregateIntroduction,
  compact,
  departmentName,
  governmentName,
  quotedTitles,
} from '../forms/index.ts';
import { linesOf, type Line } from './lines.ts';

/** The introduction says it: so many sentences-long lines from the top. */
const introductionLines = 12;
const shortestSentence = 30;

/**
 * `aggregate` where the introduction of a government's report says that it sums up departments or places; `own` for a
 * department, bureau or office; null where it is not told (a government's report that does not say, or no name).
 */
export function findScope(document: Document, agencyName: string | null): 'own' | 'aggregate' | null {
  const isGovernment = agencyName === null || governmentName.test(agencyName) || isRegionName(agencyName);
  if (!isGovernment) return departmentName.test(agencyName) ? 'own' : null;
  const introduction: Line[] = [];
  for (const line of linesOf(document)) {
    if (line.text.length >= shortestSentence) introduction.push(line);
    if (introduction.length === introductionLines) break;
  }
  const says = introduction.some(({ text }) => {
    const sentence = compact(text.slice(0, 2000)).replace(quotedTitles, '');
    return aggregateIntroduction.test(sentence) || looksAggregate(sentence);
  });
  return says ? 'aggregate' : null;
}
