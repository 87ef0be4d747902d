/** Records waiting on disk, so that any number of them can be sorted with only their keys in memory. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { keepReport, withoutComparison, type KeptReport } from '../checks/index.ts';
import type { Finding, Record, Report } from '../record/index.ts';
import { DatasetError } from './errors.ts';
import { idPattern, sha256Pattern } from './names.ts';
import type { VersionEntry } from './versions.ts';

/** Where a record's line stands in the spool. */
export interface Line {
  readonly offset: number;
  readonly length: number;
}

/** What is kept in memory of a record with a report. */
export interface ReportKey extends VersionEntry, Line {
  readonly bytes: number;
  readonly mediaType: string;
  /** What other reports are compared with. */
  readonly kept: KeptReport;
}

/** What is kept in memory of a record without one. */
export interface FailureKey extends Line {
  readonly file: string;
  /** SHA-256 of the line: the order among records of one file. */
  readonly digest: string;
}

/** How many records pass before others get a turn (an interrupt, a progress line). */
const turnEvery = 64;

/** What keeps a report out of a dataset: it would break paths, ids or tables. Null for nothing. */
function faultOf(report: Report, findings: readonly Finding[]): string | null {
  if (!idPattern.test(report.id)) return 'report.id';
  if (report.agency.id !== null && !idPattern.test(report.agency.id)) return 'agency.id';
  if (!sha256Pattern.test(report.source.sha256)) return 'source.sha256';
  const { year } = report;
  if (year !== null && !(Number.isInteger(year) && year >= 1000 && year <= 9999)) return 'year';
  return findings.some((finding) => finding.reports[0] !== report.id) ? 'findings.reports' : null;
}

/** The document's content, whatever it was called: the same in two captures of one report. */
function contentOf(report: Report): string {
  const content = { ...report, id: '', source: { ...report.source, url: null, retrieved: null } };
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** Records on disk, one a line. */
export class Spool {
  readonly #descriptor: number;
  readonly reports: ReportKey[] = [];
  readonly failures: FailureKey[] = [];
  /** Versions of the program that made the records. */
  readonly programs = new Set<string>();
  readonly assessed = new Map<string, number>();
  #end = 0;

  /** Throws the system's error where the file cannot be made. */
  constructor(path: string) {
    this.#descriptor = openSync(path, 'ax+');
  }

  /** Takes all records in. Throws DatasetError `dataset.bad_record` for one that no dataset can hold. */
  async take(records: AsyncIterable<Record> | Iterable<Record>): Promise<void> {
    let taken = 0;
    for await (const record of records) {
      this.#add(record);
      taken += 1;
      if (taken % turnEvery === 0) await nextTurn();
    }
  }

  #add(given: Record): void {
    // What was found beside other reports is found again beside those of this dataset.
    const record = withoutComparison(given);
    const { report, file } = record;
    const fault =
      report === null
        ? record.findings.length > 0
          ? 'findings'
          : record.status === 'parsed' || record.status === 'partial'
            ? 'report'
            : null
        : record.status !== 'parsed' && record.status !== 'partial'
          ? 'status'
          : faultOf(report, record.findings);
    if (fault !== null) throw new DatasetError('dataset.bad_record', file, fault);
    const line = Buffer.from(`${JSON.stringify(record)}\n`, 'utf8');
    const at = { offset: this.#end, length: line.length };
    for (let from = 0; from < line.length;) from += writeSync(this.#descriptor, line, from);
    this.#end += line.length;
    this.programs.add(record.program);
    for (const [rule, times] of Object.entries(record.assessed)) {
      this.assessed.set(rule, (this.assessed.get(rule) ?? 0) + times);
    }
    const kept = keepReport(record);
    if (report === null || kept === null) {
      this.failures.push({ ...at, file, digest: createHash('sha256').update(line).digest('hex') });
      return;
    }
    this.reports.push({
      ...at,
      file,
      ownId: report.id,
      agency: report.agency.id,
      year: report.year,
      sha256: report.source.sha256,
      content: contentOf(report),
      url: report.source.url,
      retrieved: report.source.retrieved,
      bytes: report.source.bytes,
      mediaType: report.source.media_type,
      kept,
    });
  }

  /** The line of a record, with its line end. */
  line({ offset, length }: Line): string {
    const bytes = Buffer.allocUnsafe(length);
    let filled = 0;
    while (filled < length) {
      const read = readSync(this.#descriptor, bytes, filled, length - filled, offset + filled);
      if (read === 0) throw new Error('The spool is shorter than what was written to it.');
      filled += read;
    }
    return bytes.toString('utf8');
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}
