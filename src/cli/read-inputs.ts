/** From the arguments of a command to records: documents examined, records read back, datasets opened. */
import { isDataset, readDataset } from '../dataset/index.ts';
import { examine } from '../examine/index.ts';
import type { Record } from '../record/index.ts';
import { failedRecord } from './failure.ts';
import { findDocuments } from './find-documents.ts';
import { readFileWithin } from './read-file.ts';
import { beginsAsRecords, readRecords } from './record-files.ts';
import type { Terminal } from './terminal.ts';

export interface InputOptions {
  readonly terminal: Terminal;
  /** The program's version, for the records of paths that cannot be read. */
  readonly program: string;
  /** Whether files of records and datasets are read as such, and not as documents. */
  readonly takesRecords: boolean;
}

/** One document never harms another: not even by a mistake of ours that it brings to light. */
async function examineOne(
  bytes: Uint8Array,
  file: string,
  { terminal, program }: InputOptions,
): Promise<Record> {
  try {
    return await examine(bytes, { file });
  } catch (error) {
    if (terminal.isDebugging)
      terminal.say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return failedRecord(file, 'program.failed', program);
  }
}

async function* ofOnePath(path: string, options: InputOptions): AsyncGenerator<Record> {
  const { terminal, program, takesRecords } = options;
  if (takesRecords && (await isDataset(path))) {
    yield* readDataset(path);
    return;
  }
  for await (const found of findDocuments([path])) {
    if (found.kind === 'empty') {
      terminal.say(terminal.t.emptyFolder(found.name));
      continue;
    }
    terminal.progress(found.name);
    if (found.kind === 'trouble') {
      yield failedRecord(found.name, found.code, program);
      continue;
    }
    if (takesRecords && (await beginsAsRecords(found.path))) {
      yield* readRecords(found.path, found.name, program);
      continue;
    }
    const bytes = await readFileWithin(found.path);
    yield typeof bytes === 'string'
      ? failedRecord(found.name, bytes, program)
      : await examineOne(bytes, found.name, options);
  }
}

/** The records of all paths, in order, one at a time: memory does not grow with their number. */
export async function* readInputs(paths: readonly string[], options: InputOptions): AsyncGenerator<Record> {
  try {
    for (const path of paths) yield* ofOnePath(path, options);
  } finally {
    options.terminal.endProgress();
  }
}
