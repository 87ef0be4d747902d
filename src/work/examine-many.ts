/** Many documents to records, in order: as many at once as there are threads, and only so many ahead. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { convertAhead, filesIn, isContainer, sniffKind, type Engines } from '../documents/index.ts';
import {
  examineFile,
  recordOfError,
  optionsWithin,
  type ExamineOptions,
  type LinkedReport,
} from '../examine/index.ts';
import type { Record } from '../record/index.ts';
import { unarchiveInThread } from './unarchive.ts';
import { recordOfFailure } from './work-failure.ts';
import type { Lanes } from './lanes.ts';
import { stackOf } from './stack.ts';
import { startWatch } from './stopwatch.ts';
import { ownThreadFile, type ThreadFile } from './thread-file.ts';

/** A file, and what is known of it besides its bytes. It may hold several documents: then it gives several records. */
export interface WorkInput {
  readonly bytes: Uint8Array;
  readonly options: ExamineOptions;
}

/** A record that is there already (of a path that could not be read, say): it keeps its place in the order. */
export interface ReadyRecord {
  readonly record: Record;
}

export interface WorkOptions {
  /** Threads, at least 1. They start only when a document needs them. */
  readonly threads: number;
  /** Milliseconds that one document may take in a thread; 20,000 unless told. */
  readonly timeoutMs?: number;
  /** Megabytes that JavaScript, and each WebAssembly engine, may hold in a thread; 512 unless told. */
  readonly memoryMb?: number;
  /** Documents after which a thread is replaced, since engines only grow; 2,000 unless told. */
  readonly documentsPerThread?: number;
  /** Other programs that reading needs; what is left out is missing. */
  readonly engines?: Engines;
  /** Told the stack of what was thrown where the program or an engine failed on a document; nobody unless told. */
  readonly onMistake?: (stack: string) => void;
  /** Told of each document when it is done: its records, and the milliseconds that it took, without what it waited for; nobody unless told. */
  readonly onExamined?: (records: readonly Record[], ms: number) => void;
  /** Told of pages that are no report but link what may be one; nobody unless told. */
  readonly onLinked?: (linked: LinkedReport) => void;
  /** The file that threads run, for tests of threads that misbehave; the program's own unless told. */
  readonly threadFile?: ThreadFile;
}

/** So many documents a thread are begun, or done and not yet taken: enough that a slow one holds nobody up for long. */
const aheadPerThread = 16;

/** Bytes of documents begun and not yet taken, beyond which no other is asked for: a few large files are enough. */
const bytesAhead = 128 * 1024 * 1024;

/**
 * A page or text of up to so many bytes is examined at once, beside the threads. Its reader is bounded by its length; and
 * handing it over takes as long as reading it does (measured: 3 ms here, 3.5 ms with two threads on two cores), and starting
 * a thread a hundred times as long.
 */
const smallBytes = 256 * 1024;

/** What pages have before the pictures in them. */
const pictureMarks = ['data:image/', 'Content-Type: image/'];

interface Begun {
  readonly done: Promise<{ readonly kind: 'records'; readonly records: readonly Record[] }>;
  readonly bytes: number;
}

/** A page or a text that needs no engine and little time; one with pictures in it may have to be recognised. */
export function isSmall(bytes: Uint8Array): boolean {
  if (bytes.length > smallBytes) return false;
  const kind = sniffKind(bytes);
  if (pictureMarks.some((mark) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(mark)))
    return false;
  return kind === 'html' || kind === 'mhtml' || kind === 'text' || kind === 'empty';
}

/**
 * Examines files in threads and gives their records in the order of `inputs`, each as soon as those before it are
 * there; a container is unpacked, and gives the records of what it holds. A document that takes too long gives a failed record `document.timeout`, one whose engine dies `engine.crashed`,
 * one that the program itself fails on `program.failed`; the others are not touched by it. No more inputs are asked for
 * than can be worked on soon, so memory does not grow with their number. Throws what `inputs` throws, and where no
 * thread can be started.
 */
export async function* examineMany(
  inputs: AsyncIterable<WorkInput | ReadyRecord> | Iterable<WorkInput | ReadyRecord>,
  options: WorkOptions,
): AsyncGenerator<Record, void, undefined> {
  const crew = new Crew(options);
  const source = unpacked(inputs, options);
  const begun: Begun[] = [];
  let bytes = 0;
  let asked = ask(source);
  try {
    for (;;) {
      const [first] = begun;
      const isFull = begun.length >= options.threads * aheadPerThread || bytes >= bytesAhead;
      // Whichever is there first: the record that is due, or another document to begin.
      const next = await (first === undefined
        ? asked
        : isFull
          ? first.done
          : Promise.race([first.done, asked]));
      if (next.kind === 'records') {
        yield* next.records;
        begun.shift();
        bytes -= first?.bytes ?? 0;
      } else if (next.kind === 'input') {
        const one = crew.begin(next.input);
        begun.push(one);
        bytes += one.bytes;
        asked = ask(source);
      } else {
        for (const { done } of begun) yield* (await done).records;
        if (next.kind === 'trouble') throw next.error;
        return;
      }
    }
  } finally {
    await crew.close();
    await source.return(undefined);
  }
}

/** The inputs, with the files that containers hold in their place: a container may be larger than what is worked on. */
export async function* unpacked(
  inputs: AsyncIterable<WorkInput | ReadyRecord> | Iterable<WorkInput | ReadyRecord>,
  options: WorkOptions,
): AsyncGenerator<WorkInput | ReadyRecord, void, undefined> {
  const unarchive = options.engines?.archives ?? unarchiveInThread(boundsOf(options));
  for await (const input of inputs) {
    if ('record' in input || !isContainer(input.bytes)) {
      yield input;
      continue;
    }
    for await (const { file, bytes, error } of filesIn(input.bytes, input.options.file, { unarchive })) {
      yield error === null
        ? { bytes, options: optionsWithin(input.options, file) }
        : { record: recordOfError(error, file) };
    }
  }
}

type Asked =
  | { readonly kind: 'input'; readonly input: WorkInput | ReadyRecord }
  | { readonly kind: 'end' }
  | { readonly kind: 'trouble'; readonly error: unknown };

/** The next input; never rejects, since what was begun before it comes first. */
async function ask(source: AsyncIterator<WorkInput | ReadyRecord>): Promise<Asked> {
  try {
    const next = await source.next();
    return next.done === true ? { kind: 'end' } : { kind: 'input', input: next.value };
  } catch (error) {
    return { kind: 'trouble', error };
  }
}

/** Who examines: this thread what is small, the others the rest. */
export class Crew {
  readonly #options: WorkOptions;
  #lanes: Promise<Lanes> | null = null;
  /** Settled when this thread has examined what it was given. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: WorkOptions) {
    this.#options = options;
  }

  begin(input: WorkInput | ReadyRecord): Begun {
    const done = this.#recordsOf(input).then((records) => ({ kind: 'records', records }) as const);
    // A failure is seen when its turn comes.
    done.catch(() => undefined);
    return { done, bytes: 'record' in input ? 0 : input.bytes.length };
  }

  /** Ends the threads; what this one was given is examined first, so that nobody is told of a document afterwards. */
  async close(): Promise<void> {
    await this.#last;
    const lanes = await this.#lanes?.catch(() => null);
    await lanes?.close();
  }

  #recordsOf(input: WorkInput | ReadyRecord): Promise<readonly Record[]> {
    if ('record' in input) return Promise.resolve([input.record]);
    // Pictures may have to be recognised.
    const isQuick = input.options.pictures === undefined && isSmall(input.bytes);
    return isQuick ? this.#inTurn(input) : this.#inThread(input);
  }

  /** One at a time, each in a turn of its own: between two of them, threads that are done are given the next document. */
  #inTurn(input: WorkInput): Promise<readonly Record[]> {
    const records = this.#last.then(async () => {
      await nextTurn();
      return await this.#here(input);
    });
    // Whoever waits for the records is told what went wrong.
    this.#last = records.catch(() => undefined);
    return records;
  }

  async #here(input: WorkInput): Promise<readonly Record[]> {
    const elapsed = startWatch();
    const { onLinked, onMistake, onExamined } = this.#options;
    const records = await examineHere(input, { onLinked, onMistake });
    onExamined?.(records, elapsed());
    return records;
  }

  async #inThread({ bytes, options }: WorkInput): Promise<readonly Record[]> {
    // Here, and not in the threads: what waits is converted together, since starting the program is what takes long.
    const converter = this.#options.engines?.word ?? null;
    const conversion = converter === null ? null : await convertAhead(bytes, converter);
    this.#lanes ??= startLanes(this.#options);
    return await (await this.#lanes).examine(bytes, options, conversion);
  }
}

/** Who is told what, of a document that is examined. */
interface Told {
  readonly onLinked?: WorkOptions['onLinked'] | undefined;
  readonly onMistake?: WorkOptions['onMistake'] | undefined;
}

/** Examines what needs no engine in this thread: a mistake of the program gives a failed record. */
export async function examineHere(
  { bytes, options }: WorkInput,
  { onLinked, onMistake }: Told = {},
): Promise<readonly Record[]> {
  try {
    return await examineFile(bytes, options, {}, onLinked);
  } catch (error) {
    onMistake?.(stackOf(error));
    return [recordOfFailure(options.file, 'program.failed', 0)];
  }
}

/** What one document, or one archive, may take. */
function boundsOf(options: WorkOptions): { timeoutMs: number; memoryMb: number } {
  return { timeoutMs: options.timeoutMs ?? 20_000, memoryMb: options.memoryMb ?? 512 };
}

/** Loaded only when it is needed: a run over a few small pages pays nothing for threads. */
async function startLanes(options: WorkOptions): Promise<Lanes> {
  const { Lanes } = await import('./lanes.ts');
  return new Lanes(options.threads, {
    file: options.threadFile ?? ownThreadFile(),
    ...boundsOf(options),
    documentsPerThread: options.documentsPerThread ?? 2000,
    onMistake: options.onMistake ?? (() => undefined),
    onLinked: options.onLinked ?? (() => undefined),
    onExamined: options.onExamined ?? (() => undefined),
  });
}
