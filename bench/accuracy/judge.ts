/** What a record says of a report whose errors are known: found or missed, accused rightly or not, the cells named. */
import { evaluate, slips, viewOf } from '../../src/identities/index.ts';
import { formById } from '../../src/forms/index.ts';
import type { Finding, Record, SuspectSet } from '../../src/record/index.ts';
import { truthOf, type TestReport } from '../../test/layouts/report.ts';

/** The name of an identity as both sides know it: its rule and its first code. */
const keyOf = (name: string): string => name.replace(/ = .*$/, '').replace(/\+.*$/, '');

/** An amount in another unit is printed so on purpose: saying so accuses nobody falsely. */
const trueOfClean = new Set(['cell.unit']);

const bare = (text: string): string => text.replaceAll(/\s/gu, '');

/** Whether a report prints something in a place that is no count, and the record quotes the very thing. */
function printsWords(record: Record, report: TestReport, code: string): boolean {
  const printed = report.printed.get(code);
  const raw = record.report?.cells[code]?.raw ?? null;
  return printed?.kind === 'text' && raw !== null && bare(raw) === bare(printed.raw);
}

/** Findings that accuse the agency although the report has no such error. */
export function falseAccusations(record: Record, report: TestReport): Finding[] {
  const truth = truthOf(report);
  const broken = new Set(truth.brokenIdentities.map(keyOf));
  const hasWrongClaim = truth.claims.some(({ agrees }) => !agrees);
  return record.findings.filter(({ rule, blame, severity, codes }) => {
    if (blame !== 'source' || severity === 'info' || trueOfClean.has(rule)) return false;
    if (rule === 'claim.mismatch') return !hasWrongClaim;
    // Words and figures that are no count, where the report prints just these.
    if (rule === 'cell.not_a_count') return !codes.every((code) => printsWords(record, report, code));
    return !broken.has(`${rule} ${codes[0] ?? ''}`);
  });
}

export interface Judged {
  readonly breaks: boolean;
  readonly isFound: boolean;
  readonly isRight: boolean;
  readonly isDetermined: boolean;
}

function isTheError(set: SuspectSet, before: ReadonlyMap<string, number>): boolean {
  return (
    set.codes.length === before.size && set.codes.every((code, i) => before.get(code) === set.would_be[i])
  );
}

/** Judges a record of a report with one error; `before` is what stood in the changed cells. */
export function judge(record: Record, report: TestReport, before: ReadonlyMap<string, number>): Judged {
  const truth = truthOf(report);
  const broken = new Set([...truth.brokenIdentities, ...truth.unsureIdentities].map(keyOf));
  const found = record.findings.filter(({ rule, codes }) => broken.has(`${rule} ${codes[0] ?? ''}`));
  const sets = found.flatMap(({ suspects }) => suspects ?? []);
  const distinct = new Set(sets.map((set) => JSON.stringify(set)));
  const isTruncated = found.some(({ truncated }) => truncated === true);
  let isRight = sets.some((set) => isTheError(set, before));
  let isDetermined = distinct.size === 1 && !isTruncated;
  const form = formById(record.report?.form ?? null);
  if (!isRight && before.size > 1 && found.length > 0 && form !== null && record.report !== null) {
    const all = evaluate(form, viewOf(record.report));
    const first = all.find(({ outcome }) => outcome === 'broken');
    const named = first === undefined ? [] : slips(form, viewOf(record.report), first, all);
    isRight = named.some((slip) => isTheError(slip, before));
    isDetermined ||= named.length === 1;
  }
  return { breaks: broken.size > 0, isFound: found.length > 0, isRight, isDetermined };
}
