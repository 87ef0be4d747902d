/** Rows of reports → the files of a dataset, partition after partition: rendered from records, or taken over from the dataset before. */
import { join } from 'node:path';
import { byReport, type Comparison } from '../checks/index.ts';
import { asWritten, type BuildIndex, type ComparedCounts, type PartitionIndex } from './build-index.ts';
import type { DatasetComparison } from './comparison.ts';
import { DatasetError } from './errors.ts';
import { takeYears } from './kept-years.ts';
import { cellsPath, recordPath, yearOfPartition } from './names.ts';
import { ChangedFile, type Fragment } from './output-file.ts';
import { type OutputFolder } from './output-files.ts';
import type { Partition, PlacedReport } from './partitions.ts';
import {
  renderPartition,
  type OrderedReport,
  type RenderedPartition,
  type RenderOrder,
} from './render-partition.ts';
import { reportTables, tablePath } from './report-tables.ts';
import { headLine, rowLine } from './table.ts';
import { rollUpsTable } from './tables/roll-ups.ts';

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

/** Renders partitions elsewhere than here, several at once. */
export interface Renderer {
  /** Renders as `renderPartition` does, and throws what it throws. */
  readonly render: (order: RenderOrder) => Promise<RenderedPartition>;
  /** Partitions that may be begun before the first of them is taken. */
  readonly ahead: number;
  /** Reports from which on it is worth asking. */
  readonly worthFrom: number;
  /** Lets go of what it holds, when all is rendered: what comes next needs the memory. Asked again, it begins anew. */
  readonly close: () => Promise<void>;
}

/** Renders here, when it is asked to. */
const rendererHere: Renderer = {
  render: (order) => Promise.resolve().then(() => renderPartition(order)),
  ahead: 0,
  worthFrom: 0,
  close: () => Promise.resolve(),
};

/** A partition that is begun. */
interface Begun {
  readonly partition: Partition;
  /** Null where it is taken over as it was. */
  readonly fresh: {
    readonly rendered: Promise<RenderedPartition>;
    readonly compared: ComparedCounts;
    /** Its rows of governments against their departments. */
    readonly rollUps: string;
  } | null;
}

/** What the next build must know of a partition, and whether it was rendered anew. */
export interface WrittenPartition {
  readonly index: PartitionIndex;
  readonly isFresh: boolean;
}

export interface RowSources {
  /** The file in which new records wait. */
  readonly spool: string;
  readonly before: BuildIndex | null;
  readonly comparison: DatasetComparison;
  /** Where many partitions are rendered; null for here. */
  readonly renderer: Renderer | null;
}

/** Writes the tables of reports. */
export class RowWriter {
  readonly #files: OutputFolder;
  readonly #sources: RowSources;

  constructor(files: OutputFolder, sources: RowSources) {
    this.#files = files;
    this.#sources = sources;
    // Every table is there, also without a row.
    for (const table of reportTables) files.append(tablePath(table), '', () => headLine(table));
  }

  /**
   * Writes all partitions, and gives each when its files are whole. Throws `dataset.stale` where the dataset before is not as it was
   * written, and the system's error.
   */
  async *write(partitions: readonly Partition[]): AsyncGenerator<WrittenPartition, void, undefined> {
    const { before } = this.#sources;
    const years = before === null ? new Set<string>() : takeYears(this.#files, before, partitions);
    const renderer = this.#rendererFor(partitions);
    const begun: Begun[] = [];
    try {
      for (const partition of partitions) {
        begun.push(this.#begin(partition, renderer));
        const due = begun.length > renderer.ahead ? begun.shift() : undefined;
        if (due !== undefined) yield await this.#end(due, years);
      }
      for (let due = begun.shift(); due !== undefined; due = begun.shift()) yield await this.#end(due, years);
    } finally {
      // Nothing is written any more when the folder is thrown away.
      await Promise.allSettled(begun.flatMap(({ fresh }) => fresh?.rendered ?? []));
      await renderer.close();
    }
  }

  #isSame({ name, signature }: Partition): boolean {
    return this.#sources.before?.partitions.get(name)?.signature === signature;
  }

  #rendererFor(partitions: readonly Partition[]): Renderer {
    const { renderer } = this.#sources;
    const fresh = partitions.filter((partition) => !this.#isSame(partition));
    const reports = fresh.reduce((sum, partition) => sum + partition.reports.length, 0);
    return renderer !== null && reports >= renderer.worthFrom ? renderer : rendererHere;
  }

  #begin(partition: Partition, renderer: Renderer): Begun {
    if (this.#isSame(partition)) return { partition, fresh: null };
    const comparison = this.#sources.comparison.compare(partition.reports.map(({ version }) => version));
    const rendered = renderer.render({
      partition: partition.name,
      root: this.#files.root,
      spool: this.#sources.spool,
      reports: this.#ordered(partition, comparison),
    });
    // What it throws is seen when its turn comes.
    rendered.catch(() => undefined);
    const rollUps = partition.reports
      .flatMap(({ version }) => comparison.rollUps.filter(({ report }) => report.id === version.id))
      .map((rollUp) => rowLine(rollUpsTable, rollUp))
      .join('');
    return { partition, fresh: { rendered, compared: countsOf(comparison), rollUps } };
  }

  #ordered({ reports }: Partition, comparison: Comparison): OrderedReport[] {
    const { before } = this.#sources;
    const found = byReport(comparison);
    return reports.map((placed: PlacedReport) => {
      const { id, version, isPreferred, entry } = placed.version;
      const { year, line, recordPath: path } = entry;
      const stays = before !== null && path === recordPath({ id, year });
      return {
        id,
        year,
        version,
        isPreferred,
        before: placed.before,
        record: line ?? { path: join(before?.folder ?? '', path ?? '') },
        findings: found.get(id) ?? [],
        assessed: comparison.assessed.get(id) ?? {},
        known: stays ? asWritten(before, path) : null,
      };
    });
  }

  async #end({ partition, fresh }: Begun, years: ReadonlySet<string>): Promise<WrittenPartition> {
    const { name, signature, reports } = partition;
    const before = this.#sources.before;
    const known = before?.partitions.get(name);
    let pieces: { [table: string]: Fragment } = {};
    if (fresh !== null) pieces = this.#put(await fresh.rendered, fresh.rollUps);
    else if (before !== null && known !== undefined) pieces = this.#takeOver(partition, known, before, years);
    const compared = fresh?.compared ?? known?.compared ?? noCounts;
    const ids = reports.map(({ version }) => version.id);
    return { index: { partition: name, signature, ids, pieces, compared }, isFresh: fresh !== null };
  }

  /** Puts what was rendered into the tables, and the files of the partition among the others. */
  #put({ rows, files }: RenderedPartition, rollUps: string): { [table: string]: Fragment } {
    const pieces: { [table: string]: Fragment } = {};
    for (const table of reportTables) {
      const file = this.#files.growing(tablePath(table));
      pieces[table.name] =
        table === rollUpsTable ? file.addText(rollUps) : file.add(rows.get(table.name) ?? null);
    }
    for (const { path, file, isWritten } of files) {
      const folder = this.#sources.before?.folder;
      if (isWritten || folder === undefined) this.#files.enter(path, file);
      else this.#files.take(path, join(folder, path), file);
    }
    return pieces;
  }

  #takeOver(
    partition: Partition,
    index: PartitionIndex,
    { folder, sums, sizeOf }: BuildIndex,
    years: ReadonlySet<string>,
  ): { [table: string]: Fragment } {
    const pieces: { [table: string]: Fragment } = {};
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
    if (years.has(yearOfPartition(partition.name))) return pieces;
    for (const { version } of partition.reports) {
      take(recordPath({ id: version.id, year: version.entry.year }), version.entry.recordBytes);
    }
    return pieces;
  }
}
