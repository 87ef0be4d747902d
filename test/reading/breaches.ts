/** What a record of a known report must never say, and what it must say: every breach, as a sentence. */
import type { Cell, Finding, Record, Report } from '../../src/record/index.ts';
import { showsAll, type Layout } from '../layouts/layouts.ts';
import { truthOf, type Printed, type TestReport, type Truth } from '../layouts/report.ts';
import type { Variation } from '../layouts/variation.ts';

/** Rules that answer for a number that is printed and not in `values`. */
const answersForNull = /^(?:parse\.|cell\.|form\.missing_)/;

/** The name by which an identity is known in both worlds: its rule and the first code of its reported side. */
function keyOfName(name: string): string {
  return name.replace(/ = .*$/, '').replace(/\+.*$/, '');
}

/** Whether a finding speaks of a code: it names it, or the whole row or section that it stands in. */
function speaksOf(finding: Finding, code: string): boolean {
  return (
    finding.codes.includes(code) ||
    (finding.rule.startsWith('form.missing_') && (finding.row === null || code.startsWith(finding.row)))
  );
}

function stateOf(printed: Printed): Cell['state'] {
  return printed.kind === 'number' ? 'reported' : printed.kind;
}

/** Wrong numbers, numbers that are missing without a word, and states that deny what is printed. */
export function untruths(record: Record, printed: ReadonlyMap<string, Printed>): string[] {
  const { report, findings } = record;
  const found: string[] = [];
  for (const [code, cell] of printed) {
    const value = report?.values[code] ?? null;
    const about = findings.filter((finding) => speaksOf(finding, code));
    if (value !== null) {
      if (value === cell.value) continue;
      if (about.some((finding) => finding.rule.startsWith('parse.'))) continue;
      found.push(`WRONG ${code}: printed "${cell.raw}", read ${String(value)}`);
    } else if (cell.value !== null) {
      const state = report?.cells[code]?.state ?? 'absent';
      if (state === 'blank' || state === 'dash' || state === 'text') {
        found.push(`DENIED ${code}: printed "${cell.raw}", said to be ${state}`);
      } else if (report !== null && !about.some((finding) => answersForNull.test(finding.rule))) {
        found.push(`SILENT ${code}: printed "${cell.raw}", null without a finding (${state})`);
      }
    }
  }
  return found;
}

/** Where everything is shown, everything must be read: the value, the figure, the text and the state. */
function unread(report: Report, truth: Truth): string[] {
  const found: string[] = [];
  for (const [code, printed] of truth.printed) {
    const cell = report.cells[code];
    const state = cell?.state ?? 'absent';
    const value = report.values[code] ?? null;
    if (value !== printed.value || state !== stateOf(printed)) {
      found.push(`UNREAD ${code}: printed "${printed.raw}", read ${String(value)} (${state})`);
    } else if (cell?.raw !== printed.raw)
      found.push(`RAW ${code}: "${printed.raw}" became "${cell?.raw ?? ''}"`);
    else if (printed.figure !== null && cell.number !== printed.figure) {
      found.push(`FIGURE ${code}: printed ${String(printed.figure)}, read ${String(cell.number)}`);
    }
  }
  return found;
}

/** Accusations that the report does not deserve, and where all is read those that it deserves and does not get. */
function accusations(record: Record, truth: Truth, isWhole: boolean): string[] {
  const broken = new Set(truth.brokenIdentities.map(keyOfName));
  const unsure = new Set(truth.unsureIdentities.map(keyOfName));
  const rules = new Set([...truth.assessedIdentities].map((name) => name.split(' ')[0]));
  const found: string[] = [];
  const told = new Map<string, string>();
  for (const finding of record.findings) {
    if (!rules.has(finding.rule) && finding.severity !== 'error') continue;
    const key = `${finding.rule} ${finding.codes[0] ?? ''}`;
    told.set(key, finding.blame);
    if (finding.blame === 'source' && !broken.has(key)) found.push(`FALSE accusation ${key}`);
    else if (isWhole && !broken.has(key) && !unsure.has(key)) found.push(`FALSE finding ${key}`);
  }
  if (!isWhole) return found;
  for (const key of broken)
    if (told.get(key) !== 'source') found.push(`MISSED ${key}: ${told.get(key) ?? 'not found'}`);
  for (const key of unsure)
    if (told.get(key) !== 'unsure') found.push(`MISSED unsure ${key}: ${told.get(key) ?? 'not found'}`);
  return found;
}

/** Every breach of a record made from this report in this layout; empty when all is well. */
export function breachesOf(
  record: Record,
  layout: Layout,
  report: TestReport,
  variation: Variation,
): string[] {
  const truth = truthOf(report);
  const found = untruths(record, truth.printed);
  const read = record.report;
  if (read === null) return [...found, `STATUS ${record.status}`];
  if (read.form !== truth.form) found.push(`FORM ${String(read.form)} for ${truth.form}`);
  if (read.year !== truth.year) found.push(`YEAR ${String(read.year)} for ${String(truth.year)}`);
  const hasTitle = !variation.traps.has('no-title');
  if (hasTitle && read.agency.name !== report.agency)
    found.push(`AGENCY ${read.agency.name ?? 'null'} for ${report.agency}`);
  const isWhole = showsAll(layout, report);
  if (isWhole) {
    found.push(...unread(read, truth));
    if (record.status !== 'parsed') found.push(`STATUS ${record.status}`);
  }
  return [...found, ...accusations(record, truth, isWhole)];
}
