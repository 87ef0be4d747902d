/** Records waiting on disk, so that any number of them can be sorted with only their keys in memory. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { gridKey, keepReport, withoutComparison } from '../checks/index.ts';
import type { FormId } from '../forms/index.ts';
import type { Finding, Record, Report, Severity, Status } from '../record/index.ts';
import type { BuildIndex } from './build-index.ts';
import { canonicalRecord } from './canonical-record.ts';
import { DatasetError } from './errors.ts';
import type { KeptPlace, KeptStore } from './kept-store.ts';
import { idPattern, sha256Pattern } from './names.ts';
import type { VersionEntry } from './versions.ts';

/** Where a line stands in a file, in bytes, its end counted. */
export interface Line {
  readonly offset: number;
  readonly length: number;
}

/** What is known of every record, with a report or without. */
interface Key {
  /** What the record was made of, as the caller knows it again; null where it does not. */
  readonly input: string | null;
  readonly status: Status;
  readonly file: string;
  /** SHA-256 of the record's line. */
  readonly digest: string;
  readonly program: string;
  /** JSON of `assessed`. */
  readonly assessed: string;
}

/** What a build found of a report's text, with the ids of its dataset. */
export interface KnownText {
  readonly id: string;
  /** Pieces that are no common phrase. */
  readonly own: number;
  /** The report that it is nearly the same as. */
  readonly copy: { readonly id: string; readonly percent: number } | null;
}

/** What is kept in memory of a record with a report. */
export interface ReportKey extends Key, VersionEntry {
  readonly file: string;
  /** Where its line stands in the spool; null for a record that the dataset before holds. */
  readonly line: Line | null;
  /** Where its row stands in the index of the dataset before; null for a new one. */
  readonly row: Line | null;
  /** The path of its record in the dataset before; null for a new one. */
  readonly recordPath: string | null;
  /** The length of that file; null for a new one. */
  readonly recordBytes: number | null;
  readonly bytes: number;
  readonly mediaType: string;
  readonly form: FormId | null;
  readonly region: string | null;
  readonly name: string | null;
  readonly scope: Report['scope'];
  /** Of its own; those between reports are not counted here. */
  readonly findings: Readonly<{ [S in Severity]: number }>;
  /** Where what is kept for comparing it stands. */
  readonly kept: KeptPlace;
  /** A digest of its grid of numbers, equal for equal grids; null where too few cells of it say anything. */
  readonly grid: string | null;
  /** What the build before found of its text, beside the others of that dataset; null where it was not compared. */
  readonly text: KnownText | null;
  /** Whether the text says that documents were revised or expired. */
  readonly revises: boolean;
}

/** What is kept in memory of a record without one: its line, which is short. */
export interface FailureKey extends Key {
  readonly text: string;
}

/** A record just made, with a name by which the caller knows its input again. */
export interface FreshItem {
  readonly record: Record;
  readonly input: string | null;
}

/** An input that has not changed since the dataset before. */
export interface KnownItem {
  readonly known: string;
}

export type BuildItem = Record | FreshItem | KnownItem;

/** How many records pass before others get a turn (an interrupt, a progress line). */
const turnEvery = 64;

/** Whether an ISO date, or the date of an ISO time, is one of the calendar. */
function isCalendarDate(text: string): boolean {
  const day = text.slice(0, 10);
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) && /^\d{4}-\d\d-\d\d$/.test(day);
}

function hasBadDate({ published, period, source: { retrieved } }: Report): boolean {
  const days = [published, ...(period ?? [])].filter((day) => day !== null);
  if (!days.every((day) => day.length === 10 && isCalendarDate(day))) return true;
  return retrieved !== null && (!isCalendarDate(retrieved) || Number.isNaN(Date.parse(retrieved)));
}

/** What keeps a report out of a dataset: it would break paths, ids or tables. Null for nothing. */
function faultOf(report: Report, findings: readonly Finding[]): string | null {
  if (!idPattern.test(report.id)) return 'report.id';
  if (report.agency.id !== null && !idPattern.test(report.agency.id)) return 'agency.id';
  if (!sha256Pattern.test(report.source.sha256)) return 'source.sha256';
  const { year } = report;
  if (year !== null && !(Number.isInteger(year) && year >= 1000 && year <= 9999)) return 'year';
  if (hasBadDate(report)) return 'report.published';
  return findings.some((finding) => finding.reports[0] !== report.id) ? 'findings.reports' : null;
}

/** A record as its line, and a digest of the document's content, whatever it was called: the same in two captures. */
function lineOf(record: Record): { readonly text: string; readonly content: string } {
  const { report, findings, assessed, error, ...head } = record;
  const json = JSON.stringify;
  // The report, which is long, is written once: its id stands first and its source last (canonicalRecord).
  const whole = json(report);
  const rest = `"findings":${json(findings)},"assessed":${json(assessed)},"error":${json(error)}}\n`;
  const text = `${json(head).slice(0, -1)},"report":${whole},${rest}`;
  if (report === null) return { text, content: '' };
  const { sha256, bytes, media_type } = report.source;
  const id = `{"id":${json(report.id)},`;
  const source = `"source":${json(report.source)}}`;
  const content = createHash('sha256')
    .update(whole.slice(id.length, -source.length))
    .update(json([sha256, bytes, media_type]))
    .digest('hex');
  return { text, content };
}

function countOf(findings: readonly Finding[]): ReportKey['findings'] {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** Records on disk, one a line; of those that the dataset before holds, only their keys. */
export class Spool {
  readonly #path: string;
  readonly #descriptor: number;
  readonly #before: BuildIndex | null;
  readonly #store: KeptStore;
  readonly reports: ReportKey[] = [];
  readonly failures: FailureKey[] = [];
  #end = 0;

  /** Throws the system's error where the file cannot be made. */
  constructor(path: string, store: KeptStore, before: BuildIndex | null = null) {
    this.#path = path;
    this.#descriptor = openSync(path, 'ax');
    this.#before = before;
    this.#store = store;
  }

  /** Takes all records in. Throws DatasetError `dataset.bad_record` for one that no dataset can hold. */
  async take(items: AsyncIterable<BuildItem> | Iterable<BuildItem>): Promise<void> {
    let taken = 0;
    for await (const item of items) {
      if ('known' in item) this.#recall(item.known);
      else if ('input' in item) this.#add(item.record, item.input);
      else this.#add(item, null);
      taken += 1;
      if (taken % turnEvery === 0) await nextTurn();
    }
    this.#store.flush();
  }

  #recall(input: string): void {
    const report = this.#before?.reports.get(input);
    const failure = this.#before?.failures.get(input);
    if (report !== undefined) this.reports.push(report);
    else if (failure !== undefined) this.failures.push(failure);
    else throw new Error(`No record of ${input} is known.`);
  }

  #add(given: Record, input: string | null): void {
    // What was found beside other reports is found again beside those of this dataset.
    const record = canonicalRecord(withoutComparison(given));
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
    const { text, content } = lineOf(record);
    const line = Buffer.from(text, 'utf8');
    const digest = createHash('sha256').update(line).digest('hex');
    const { status, program } = record;
    const key = { input, status, file, digest, program, assessed: JSON.stringify(record.assessed) };
    const kept = keepReport(record);
    if (report === null || kept === null) {
      this.failures.push({ ...key, text });
      return;
    }
    const at = { offset: this.#end, length: line.length };
    for (let from = 0; from < line.length;) from += writeSync(this.#descriptor, line, from);
    this.#end += line.length;
    const grid = gridKey(kept);
    this.reports.push({
      ...key,
      line: at,
      row: null,
      recordPath: null,
      recordBytes: null,
      ownId: report.id,
      agency: report.agency.id,
      year: report.year,
      sha256: report.source.sha256,
      content,
      url: report.source.url,
      retrieved: report.source.retrieved,
      bytes: report.source.bytes,
      mediaType: report.source.media_type,
      form: report.form,
      region: report.agency.region,
      name: report.agency.name,
      scope: report.scope,
      findings: countOf(record.findings),
      kept: this.#store.add(kept),
      grid: grid === null ? null : createHash('sha256').update(grid).digest('hex').slice(0, 32),
      text: null,
      revises: kept.speaksOfRevision,
    });
  }

  /** The file in which the lines stand. */
  get path(): string {
    return this.#path;
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}
