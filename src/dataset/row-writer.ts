/** Rows of reports → the files of a partition: rendered from records, or taken over from the dataset before. */
import { hash } from 'node:crypto';
import { join } from 'node:path';
import { byReport, withComparison, withoutComparison, type Comparison } from '../checks/index.ts';
import type { Record } from '../record/index.ts';
import { asWritten, type BuildIndex, type ComparedCounts, type PartitionIndex } from './build-index.ts';
import type { DatasetComparison } from './comparison.ts';
import { DatasetError } from './errors.ts';
import { takeYears } from './kept-years.ts';
import { cellsPath, recordPath, yearOfPartition } from './names.ts';
import { ChangedFile, type Fragment } from './output-file.ts';
import { type OutputFolder } from './output-files.ts';
import type { Partition, PlacedReport } from './partitions.ts';
import { headLine, rowLine, type Table, type TableShape } from './table.ts';
import { cellRows, cellsTable } from './tables/cells.ts';
import { claimsTable } from './tables/claims.ts';
import { extraTable } from './tables/extra.ts';
import { findingsTable } from './tables/findings.ts';
import { indicatorsTable, rateRows } from './tables/indicators.ts';
import { panelRow, panelTable } from './tables/panel.ts';
import { reportsTable } from './tables/reports.ts';
import { rollUpsTable } from './tables/roll-ups.ts';
import { wideTables } from './tables/wide.ts';
import type { ReportKey } from './spool.ts';
import { withReportId, type Version } from './versions.ts';

/** The tables that have rows of single reports, but the cells, which are files of their own. */
export const reportTables: readonly TableShape[] = [
  panelTable,
  indicatorsTable,
  reportsTable,
  ...wideTables.flatMap(({ values, states }) => [values, states]),
  findingsTable,
  rollUpsTable,
  claimsTable,
  extraTable,
];

/** The path of a table's file. */
export const tablePath = (table: TableShape): string => `${table.name}.csv`;

const noCounts: ComparedCounts = { findings: { error: 0, warning: 0, info: 0 }, assessed: {} };

function countsOf({ findings, assessed }: Comparison): ComparedCounts {
  const counts = { ...noCounts.findings };
  for (const { severity } of findings) counts[severity] += 1;
  const times: { [rule: string]: number } = {};
  for (const ofReport of assessed.values()) {
    for (const [rule, n] of Object.entries(ofReport)) times[rule] = (times[rule] ?? 0) + n;
  }
  return { findings: counts, assessed: times };
}

/** Gives a record's line, whether it is new or stands in the dataset before. */
export type LineOf = (report: PlacedReport) => string;

/** Writes the tables of reports, partition after partition. */
export class RowWriter {
  readonly #files: OutputFolder;
  readonly #before: BuildIndex | null;
  readonly #lineOf: LineOf;
  readonly #comparison: DatasetComparison;
  /** The years whose records are here already. */
  #years: ReadonlySet<string> = new Set();

  constructor(files: OutputFolder, before: BuildIndex | null, lineOf: LineOf, comparison: DatasetComparison) {
    this.#files = files;
    this.#before = before;
    this.#lineOf = lineOf;
    this.#comparison = comparison;
    // Every table is there, also without a row.
    for (const table of reportTables) this.#begin(table);
  }

  #begin(table: TableShape): void {
    this.#files.append(tablePath(table), '', () => headLine(table));
  }

  #add<Row>(table: Table<Row>, row: Row, path = tablePath(table)): void {
    this.#files.append(path, rowLine(table, row), () => headLine(table));
  }

  /** Takes over what is the same for whole years. Call it before any is written. */
  takeYears(partitions: readonly Partition[]): void {
    if (this.#before !== null) this.#years = takeYears(this.#files, this.#before, partitions);
  }

  /** Writes a partition. Gives what the next build must know of it, and whether it was rendered anew. */
  write(partition: Partition): { readonly index: PartitionIndex; readonly isFresh: boolean } {
    const before = this.#before?.partitions.get(partition.name);
    const isSame = before?.signature === partition.signature;
    const pieces: { [table: string]: Fragment } = {};
    let compared = before?.compared;
    if (isSame && this.#before !== null) {
      this.#takeOver(partition, before, this.#before, pieces);
    } else {
      for (const table of reportTables) this.#files.growing(tablePath(table)).beginPiece();
      const comparison = this.#comparison.compare(partition.reports.map(({ version }) => version));
      compared = countsOf(comparison);
      const found = byReport(comparison);
      for (const report of partition.reports) this.#render(report, partition.name, comparison, found);
      for (const table of reportTables) {
        pieces[table.name] = this.#files.growing(tablePath(table)).endPiece();
      }
      this.#files.finishOne(cellsPath(partition.name));
    }
    const ids = partition.reports.map(({ version }) => version.id);
    return {
      index: {
        partition: partition.name,
        signature: partition.signature,
        ids,
        pieces,
        compared: compared ?? noCounts,
      },
      isFresh: !isSame,
    };
  }

  #takeOver(
    partition: Partition,
    index: PartitionIndex,
    { folder, sums, sizeOf }: BuildIndex,
    pieces: { [table: string]: Fragment },
  ): void {
    const take = (path: string, bytes: number | null): void => {
      const digest = sums.get(path);
      if (digest === undefined) return;
      const size = sizeOf(path);
      if (size === null || (bytes !== null && size !== bytes)) {
        throw new DatasetError('dataset.stale', join(folder, path));
      }
      this.#files.take(path, `${folder}/${path}`, { sha256: digest, bytes: size });
    };
    try {
      for (const table of reportTables) {
        const piece = index.pieces[table.name];
        if (piece === undefined) throw new ChangedFile(tablePath(table));
        pieces[table.name] = this.#files
          .growing(tablePath(table))
          .copy(join(folder, tablePath(table)), piece);
      }
    } catch (error) {
      if (error instanceof ChangedFile) throw new DatasetError('dataset.stale', error.path);
      throw error;
    }
    take(cellsPath(partition.name), null);
    if (this.#years.has(yearOfPartition(partition.name))) return;
    for (const { version } of partition.reports) {
      take(recordPath({ id: version.id, year: version.entry.year }), version.entry.recordBytes);
    }
  }

  /** Writes a record; one that came out as it was, beside one that changed, is taken over. */
  #writeRecord({ id, entry }: Version<ReportKey>, text: string): void {
    const path = recordPath({ id, year: entry.year });
    const before = entry.recordPath === path ? this.#before : null;
    const file = before === null ? null : asWritten(before, path);
    if (before !== null && file !== null && hash('sha256', text) === file.sha256)
      this.#files.take(path, join(before.folder, path), file);
    else this.#files.whole(path, text);
  }

  #render(
    placed: PlacedReport,
    partition: string,
    comparison: Comparison,
    found: ReturnType<typeof byReport>,
  ): void {
    const { version, before } = placed;
    const line = this.#lineOf(placed);
    const read = JSON.parse(line) as Record;
    const record = withComparison(
      withReportId(withoutComparison(read), version.id),
      found.get(version.id) ?? [],
      comparison.assessed.get(version.id) ?? {},
    );
    const { report } = record;
    if (report === null) return;
    this.#writeRecord(version, record === read ? line : `${JSON.stringify(record)}\n`);
    const row = { record, report, version: version.version, isPreferred: version.isPreferred };
    this.#add(reportsTable, row);
    const wide = wideTables.find(({ form }) => form.id === report.form);
    if (wide !== undefined) {
      this.#add(wide.values, row);
      this.#add(wide.states, row);
      const path = cellsPath(partition);
      for (const cell of cellRows(report)) this.#add(cellsTable, cell, path);
    }
    for (const [index, finding] of record.findings.entries()) {
      this.#add(findingsTable, { report: report.id, position: index + 1, finding });
    }
    for (const rollUp of comparison.rollUps) {
      if (rollUp.report.id === report.id) this.#add(rollUpsTable, rollUp);
    }
    for (const [index, claim] of report.claims.entries()) {
      this.#add(claimsTable, { report: report.id, position: index + 1, claim });
    }
    for (const [index, extra] of report.extra.entries()) {
      this.#add(extraTable, { report: report.id, position: index + 1, extra });
    }
    if (!version.isPreferred) return;
    const observation = panelRow(report, before);
    if (observation === null) return;
    this.#add(panelTable, observation);
    for (const rate of rateRows(report)) this.#add(indicatorsTable, rate);
  }
}
