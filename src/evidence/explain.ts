/** A finding in full: its rule, its cells, why it is whose error, what would mend it, and where it comes from. */
import { createHash } from 'node:crypto';
import { betweenRuleIds, ruleOf } from '../checks/index.ts';
import { formById, type Bilingual } from '../forms/index.ts';
import { digitSlip, evaluate, slips, viewOf, type DigitSlip, type Slip } from '../identities/index.ts';
import type { Finding, Record, SuspectSet } from '../record/index.ts';
import { en } from './messages.en.ts';
import { zh } from './messages.zh.ts';
import { cellsOf, type CellEvidence } from './reasons.ts';

/** The document of a report, by which anyone finds it again. */
export interface SourceFacts {
  readonly report: string;
  readonly agency: string | null;
  readonly year: number | null;
  readonly title: string | null;
  readonly file: string;
  readonly url: string | null;
  readonly retrieved: string | null;
  readonly sha256: string;
  readonly media_type: string;
}

/** A set of suspects, and how each number may have become the printed one; null = by no slip of a digit. */
export interface ExplainedSuspects extends SuspectSet {
  readonly digits: readonly (DigitSlip | null)[];
}

export interface Explanation {
  readonly finding: Finding;
  readonly title: Bilingual;
  readonly summary: Bilingual;
  /** The rule's page, from the root of the repository; null for a rule that the catalogue does not have. */
  readonly page: string | null;
  readonly cells: readonly CellEvidence[];
  readonly suspects: readonly ExplainedSuspects[];
  /** Slips of the hand that would explain all that hangs together with it. */
  readonly slips: readonly Slip[];
  readonly sources: readonly SourceFacts[];
  /** SHA-256 of what the finding rests on: a decision about it holds while this stays. */
  readonly evidence: string;
  /** Two sentences that can be quoted, with the source. */
  readonly quote: Bilingual;
}

function sourceOf(id: string, record: Record | undefined): SourceFacts | null {
  const report = record?.report ?? null;
  if (record === undefined || report === null) return null;
  const { agency, year, title, source } = report;
  const { url, retrieved, sha256, media_type } = source;
  return {
    report: id,
    agency: agency.name,
    year,
    title,
    file: record.file,
    url,
    retrieved,
    sha256,
    media_type,
  };
}

/** A number as a finding holds it, for the digest: the same for equal evidence, whatever the program's version. */
type Fact = readonly [report: string, code: string, state: string, number: number | null];

/**
 * SHA-256 of what a finding says and of the numbers that it rests on. The pages' bytes are not part of it: a banner that changes
 * does not make a question new, a number does.
 */
export function evidenceDigest(
  { rule, expected, reported }: Pick<Finding, 'rule' | 'expected' | 'reported'>,
  facts: readonly Fact[],
): string {
  return createHash('sha256')
    .update(JSON.stringify([rule, expected, reported, facts]))
    .digest('hex');
}

/** The digest of a finding of one report, or of several. */
export function digestOf(finding: Finding, records: ReadonlyMap<string, Record>): string {
  const isBetween = betweenRuleIds.has(finding.rule);
  const facts = finding.reports.flatMap((id) => {
    const report = records.get(id)?.report ?? null;
    const cells = report?.cells ?? {};
    return finding.codes.map((code): Fact => {
      // Between reports the numbers count, not how each was read.
      if (isBetween) return [id, code, '', report?.values[code] ?? null];
      const cell = cells[code];
      return [id, code, cell?.state ?? 'absent', cell?.number ?? null];
    });
  });
  return evidenceDigest(finding, facts);
}

function slipsOf(finding: Finding, record: Record | undefined): readonly Slip[] {
  const report = record?.report ?? null;
  const form = formById(report?.form ?? null);
  if (report === null || form === null || finding.suspects === null) return [];
  const view = viewOf(report);
  const all = evaluate(form, view);
  const broken = all.find(
    ({ identity, outcome, members }) =>
      outcome === 'broken' && identity.rule === finding.rule && members[0] === finding.codes[0],
  );
  return broken === undefined ? [] : slips(form, view, broken, all);
}

/** Explains a finding. `records` holds the records of its reports, by id; what is not there is left out. */
export function explainFinding(finding: Finding, records: ReadonlyMap<string, Record>): Explanation {
  const rule = ruleOf(finding.rule);
  const [first = ''] = finding.reports;
  const sources = finding.reports.map((id) => sourceOf(id, records.get(id))).filter((one) => one !== null);
  const printed = (code: string): number => {
    const numbers = finding.reports.map((id) => records.get(id)?.report?.values[code] ?? null);
    return numbers.find((number) => number !== null) ?? 0;
  };
  return {
    finding,
    title: rule?.title ?? { zh: finding.rule, en: finding.rule },
    summary: rule?.summary ?? finding.message,
    page: rule?.page ?? null,
    cells: cellsOf(finding, records),
    suspects: (finding.suspects ?? []).map((set) => ({
      ...set,
      digits: set.codes.map((code, at) => digitSlip(printed(code), set.would_be[at] ?? 0)),
    })),
    slips: slipsOf(finding, records.get(first)),
    sources,
    evidence: digestOf(finding, records),
    quote: { zh: zh.quote(finding, sources), en: en.quote(finding, sources) },
  };
}
