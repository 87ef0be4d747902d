/** `gongkai build`: documents and records to a dataset. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  DatasetError,
  dropIndex,
  previousBuild,
  writeDataset,
  type DatasetFormat,
  type DatasetSummary,
  type SourceChange,
  type SourceCheck,
} from '../dataset/index.ts';
import type { Record } from '../record/index.ts';
import { isPostgresAddress } from '../store/index.ts';
import { sourcesIn } from './crawl.ts';
import { engineVersions, readerName } from './engine-versions.ts';
import { withEngines } from './evidence-engines.ts';
import { exitCodes, Stop } from './exit-codes.ts';
import { failureText } from './failure.ts';
import { InputMemory } from './input-memory.ts';
import { looksIn, type Looks } from './looks.ts';
import { readInputs, type Reading } from './read-inputs.ts';
import { refusalOf } from './refusal.ts';
import type { Terminal } from './terminal.ts';
import { documentsFrom, type MoreDocuments } from './wanted-documents.ts';
import { boundHeapGrowth, renderThreads } from '../work/index.ts';

export interface BuildOptions {
  readonly formats: readonly DatasetFormat[];
  /** Whether everything is read again, whatever the build before knows. */
  readonly isFresh: boolean;
  /** The last looks for reports, from a crawl. */
  readonly checks: readonly SourceCheck[];
  /** What was changed in reports, as the ledger of a crawl has it. */
  readonly changes: readonly SourceChange[];
  /** Where documents are looked for again, for the format `evidence`. */
  readonly documents: readonly string[];
  /** Where else they may be: the captures of many machines. */
  readonly moreDocuments?: readonly MoreDocuments[];
}

/** What is written beside CSV and records unless told: what `gongkai query` needs, and Parquet. */
export const usualFormats: readonly DatasetFormat[] = ['parquet', 'duckdb'];

/**
 * By how much, in percent, JavaScript's memory may grow over what is in use before it is cleared. Left to itself it doubles or more: of
 * 100,000 reports half a gigabyte is in use, and DuckDB needs its share beside that.
 */
const heapGrowth = 50;

/** Threads that render tables, where they are many: this one compares reports meanwhile, and DuckDB writes its files. */
const renderingThreads = 2;

/**
 * Writes records into `OUT/dataset` while they come: `read` gives them, with stand-ins for those that the memory it is
 * handed knows. Throws Stop where the folder cannot be written: the dataset that stood there is then left as it was.
 */
export async function writeInto(
  out: string,
  read: (memory: InputMemory) => AsyncIterable<Record>,
  terminal: Terminal,
  program: string,
  options: BuildOptions = { formats: usualFormats, isFresh: false, checks: [], changes: [], documents: [] },
): Promise<DatasetSummary> {
  const folder = join(out, 'dataset');
  const reader = readerName();
  if (options.isFresh) dropIndex(folder);
  const write = async (isFresh: boolean): Promise<DatasetSummary> => {
    const previous = isFresh ? null : previousBuild(folder, reader);
    // Where most is taken over, less is in use: there the time to clear memory is worth more.
    boundHeapGrowth(previous === null ? heapGrowth : 2 * heapGrowth);
    const memory = new InputMemory(previous);
    const engines = engineVersions();
    const { formats, checks, changes } = options;
    const renderer = renderThreads(renderingThreads);
    const summary = await withEngines((opening) => {
      const source = documentsFrom(options.documents, opening, options.moreDocuments);
      const how = { program, engines, formats, checks, changes, reader, previous, source, renderer };
      return writeDataset(memory.items(read(memory)), folder, how);
    });
    terminal.endProgress();
    terminal.log?.write({ kind: 'written', what: 'dataset', place: folder, reports: summary.counts.reports });
    return summary;
  };
  try {
    try {
      return await write(options.isFresh);
    } catch (error) {
      // A file of the dataset was changed by hand: nothing of it is taken over.
      if (!(error instanceof DatasetError) || error.code !== 'dataset.stale') throw error;
      return await write(true);
    }
  } catch (error) {
    const reason = refusalOf(error);
    if (reason === null) throw error;
    throw new Stop(terminal.t.cannotWrite(folder, reason), exitCodes.someFailed);
  }
}

/** Builds the dataset and says what went into it. Gives the exit code: 0 when written whole. */
export async function build(
  paths: readonly string[],
  out: string,
  options: BuildOptions,
  terminal: Terminal,
  reading: Reading,
): Promise<number> {
  let known = 0;
  async function* read(memory: InputMemory): AsyncGenerator<Record> {
    known = 0;
    for await (const record of readInputs(paths, { ...reading, terminal, takesRecords: true, memory })) {
      if (memory.isKnown(record)) known += 1;
      // Failed documents stand in the dataset's own table, and are said here.
      else if (record.status === 'failed') terminal.say(failureText(record, terminal.t));
      yield record;
    }
    terminal.doing(terminal.t.writingTables);
  }
  const storeFile = join(out, 'store.db');
  // Beside an archive of its own crawl stands the ledger of it.
  const own = existsSync(storeFile) ? looksIn(storeFile, await sourcesIn(null, terminal)) : null;
  const looks: Looks[] = own === null ? [] : [own];
  for (const path of paths.filter(isPostgresAddress)) {
    const { sharedLooks } = await import('./machines/shared-looks.ts');
    looks.push(await sharedLooks(path, terminal));
  }
  const { folder, counts, evidence } = await writeInto(out, read, terminal, reading.program, {
    ...options,
    checks: [...options.checks, ...looks.flatMap(({ checks }) => checks)],
    changes: looks.flatMap(({ changes }) => changes),
    documents: paths,
  });
  const { t } = terminal;
  const lines = [
    folder,
    t.counts(counts.parsed, counts.partial, counts.not_a_report, counts.failed),
    t.findingCounts(counts.findings.error, counts.findings.warning, counts.findings.info),
    ...(known > 0 ? [t.keptFromBefore(known)] : []),
    ...(options.formats.includes('excel') ? [t.excelSaid(join(folder, 'excel'))] : []),
    ...(evidence === null ? [] : [t.evidenceSaid(join(folder, 'evidence'), evidence.kept, evidence.wanted)]),
  ];
  await terminal.print(`${lines.join('\n')}\n`);
  return exitCodes.done;
}
