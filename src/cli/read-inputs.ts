/** From the arguments of a command to records: documents examined, records read back, datasets opened. */
import { isDataset, readDataset } from '../dataset/index.ts';
import type { Record } from '../record/index.ts';
import { examineMany, type ReadyRecord, type WorkInput } from '../work/index.ts';
import { cleanText } from './clean-text.ts';
import { openEngines } from './engines.ts';
import { failedRecord } from './failure.ts';
import { findDocuments } from './find-documents.ts';
import { readFileWithin } from './read-file.ts';
import { beginsAsRecords, readRecords } from './record-files.ts';
import type { Terminal } from './terminal.ts';

/** How every command reads. */
export interface Reading {
  /** The program's version, for the records of paths that cannot be read. */
  readonly program: string;
  /** Documents examined at once, at least 1. */
  readonly threads: number;
  /** Milliseconds that one document may take in a thread. */
  readonly timeoutMs: number;
}

export interface InputOptions extends Reading {
  readonly terminal: Terminal;
  /** Whether files of records and datasets are read as such, and not as documents. */
  readonly takesRecords: boolean;
}

/** Links of a page that is no report: this many are named. */
const linksNamed = 3;

type Input = WorkInput | ReadyRecord;

async function* ready(records: AsyncIterable<Record>): AsyncGenerator<Input> {
  for await (const record of records) yield { record };
}

async function* ofOnePath(path: string, options: InputOptions): AsyncGenerator<Input> {
  const { terminal, program, takesRecords } = options;
  if (takesRecords && (await isDataset(path))) {
    yield* ready(readDataset(path));
    return;
  }
  for await (const found of findDocuments([path])) {
    if (found.kind === 'empty') {
      terminal.say(terminal.t.emptyFolder(found.name));
      continue;
    }
    if (found.kind === 'trouble') {
      yield { record: failedRecord(found.name, found.code, program) };
      continue;
    }
    if (takesRecords && (await beginsAsRecords(found.path))) {
      yield* ready(readRecords(found.path, found.name, program));
      continue;
    }
    const bytes = await readFileWithin(found.path);
    yield typeof bytes === 'string'
      ? { record: failedRecord(found.name, bytes, program) }
      : { bytes, options: { file: found.name } };
  }
}

async function* ofAllPaths(paths: readonly string[], options: InputOptions): AsyncGenerator<Input> {
  for (const path of paths) yield* ofOnePath(path, options);
}

/** The records of all paths, in order; only so many are worked on ahead: memory does not grow with their number. */
export async function* readInputs(paths: readonly string[], options: InputOptions): AsyncGenerator<Record> {
  const { terminal, threads, timeoutMs } = options;
  const engines = await openEngines(timeoutMs);
  const records = examineMany(ofAllPaths(paths, options), {
    threads,
    timeoutMs,
    engines: { word: engines.office?.convert ?? null },
    onMistake(stack) {
      if (terminal.isDebugging) terminal.say(stack);
    },
    onLinked({ file, attachments }) {
      const links = attachments.slice(0, linksNamed).map(({ text, href }) => ({
        text: cleanText(text.trim()),
        href: cleanText(href),
      }));
      terminal.say(terminal.t.linkedReport(cleanText(file), links, attachments.length - links.length));
    },
  });
  try {
    for await (const record of records) {
      terminal.progress(record.file);
      yield record;
    }
  } finally {
    terminal.endProgress();
    await engines.close();
  }
}
