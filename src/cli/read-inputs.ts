/** From the arguments of a command to records: documents examined, records read back, datasets opened. */
import { stat } from 'node:fs/promises';
import { isWarc, readCaptures } from '../archive/index.ts';
import { isDataset, readDataset } from '../dataset/index.ts';
import type { Record } from '../record/index.ts';
import { briefOf, examineMany, type ReadyRecord, type WorkInput } from '../work/index.ts';
import { isPostgresAddress } from '../store/index.ts';
import { inputOfCapture } from './captured-documents.ts';
import { cleanText } from './clean-text.ts';
import { openEngines } from './engines.ts';
import { unreadRecord } from './failure.ts';
import { findDocuments } from './find-documents.ts';
import { HowFar } from './how-far.ts';
import { readFileWithin } from './read-file.ts';
import type { InputMemory } from './input-memory.ts';
import { beginsAsRecords, readRecords } from './record-files.ts';
import { PicturesBeside } from './pictures-beside.ts';
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
  /** Stands in for what the build before has read; by default everything is read. */
  readonly memory?: InputMemory;
}

/** Links of a page that is no report: this many are named. */
const linksNamed = 3;

type Input = WorkInput | ReadyRecord;

async function* ready(records: AsyncIterable<Record>): AsyncGenerator<Input> {
  for await (const record of records) yield { record };
}

/** The documents of a WARC that may be reports. What a browser drew of a page counts where the page itself was captured too. */
async function* ofWarc(path: Buffer, name: string, terminal: Terminal, far: HowFar): AsyncGenerator<Input> {
  const onTrouble = (code: string, url: string | null): void => {
    terminal.say(cleanText(terminal.t.crawl.trouble(name, code, url ?? '')));
    terminal.log?.write({ kind: 'trouble', file: name, code, url });
  };
  let at = 0;
  const onRead = (count: number): void => void (at = count);
  for await (const capture of readCaptures(path, { onTrouble, onRead })) {
    far.mark(capture.url, at);
    yield inputOfCapture(capture);
  }
}

/** The records of a dataset or of a file of records; null for any other path. */
async function recordsOf(path: string, options: InputOptions): Promise<AsyncIterable<Record> | null> {
  const { program, memory } = options;
  if (!options.takesRecords) return null;
  if (isPostgresAddress(path)) {
    const { readShared } = await import('./machines/read-shared.ts');
    return readShared(path, options.terminal, memory);
  }
  if (await isDataset(path)) return readDataset(path);
  return (await beginsAsRecords(path)) ? readRecords(path, path, program, memory) : null;
}

async function* ofOnePath(
  path: string,
  options: InputOptions,
  far: HowFar = new HowFar([], false),
): AsyncGenerator<Input> {
  const { terminal, program, takesRecords, memory } = options;
  const beside = new PicturesBeside();
  for await (const found of findDocuments([path])) {
    if (found.kind === 'empty') {
      terminal.say(terminal.t.emptyFolder(found.name));
      continue;
    }
    if (found.kind === 'trouble') {
      yield { record: unreadRecord(found.name, found.code, program) };
      continue;
    }
    // Pipes have no size.
    far.begin(
      await stat(found.path).then(
        ({ size }) => size,
        () => 0,
      ),
    );
    if (takesRecords && (await beginsAsRecords(found.path))) {
      yield* ready(readRecords(found.path, found.name, program, memory));
      continue;
    }
    // The index beside a WARC file is no document.
    if (found.name.endsWith('.cdxj')) continue;
    if (await isWarc(found.path)) {
      yield* ofWarc(found.path, found.name, terminal, far);
      continue;
    }
    const bytes = await readFileWithin(found.path);
    if (typeof bytes === 'string') {
      yield { record: unreadRecord(found.name, bytes, program) };
      continue;
    }
    const pictures = await beside.of(found.path, bytes);
    far.mark(found.name);
    const known = memory?.document(found.name, bytes, pictures) ?? null;
    if (known !== null) yield { record: known };
    else yield { bytes, options: { file: found.name, ...(pictures === null ? {} : { pictures }) } };
  }
}

/** Paths that hold records, which are there already, or documents, which are examined together. */
type Stretch = { readonly records: AsyncIterable<Record> } | { readonly paths: string[] };

async function* stretchesOf(paths: readonly string[], options: InputOptions): AsyncGenerator<Stretch> {
  let documents: string[] = [];
  for (const path of paths) {
    const records = await recordsOf(path, options);
    if (records === null) {
      documents.push(path);
      continue;
    }
    if (documents.length > 0) yield { paths: documents };
    documents = [];
    yield { records };
  }
  if (documents.length > 0) yield { paths: documents };
}

/** What the paths hold, not yet examined: documents with what is known of them, and records that are there already. */
export async function* inputsOf(paths: readonly string[], options: InputOptions): AsyncGenerator<Input> {
  for (const path of paths) {
    const records = await recordsOf(path, options);
    yield* records === null ? ofOnePath(path, options) : ready(records);
  }
}

async function* ofAllPaths(
  paths: readonly string[],
  options: InputOptions,
  far: HowFar,
): AsyncGenerator<Input> {
  for (const path of paths) yield* ofOnePath(path, options, far);
}

/** The records of all paths, in order; only so many are worked on ahead: memory does not grow with their number. */
export async function* readInputs(paths: readonly string[], options: InputOptions): AsyncGenerator<Record> {
  const { terminal, threads, timeoutMs } = options;
  const engines = await openEngines(timeoutMs);
  const far = new HowFar(paths, terminal.isWatched);
  /** Milliseconds that examining the document of a record took. */
  const times = new WeakMap<Record, number>();
  const examined = (some: readonly string[]): AsyncIterable<Record> =>
    examineMany(ofAllPaths(some, options, far), {
      threads,
      timeoutMs,
      engines: { word: engines.office?.convert ?? null },
      onExamined(records, ms) {
        if (terminal.log !== null) for (const record of records) times.set(record, ms);
      },
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
    for await (const stretch of stretchesOf(paths, options)) {
      for await (const record of 'paths' in stretch ? examined(stretch.paths) : stretch.records) {
        terminal.progress(record.file, far.reach(record.file));
        terminal.log?.document(briefOf(record, null), times.get(record) ?? null);
        yield record;
      }
    }
  } finally {
    far.stop();
    terminal.endProgress();
    await engines.close();
  }
}
