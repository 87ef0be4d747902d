/** Every finding of a set of documents, records or a dataset, with where it comes from; and one of them in full. */
import { betweenRuleIds, withoutComparison } from '../checks/index.ts';
import { digestOf, evidenceDigest, type SourceFacts } from '../evidence/index.ts';
import type { Finding, Record } from '../record/index.ts';
import { Comparer } from './compare.ts';
import { failureText } from './failure.ts';
import { readInputs, type Reading } from './read-inputs.ts';
import type { Terminal } from './terminal.ts';

/** A finding, the digest of its evidence, and the reports that it speaks of. */
export interface Found {
  readonly finding: Finding;
  readonly evidence: string;
  readonly sources: readonly SourceFacts[];
}

function sourceOf(id: string, record: Record): SourceFacts | null {
  const { report, file } = record;
  if (report === null) return null;
  const { url, retrieved, sha256, media_type } = report.source;
  const { agency, year, title } = report;
  return { report: id, agency: agency.name, year, title, file, url, retrieved, sha256, media_type };
}

/** All findings, those between reports last. Only findings and what is compared stay in memory. */
export async function gather(
  paths: readonly string[],
  terminal: Terminal,
  reading: Reading,
): Promise<Found[]> {
  const found: Found[] = [];
  const comparer = new Comparer();
  const sources = new Map<string, SourceFacts>();
  for await (const given of readInputs(paths, { ...reading, terminal, takesRecords: true })) {
    const record = withoutComparison(given);
    if (record.status === 'failed') terminal.say(failureText(record, terminal.t));
    const { report } = record;
    const source = report === null ? null : sourceOf(report.id, record);
    if (report === null || source === null) continue;
    comparer.add(record);
    sources.set(report.source.sha256, source);
    const records = new Map([[report.id, record]]);
    for (const finding of record.findings) {
      found.push({ finding, evidence: digestOf(finding, records), sources: [source] });
    }
  }
  for (const finding of comparer.compare().findings) {
    const facts = finding.reports.flatMap((id) =>
      finding.codes.map((code) => [id, code, '', comparer.valueOf(id, code)] as const),
    );
    const its = finding.reports.flatMap((id) => {
      const source = sources.get(comparer.digestOf(id) ?? '');
      return source === undefined ? [] : [{ ...source, report: id }];
    });
    found.push({ finding, evidence: evidenceDigest(finding, facts), sources: its });
  }
  return found;
}

/** A finding with the records of its reports, by the ids by which it names them. */
export interface FoundRecords {
  readonly finding: Finding;
  readonly records: ReadonlyMap<string, Record>;
}

/** The finding of this id; null where there is none. Documents are read a second time for a finding between them. */
export async function findFinding(
  id: string,
  paths: readonly string[],
  terminal: Terminal,
  reading: Reading,
): Promise<FoundRecords | null> {
  const options = { ...reading, terminal, takesRecords: true };
  const comparer = new Comparer();
  for await (const given of readInputs(paths, options)) {
    const record = withoutComparison(given);
    const finding = record.findings.find((one) => one.id === id);
    if (finding !== undefined && record.report !== null) {
      return { finding, records: new Map([[record.report.id, record]]) };
    }
    comparer.add(record);
  }
  const finding = comparer.compare().findings.find((one) => one.id === id);
  if (finding === undefined || !betweenRuleIds.has(finding.rule)) return null;
  const wanted = new Map(finding.reports.map((report) => [comparer.digestOf(report), report]));
  const records = new Map<string, Record>();
  for await (const record of readInputs(paths, options)) {
    const report = wanted.get(record.report?.source.sha256);
    if (report !== undefined) records.set(report, record);
  }
  return { finding, records };
}
