/** The order of findings: worst first, then by rule, report and place in the form. */
import { forms } from '../forms/index.ts';
import { severities, type Finding, type Severity } from '../record/index.ts';
import { ruleIds } from './catalogue.ts';

/** Below 0 where `a` is the worse; 0 where they are equal. */
export function compareSeverities(a: Severity, b: Severity): number {
  return severities.indexOf(a) - severities.indexOf(b);
}

const ranks = new Map(ruleIds.map((id, rank) => [id, rank]));

/** The newest edition first; a code of an older one follows where no newer has it. */
const positions = new Map<string, number>();
for (const form of [...forms].reverse()) {
  for (const { code } of form.fields) if (!positions.has(code)) positions.set(code, positions.size);
}

const positionOf = (code: string): number => positions.get(code) ?? Number.MAX_SAFE_INTEGER;
const rankOf = (rule: string): number => ranks.get(rule) ?? Number.MAX_SAFE_INTEGER;

/** By code unit, so that the order is the same in every locale. */
function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareCodes(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = positionOf(a[i] ?? '') - positionOf(b[i] ?? '');
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function compareFindings(a: Finding, b: Finding): number {
  return (
    compareSeverities(a.severity, b.severity) ||
    rankOf(a.rule) - rankOf(b.rule) ||
    compareTexts(a.rule, b.rule) ||
    compareTexts(a.reports.join(' '), b.reports.join(' ')) ||
    compareCodes(a.codes, b.codes) ||
    compareTexts(a.id, b.id)
  );
}

/** The findings in their one order, whatever order they came in. Rules of other rooms stand after those known here. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(compareFindings);
}
