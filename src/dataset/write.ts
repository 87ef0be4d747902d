/** Records → a dataset on disk, in two passes: records wait on disk until all ids are known, then tables are written. */
import { existsSync, readFileSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { byReport, compareReports, withComparison, type CompareOptions } from '../checks/index.ts';
import type { Record } from '../record/index.ts';
import { byBytes } from './byte-order.ts';
import { datapackage, type TableFiles } from './datapackage.ts';
import { manifestText, type DatasetCounts } from './manifest.ts';
import {
  accuracyName,
  cellsPath,
  failuresRecordsName,
  manifestName,
  packageName,
  recordPath,
  sumsName,
  unknownProvince,
  unknownYear,
} from './names.ts';
import { OutputFolder } from './output-files.ts';
import { Spool } from './spool.ts';
import { headLine, rowLine, type Table, type TableShape } from './table.ts';
import { cellRows, cellsTable } from './tables/cells.ts';
import { claimsTable } from './tables/claims.ts';
import { codebookRows, codebookTable } from './tables/codebook.ts';
import { extraTable } from './tables/extra.ts';
import { failuresTable } from './tables/failures.ts';
import { findingsTable } from './tables/findings.ts';
import { tables } from './tables/index.ts';
import { reportsTable, type ReportRow } from './tables/reports.ts';
import { rollUpsTable } from './tables/roll-ups.ts';
import { wideTables } from './tables/wide.ts';
import { nameVersions, withReportId, type OwnHost } from './versions.ts';
import { openWorkspace } from './workspace.ts';

export interface WriteOptions {
  /** The version of the program, for the manifest. */
  readonly program: string;
  /** Versions of the engines that read the documents, for the manifest. */
  readonly engines?: Readonly<{ [engine: string]: string }>;
  /** Whether an address is on the agency's own host; without it only the time of capture decides what is preferred. */
  readonly isOwnHost?: OwnHost;
  /** Who must report, for governments against their departments; without it none of these is assessed. */
  readonly roster?: CompareOptions['roster'];
}

export interface DatasetSummary {
  /** The folder as given. */
  readonly folder: string;
  readonly counts: DatasetCounts;
  readonly files: number;
  readonly bytes: number;
}

/** How many reports pass before others get a turn. */
const turnEvery = 32;

type Tally = {
  [K in 'parsed' | 'partial' | 'not_a_report' | 'failed' | 'error' | 'warning' | 'info']: number;
};

/** Adds rows to a table's file. */
class TableFolder {
  readonly files: OutputFolder;

  constructor(files: OutputFolder) {
    this.files = files;
    // Every table is there, also without a row.
    for (const table of tables) if (!table.isPartitioned) this.begin(table, `${table.name}.csv`);
  }

  begin(table: TableShape, path: string): void {
    this.files.append(path, '', () => headLine(table));
  }

  add<Row>(table: Table<Row>, row: Row, path = `${table.name}.csv`): void {
    this.files.append(path, rowLine(table, row), () => headLine(table));
  }
}

function writeReport(to: TableFolder, row: ReportRow): void {
  const { report, record } = row;
  to.add(reportsTable, row);
  const wide = wideTables.find(({ form }) => form.id === report.form);
  if (wide !== undefined) {
    to.add(wide.values, row);
    to.add(wide.states, row);
    const path = cellsPath(report);
    for (const cell of cellRows(report)) to.add(cellsTable, cell, path);
  }
  for (const [index, finding] of record.findings.entries()) {
    to.add(findingsTable, { report: report.id, position: index + 1, finding });
  }
  for (const [index, claim] of report.claims.entries()) {
    to.add(claimsTable, { report: report.id, position: index + 1, claim });
  }
  for (const [index, extra] of report.extra.entries()) {
    to.add(extraTable, { report: report.id, position: index + 1, extra });
  }
}

/** A line that `Spool` wrote, read back. */
function recordOf(line: string): Record {
  return JSON.parse(line) as Record;
}

async function writeTables(spool: Spool, files: OutputFolder, options: WriteOptions): Promise<DatasetCounts> {
  const to = new TableFolder(files);
  const tally: Tally = { parsed: 0, partial: 0, not_a_report: 0, failed: 0, error: 0, warning: 0, info: 0 };
  const versions = nameVersions(spool.reports, options.isOwnHost);
  const comparison = compareReports(
    versions.map(({ id, isPreferred, entry }) => ({ ...entry.kept, id, isPreferred })),
    options.roster === undefined ? {} : { roster: options.roster },
  );
  const between = byReport(comparison);
  const assessed = new Map(spool.assessed);
  let duplicates = 0;
  let turn = 0;
  for (const { id, version, isPreferred, entry, duplicates: others } of versions) {
    turn += 1;
    if (turn % turnEvery === 0) await nextTurn();
    const line = spool.line(entry);
    const read = recordOf(line);
    const more = comparison.assessed.get(id) ?? {};
    const record = withComparison(withReportId(read, id), between.get(id) ?? [], more);
    for (const [rule, times] of Object.entries(more)) assessed.set(rule, (assessed.get(rule) ?? 0) + times);
    const { report } = record;
    if (report === null) continue;
    files.whole(recordPath(report), record === read ? line : `${JSON.stringify(record)}\n`);
    writeReport(to, { record, report, version, isPreferred });
    tally[record.status] += 1 + others.length;
    duplicates += others.length;
    for (const { severity } of record.findings) tally[severity] += 1;
  }
  for (const rollUp of comparison.rollUps) to.add(rollUpsTable, rollUp);
  const failures = spool.failures.sort((a, b) => byBytes(a.file, b.file) || byBytes(a.digest, b.digest));
  for (const [index, key] of failures.entries()) {
    const line = spool.line(key);
    const record = recordOf(line);
    to.add(failuresTable, { position: index + 1, record });
    files.append(failuresRecordsName, line);
    tally[record.status] += 1;
  }
  for (const row of codebookRows()) to.add(codebookTable, row);
  const { error, warning, info, ...statuses } = tally;
  const counts = {
    records: spool.reports.length + failures.length,
    ...statuses,
    reports: versions.length,
    duplicates,
    findings: { error, warning, info },
  };
  const { programs } = spool;
  const facts = { program: options.program, programs, engines: options.engines ?? {}, counts, assessed };
  for (const piece of manifestText({ ...facts, versions, failures })) files.append(manifestName, piece);
  return counts;
}

function writeDescriptions(files: OutputFolder): void {
  // It comes with the program; a copy of it without its docs has none.
  const accuracy = new URL('../../docs/accuracy.md', import.meta.url);
  if (existsSync(accuracy)) files.whole(accuracyName, readFileSync(accuracy, 'utf8'));
  const written = new Map(files.written());
  const cells = [...written.keys()].filter((path) => path.startsWith('cells/'));
  const filesOf = (table: TableShape): TableFiles => {
    if (table.isPartitioned) return { paths: cells, bytes: null, sha256: null };
    const path = `${table.name}.csv`;
    const file = written.get(path);
    return { paths: [path], bytes: file?.bytes ?? null, sha256: file?.sha256 ?? null };
  };
  files.whole(packageName, `${JSON.stringify(datapackage(filesOf), null, 2)}\n`);
  const sums = files.written().map(([path, { sha256 }]) => `${sha256}  ${path}\n`);
  files.whole(sumsName, sums.join(''));
}

/**
 * Writes a dataset into `folder`, whole or not at all: until the last moment what stood there stays, also when the
 * program is killed. The same records in any order give the same bytes. Throws DatasetError (`dataset.not_ours`,
 * `dataset.busy`, `dataset.bad_record`), the system's error where the disk refuses, and what `records` throws.
 */
export async function writeDataset(
  records: AsyncIterable<Record> | Iterable<Record>,
  folder: string,
  options: WriteOptions,
): Promise<DatasetSummary> {
  const workspace = openWorkspace(folder);
  const files = new OutputFolder(workspace.fresh);
  let counts: DatasetCounts;
  try {
    const spool = new Spool(workspace.spool);
    try {
      await spool.take(records);
      counts = await writeTables(spool, files, options);
    } finally {
      spool.close();
    }
    // A dataset without cells still shows the columns of its tidy table.
    if (!files.has((path) => path.startsWith('cells/'))) {
      files.append(`cells/year=${unknownYear}/region=${unknownProvince}.csv`, '', () => headLine(cellsTable));
    }
    files.finish();
    writeDescriptions(files);
    workspace.commit();
  } catch (error) {
    files.abandon();
    workspace.discard();
    throw error;
  }
  const written = files.written();
  const bytes = written.reduce((sum, [, file]) => sum + file.bytes, 0);
  return { folder, counts, files: written.length, bytes };
}
