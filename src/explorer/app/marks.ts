/** Which numbers of a report are marked, wherever they are shown. */
import type { SiteReport } from '../site-report.ts';

export type Mark = 'flag' | 'lesser' | 'unsure';

/** How each code is marked: what findings name first is in question, what they name besides stands in the sum. */
export function marksOf({ findings }: Pick<SiteReport, 'findings'>): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>();
  const questions = findings.filter(({ severity }) => severity !== 'info');
  for (const { codes, rule } of questions) {
    // A finding that a number is not certain says it of every code.
    for (const code of codes.slice(1)) marks.set(code, rule.startsWith('parse.') ? 'unsure' : 'lesser');
  }
  for (const { codes, rule } of questions) {
    for (const code of codes.slice(0, 1)) marks.set(code, rule.startsWith('parse.') ? 'unsure' : 'flag');
  }
  return marks;
}
