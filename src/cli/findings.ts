/** `gongkai findings`: findings filtered, sorted and exported. */
import { compareSeverities, ruleIds } from '../checks/index.ts';
import { statusOf, type DecisionStatus } from '../evidence/index.ts';
import type { Blame, Severity } from '../record/index.ts';
import { readDecisions } from './decisions-file.ts';
import { exitCodes, Stop } from './exit-codes.ts';
import type { FindingFormat, SortKey } from './finding-choices.ts';
import { writeFindings, type Standing } from './finding-formats.ts';
import { gather, type Found } from './gather.ts';
import type { Reading } from './read-inputs.ts';
import type { Terminal } from './terminal.ts';

export interface FindingsOptions {
  readonly dataset: string;
  readonly rule: readonly string[];
  readonly severity: Severity;
  readonly blame: readonly Blame[];
  readonly agency?: string | undefined;
  readonly year: readonly string[];
  readonly decision: readonly string[];
  readonly decisions: string;
  readonly sort: SortKey;
  readonly format?: FindingFormat | undefined;
}

/** By code unit, so that the order is the same in every locale. */
const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whether a finding is asked for. */
function isChosen({ finding, sources, status }: Standing, options: FindingsOptions): boolean {
  const { rule, severity, blame, agency, year, decision } = options;
  return (
    compareSeverities(finding.severity, severity) <= 0 &&
    (rule.length === 0 || rule.includes(finding.rule)) &&
    (blame.length === 0 || blame.includes(finding.blame)) &&
    (decision.length === 0 || decision.includes(status)) &&
    (year.length === 0 || sources.some((source) => year.includes(String(source.year)))) &&
    (agency === undefined ||
      sources.some((source) => source.agency?.includes(agency) === true || source.report.includes(agency)))
  );
}

function sorter(key: SortKey): (a: Found, b: Found) => number {
  const first = ({ sources }: Found) => sources[0];
  const keys: Readonly<{ [K in SortKey]: (a: Found, b: Found) => number }> = {
    severity: (a, b) => compareSeverities(a.finding.severity, b.finding.severity),
    rule: (a, b) => ruleIds.indexOf(a.finding.rule) - ruleIds.indexOf(b.finding.rule),
    agency: (a, b) => compareTexts(first(a)?.agency ?? '', first(b)?.agency ?? ''),
    year: (a, b) => (first(b)?.year ?? 0) - (first(a)?.year ?? 0),
    delta: (a, b) => Math.abs(b.finding.delta ?? 0) - Math.abs(a.finding.delta ?? 0),
  };
  return (a, b) => keys[key](a, b) || keys.severity(a, b) || compareTexts(a.finding.id, b.finding.id);
}

/** Prints the findings that are asked for. Gives the exit code. */
export async function findings(
  paths: readonly string[],
  options: FindingsOptions,
  terminal: Terminal,
  reading: Reading,
): Promise<number> {
  const known: readonly string[] = ruleIds;
  for (const rule of options.rule) {
    if (!known.includes(rule)) throw new Stop(terminal.t.misuse.unknownRule(rule));
  }
  const statuses: readonly DecisionStatus[] = ['open', 'confirmed', 'dismissed', 'replied', 'asked_again'];
  for (const status of options.decision) {
    if (!statuses.some((one) => one === status)) {
      throw new Stop(terminal.t.misuse.badValue('--decision', status, statuses.join(', ')));
    }
  }
  const decisions = await readDecisions(options.decisions, terminal);
  const from = paths.length === 0 ? [options.dataset] : paths;
  const chosen = (await gather(from, terminal, reading))
    .map((found) => ({ ...found, status: statusOf(decisions, found.finding.id, found.evidence) }))
    .filter((standing) => isChosen(standing, options))
    .sort(sorter(options.sort));
  const format = options.format ?? (terminal.isScreen ? 'list' : 'ndjson');
  for (const piece of writeFindings(chosen, format, terminal, reading.program)) await terminal.print(piece);
  return exitCodes.done;
}
