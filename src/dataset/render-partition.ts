/**
 * A year of a province → the rows of its reports, and the files that are its alone. It asks for nothing but what it is given, so that it
 * may be done in a thread.
 */
import { hash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { withComparison, withoutComparison } from '../checks/index.ts';
import type { Finding, Record } from '../record/index.ts';
import { cellsPath, recordPath } from './names.ts';
import { OutputFile, type WrittenFile } from './output-file.ts';
import type { PlacedReport } from './partitions.ts';
import { readFully } from './read-fully.ts';
import type { Line } from './spool.ts';
import { headLine, rowLine, type Table } from './table.ts';
import { cellRows, cellsTable } from './tables/cells.ts';
import { claimsTable } from './tables/claims.ts';
import { extraTable } from './tables/extra.ts';
import { findingsTable } from './tables/findings.ts';
import { indicatorsTable, rateRows } from './tables/indicators.ts';
import { panelRow, panelTable } from './tables/panel.ts';
import { reportsTable } from './tables/reports.ts';
import { wideTables } from './tables/wide.ts';
import { withReportId } from './versions.ts';

/** A report that is to be rendered. */
export interface OrderedReport {
  readonly id: string;
  readonly year: number | null;
  readonly version: number;
  readonly isPreferred: boolean;
  /** The form and year of its agency's last preferred report before it; null for none. */
  readonly before: PlacedReport['before'];
  /** Where its record stands: a line of the spool, or a file of the dataset before. */
  readonly record: Line | { readonly path: string };
  /** What it has from being compared with others. */
  readonly findings: readonly Finding[];
  readonly assessed: Readonly<{ [rule: string]: number }>;
  /** Its record in the dataset before, which stays where it comes out the same; null where it has none there. */
  readonly known: WrittenFile | null;
}

/** A partition that is to be rendered: plain values, which can be handed to a thread. */
export interface RenderOrder {
  readonly partition: string;
  /** The folder of the new dataset. */
  readonly root: string;
  /** The file in which records wait. */
  readonly spool: string;
  /** In the order of their rows. */
  readonly reports: readonly OrderedReport[];
}

/** Rows of a table, as they stand in its file. */
export interface RenderedRows {
  readonly bytes: Uint8Array;
  /** SHA-256 of them. */
  readonly sha256: string;
}

/** A file that is the partition's alone. */
export interface RenderedFile {
  readonly path: string;
  readonly file: WrittenFile;
  /** Whether it stands in the new dataset; else it is the one of the dataset before. */
  readonly isWritten: boolean;
}

export interface RenderedPartition {
  /** By the name of the table; a table without a row of these reports is left out. */
  readonly rows: ReadonlyMap<string, RenderedRows>;
  readonly files: readonly RenderedFile[];
}

/** Renders a partition: writes its records and its cells. Throws the system's error where the disk refuses, or a record is gone. */
export function renderPartition(order: RenderOrder): RenderedPartition {
  return new PartitionRendering(order).run();
}

/** The text of a line of the spool, with its end. */
function lineAt(spool: number, { offset, length }: Line): string {
  const bytes = Buffer.allocUnsafe(length);
  readFully(spool, bytes, offset, 'The spool is shorter than what was written to it.');
  return bytes.toString('utf8');
}

class PartitionRendering {
  readonly #order: RenderOrder;
  /** What stands in the tables' files so far, by the names of the tables. */
  readonly #texts = new Map<string, string>();
  readonly #files: RenderedFile[] = [];
  readonly #folders = new Set<string>();
  #cells: OutputFile | null = null;

  constructor(order: RenderOrder) {
    this.#order = order;
  }

  run(): RenderedPartition {
    const spool = openSync(this.#order.spool, 'r');
    try {
      for (const report of this.#order.reports) this.#render(report, spool);
    } finally {
      closeSync(spool);
      if (this.#cells !== null) {
        const path = cellsPath(this.#order.partition);
        this.#files.push({ path, file: this.#cells.close(), isWritten: true });
      }
    }
    const rows = [...this.#texts].map(([table, text]) => {
      const bytes = Buffer.from(text, 'utf8');
      return [table, { bytes, sha256: hash('sha256', bytes) }] as const;
    });
    return { rows: new Map(rows), files: this.#files };
  }

  #add<Row>(table: Table<Row>, row: Row): void {
    this.#texts.set(table.name, (this.#texts.get(table.name) ?? '') + rowLine(table, row));
  }

  /** A new file of the dataset. */
  #create(path: string): OutputFile {
    const place = `${this.#order.root}/${path}`;
    const folder = dirname(place);
    if (!this.#folders.has(folder)) mkdirSync(folder, { recursive: true });
    this.#folders.add(folder);
    return new OutputFile(place);
  }

  #addCells(report: Parameters<typeof cellRows>[0]): void {
    for (const cell of cellRows(report)) {
      if (this.#cells === null) {
        this.#cells = this.#create(cellsPath(this.#order.partition));
        this.#cells.write(headLine(cellsTable));
      }
      this.#cells.write(rowLine(cellsTable, cell));
    }
  }

  /** Writes a record; one that came out as it was, beside one that changed, stays. */
  #writeRecord(path: string, text: string, known: WrittenFile | null): void {
    const isSame = known !== null && hash('sha256', text) === known.sha256;
    if (isSame) {
      this.#files.push({ path, file: known, isWritten: false });
      return;
    }
    const file = this.#create(path);
    file.write(text);
    this.#files.push({ path, file: file.close(), isWritten: true });
  }

  #render(ordered: OrderedReport, spool: number): void {
    const { id, version, isPreferred, record: place, findings, assessed } = ordered;
    const line = 'path' in place ? readFileSync(place.path, 'utf8') : lineAt(spool, place);
    const read = JSON.parse(line) as Record;
    const record = withComparison(withReportId(withoutComparison(read), id), findings, assessed);
    const { report } = record;
    if (report === null) return;
    this.#writeRecord(
      recordPath(ordered),
      record === read ? line : `${JSON.stringify(record)}\n`,
      ordered.known,
    );
    const row = { record, report, version, isPreferred };
    this.#add(reportsTable, row);
    const wide = wideTables.find(({ form }) => form.id === report.form);
    if (wide !== undefined) {
      this.#add(wide.values, row);
      this.#add(wide.states, row);
      this.#addCells(report);
    }
    for (const [index, finding] of record.findings.entries()) {
      this.#add(findingsTable, { report: report.id, position: index + 1, finding });
    }
    for (const [index, claim] of report.claims.entries()) {
      this.#add(claimsTable, { report: report.id, position: index + 1, claim });
    }
    for (const [index, extra] of report.extra.entries()) {
      this.#add(extraTable, { report: report.id, position: index + 1, extra });
    }
    if (!isPreferred) return;
    const observation = panelRow(report, ordered.before);
    if (observation === null) return;
    this.#add(panelTable, observation);
    for (const rate of rateRows(report)) this.#add(indicatorsTable, rate);
  }
}
