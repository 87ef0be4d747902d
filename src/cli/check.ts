/** `gongkai check`: what does not add up, is missing or is unsure. */
import { betweenRuleIds, ruleIds, withoutComparison } from '../checks/index.ts';
import { severities, type Finding, type Record, type Severity } from '../record/index.ts';
import { cleanText, jsonLine } from './clean-text.ts';
import { Comparer } from './compare.ts';
import { exitCodes, Stop } from './exit-codes.ts';
import { failureText } from './failure.ts';
import { findingLines, formOf } from './finding-text.ts';
import { readInputs, type Reading } from './read-inputs.ts';
import type { Terminal } from './terminal.ts';

export interface CheckOptions {
  /** Exit with 3 if there is a finding of this severity or worse; null: never. */
  readonly failOn: Severity | null;
  /** Only findings of these rules; empty: of all. */
  readonly rules: readonly string[];
  /** Only findings of this severity or worse. */
  readonly severity: Severity;
  readonly json: boolean;
}

/** Whether a severity is at least as bad as another: the list goes from the worst down. */
const isAtLeast = (one: Severity, other: Severity): boolean =>
  severities.indexOf(one) <= severities.indexOf(other);

function headingOf(record: Record, terminal: Terminal): string {
  const { report } = record;
  if (report === null) return cleanText(record.file);
  const year = report.year === null ? terminal.t.unknown : String(report.year);
  return `${cleanText(report.agency.name ?? terminal.t.unknown)} ${year}  ${cleanText(record.file)}`;
}

async function printList(record: Record, findings: readonly Finding[], terminal: Terminal): Promise<void> {
  const view = { ...terminal, form: formOf(record), width: terminal.width - 2 };
  const lines = [terminal.paint('heading', headingOf(record, terminal))];
  for (const finding of findings) lines.push(...findingLines(finding, view).map((line) => `  ${line}`));
  await terminal.print(`${lines.join('\n')}\n\n`);
}

/** Findings about several reports, under the names of the reports. */
async function printBetween(
  findings: readonly Finding[],
  comparer: Comparer,
  terminal: Terminal,
): Promise<void> {
  const lines = [terminal.paint('heading', terminal.t.betweenReports)];
  for (const finding of findings) {
    const form = comparer.formOf(finding.reports[0] ?? '');
    const view = { ...terminal, form, width: terminal.width - 2 };
    lines.push(`  ${cleanText(finding.reports.slice(0, 4).join(' · '))}`);
    lines.push(...findingLines(finding, view).map((line) => `  ${line}`));
  }
  await terminal.print(`${lines.join('\n')}\n\n`);
}

/**
 * Prints findings: a list on a screen, else one JSON object a line. Gives the exit code. A document that could
 * not be opened was not checked: with `failOn` that is no success either.
 */
export async function check(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  reading: Reading,
): Promise<number> {
  const known: readonly string[] = ruleIds;
  for (const rule of options.rules) {
    if (!known.includes(rule)) throw new Stop(terminal.t.misuse.unknownRule(rule));
  }
  const isList = terminal.isScreen && !options.json;
  let isFound = false;
  let count = 0;
  const comparer = new Comparer();
  const chosen = (findings: readonly Finding[]): readonly Finding[] =>
    findings.filter(
      (finding) =>
        isAtLeast(finding.severity, options.severity) &&
        (options.rules.length === 0 || options.rules.includes(finding.rule)),
    );
  const note = (findings: readonly Finding[]): void => {
    count += findings.length;
    const { failOn } = options;
    if (failOn !== null && findings.some((finding) => isAtLeast(finding.severity, failOn))) isFound = true;
  };
  const isComparing = options.rules.length === 0 || options.rules.some((rule) => betweenRuleIds.has(rule));
  for await (const given of readInputs(paths, { ...reading, terminal, takesRecords: true })) {
    const record = withoutComparison(given);
    if (isComparing) comparer.add(record);
    if (record.status === 'failed') {
      isFound = true;
      terminal.say(failureText(record, terminal.t));
    }
    const findings = chosen(record.findings);
    note(findings);
    if (!isList) for (const finding of findings) await terminal.print(jsonLine(finding));
    else if (findings.length > 0) await printList(record, findings, terminal);
  }
  const between = chosen(isComparing ? comparer.compare().findings : []);
  note(between);
  if (!isList) for (const finding of between) await terminal.print(jsonLine(finding));
  else if (between.length > 0) await printBetween(between, comparer, terminal);
  if (isList && count === 0) await terminal.print(`${terminal.t.noneOfThese}\n`);
  return options.failOn !== null && isFound ? exitCodes.found : exitCodes.done;
}
