/** A lane: one thread that examines one document at a time, and is replaced when it hangs, dies or has worked enough. */
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { Conversion } from '../documents/index.ts';
import type { ExamineOptions, LinkedReport } from '../examine/index.ts';
import type { Record } from '../record/index.ts';
import { youngMb } from './heap-growth.ts';
import { recordOfFailure, type WorkFailureCode } from './work-failure.ts';
import { startWatch } from './stopwatch.ts';
import type { Outcome, Task, ThreadSettings } from './task.ts';
import type { ThreadFile } from './thread-file.ts';

export interface LaneOptions {
  readonly file: ThreadFile;
  /** Milliseconds that one document may take, from when the thread has it; what recognising its pages needs comes on top. */
  readonly timeoutMs: number;
  /** Megabytes that JavaScript, and each engine, may hold in a thread. */
  readonly memoryMb: number;
  /** Documents after which a thread is replaced. */
  readonly documentsPerThread: number;
  /** Told the stack of what was thrown where the program or an engine failed on a document. */
  readonly onMistake: (stack: string) => void;
  /** Told of pages that only link their report. */
  readonly onLinked: (linked: LinkedReport) => void;
  /** Told of each document when it is done, with the milliseconds that it took. */
  readonly onExamined: (records: readonly Record[], ms: number) => void;
}

type Thread = Piscina<Task, Outcome | null>;

const megabyte = 1024 * 1024;

export class Lane {
  readonly #options: LaneOptions;
  /** Settled when the thread is up, so that starting it is not counted as a document's time. */
  #thread: Promise<Thread> | null = null;
  #documents = 0;

  constructor(options: LaneOptions) {
    this.#options = options;
  }

  /** Starts the thread, unless it is there. Examining does so by itself; earlier is sooner. */
  start(): Promise<Thread> {
    this.#thread ??= startThread(this.#options);
    return this.#thread;
  }

  /** Examines one file; the caller waits before it gives the next. Throws only where no thread can be started. */
  async examine(
    bytes: Uint8Array,
    options: ExamineOptions,
    conversion: Conversion | null,
  ): Promise<readonly Record[]> {
    const thread = await this.start();
    const elapsed = startWatch();
    const outcome = await this.#run(thread, bytes, options, conversion);
    const records =
      outcome.kind === 'records'
        ? outcome.records
        : [recordOfFailure(options.file, outcome.kind, this.#options.timeoutMs)];
    this.#options.onExamined(records, elapsed());
    this.#documents += 1;
    if (outcome.kind === 'records') {
      if (this.#documents >= this.#options.documentsPerThread) this.#replace(thread);
      outcome.linked.forEach(this.#options.onLinked);
      return records;
    }
    if ('stack' in outcome) this.#options.onMistake(outcome.stack);
    this.#replace(thread);
    return records;
  }

  /** Ends the thread, whatever it does. */
  async close(): Promise<void> {
    const thread = await this.#thread?.catch(() => null);
    this.#thread = null;
    await thread?.destroy();
  }

  async #run(
    thread: Thread,
    bytes: Uint8Array,
    options: ExamineOptions,
    conversion: Conversion | null,
  ): Promise<Outcome | { readonly kind: WorkFailureCode }> {
    const clock = new AbortController();
    const allowance = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const timer = new Timer(this.#options.timeoutMs, allowance, () => clock.abort());
    // A copy of its own to give away: the caller's bytes stay, and nothing that merely lies beside them is copied.
    const copy = new Uint8Array(bytes);
    try {
      const outcome = await thread.run(
        { bytes: copy, options, conversion, allowance },
        { signal: clock.signal, transferList: [copy.buffer] },
      );
      return outcome ?? { kind: 'program.failed' };
    } catch {
      // The thread catches what the program throws: if nothing came back, the thread itself is gone.
      return { kind: clock.signal.aborted ? 'document.timeout' : 'engine.crashed' };
    } finally {
      timer.stop();
    }
  }

  /** Lets the thread go and starts the next at once. */
  #replace(thread: Thread): void {
    this.#documents = 0;
    this.#thread = startThread(this.#options);
    // Whether it can be started is seen by whoever needs it.
    this.#thread.catch(() => undefined);
    thread.destroy().catch(() => undefined);
  }
}

/** Ends a document's time; if the thread has asked for more by then, after that as well. */
class Timer {
  #timer: NodeJS.Timeout;
  #granted = 0;

  constructor(ms: number, allowance: Int32Array, end: () => void) {
    const ring = (): void => {
      const more = Atomics.load(allowance, 0) - this.#granted;
      if (more <= 0) {
        end();
        return;
      }
      this.#granted += more;
      this.#timer = setTimeout(ring, more);
    };
    this.#timer = setTimeout(ring, ms);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}

async function startThread({ file, memoryMb }: LaneOptions): Promise<Thread> {
  const settings: ThreadSettings = { engineBytes: memoryMb * megabyte };
  const thread: Thread = new Piscina<Task, Outcome | null>({
    filename: fileURLToPath(file.url),
    execArgv: [...file.execArgv],
    minThreads: 1,
    maxThreads: 1,
    // Engines answer through timers and messages between tasks: the thread must not sleep on a lock meanwhile.
    atomics: 'disabled',
    workerData: settings,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: youngMb },
  });
  // A thread that dies between documents is noticed by the next one.
  thread.on('error', () => undefined);
  try {
    await thread.run(null);
    return thread;
  } catch (error) {
    await thread.destroy();
    throw error;
  }
}
