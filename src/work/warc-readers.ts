/** Threads that read WARCs: as many files at once as there are threads, each given in its own order. */
import { Worker } from 'node:worker_threads';
import { ownThreadFile, type ThreadFile } from './thread-file.ts';
import { WarcReading, type Briefs, type WarcFile } from './warc-reading.ts';
import type { WarcCredit, WarcMessage, WarcOrder } from './warc-task.ts';

export interface WarcReadersOptions {
  /** Files read at once, at least 1. Threads start only when a file needs them. */
  readonly threads: number;
  /** Examines what needs an engine, or is large. */
  readonly examiner: Briefs;
  /** Bytes of all captures that are read and not yet taken; `captureBytesAhead` unless told. */
  readonly bytesAhead?: number;
  /** The file that threads run, for tests of threads that misbehave; the program's own unless told. */
  readonly threadFile?: ThreadFile;
}

/** Bytes of all captures that are read and not yet taken, beyond which no other is read. */
export const captureBytesAhead = 128 * 1024 * 1024;

/** Megabytes that JavaScript may hold in a thread: the largest block of a record, a few times over. */
const memoryMb = 512;

/** A thread, and the file that it reads; `isFirst` is false where another died of that file. */
interface Reader {
  readonly thread: Worker;
  task: { readonly reading: WarcReading; readonly isFirst: boolean } | null;
}

export class WarcReaders {
  readonly #options: WarcReadersOptions;
  readonly #queue: WarcReading[] = [];
  readonly #readers = new Set<Reader>();
  #isClosed = false;

  constructor(options: WarcReadersOptions) {
    this.#options = options;
  }

  /** Begins to read a file as soon as a thread is free; files are begun in the order in which they are asked for. */
  read(file: WarcFile): WarcReading {
    const reading = new WarcReading(file, this.#options.examiner);
    this.#queue.push(reading);
    this.#next();
    return reading;
  }

  /** Ends the threads, whatever they do. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([...this.#readers].map(({ thread }) => thread.terminate()));
  }

  #next(): void {
    while (!this.#isClosed && this.#queue.length > 0) {
      const free = [...this.#readers].find(({ task }) => task === null);
      if (free === undefined && this.#readers.size >= this.#options.threads) return;
      const reading = this.#queue.shift();
      if (reading !== undefined) this.#give(free ?? this.#start(), reading, true);
    }
  }

  #start(): Reader {
    const { url, execArgv } = this.#options.threadFile ?? ownThreadFile('warc-thread');
    const thread = new Worker(url, {
      execArgv: [...execArgv],
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
    const reader: Reader = { thread, task: null };
    this.#readers.add(reader);
    thread.on('message', (message: WarcMessage) => {
      const reading = reader.task?.reading;
      reading?.hear(message);
      if (reading === undefined || reading.end === null) return;
      reading.onTaken = () => undefined;
      reader.task = null;
      this.#next();
    });
    // Whatever it died of, its end is told below.
    thread.on('error', () => undefined);
    thread.on('exit', () => this.#died(reader));
    return reader;
  }

  #died(reader: Reader): void {
    this.#readers.delete(reader);
    const { task } = reader;
    if (this.#isClosed || task === null) return;
    if (task.isFirst) this.#give(this.#start(), task.reading, false);
    else {
      task.reading.giveUp();
      this.#next();
    }
  }

  /** Has a thread read a file: where one died of it, another goes on behind what was given, and examines nothing itself. */
  #give(reader: Reader, reading: WarcReading, isFirst: boolean): void {
    const { threads, bytesAhead = captureBytesAhead } = this.#options;
    const { path, date, finished } = reading.file;
    const { thread } = reader;
    reader.task = { reading, isFirst };
    reading.onTaken = (bytes) => {
      if (bytes > 0) thread.postMessage({ kind: 'credit', bytes } satisfies WarcCredit);
    };
    const order: WarcOrder = {
      kind: 'read',
      path: Uint8Array.from(path),
      date,
      skip: reading.received,
      examines: isFirst,
      finished,
      // One file is taken while as many as there are threads are read.
      ahead: Math.max(1, Math.floor(bytesAhead / (threads + 1))),
    };
    thread.postMessage(order);
  }
}
