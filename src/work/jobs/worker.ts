/** A worker: takes jobs from the shared store until it is told to end, or all are done. */
import { Life, SharedStore, type CaptureStore, type QueueName } from '../../store/index.ts';
import type { WorkOptions } from '../examine-many.ts';
import { Examiner } from '../examiner.ts';
import { buildOne } from './build-job.ts';
import { crawlSome } from './crawl-job.ts';
import type { Examines, JobContext, WorkerEvent } from './job-context.ts';
import type { BuildWork, CrawlWork } from './job-work.ts';
import { GivenUp, patiently, pause } from './patience.ts';
import { readSome } from './read-job.ts';
import type { WorkKind } from './work-kinds.ts';

export interface WorkerOptions {
  /** The address of PostgreSQL. */
  readonly address: string;
  readonly captures: CaptureStore;
  /** The worker's name, for people: its machine and process. */
  readonly name: string;
  /** The name of the code that reads: what another reader has read is read again when it is put in again. */
  readonly reader: string;
  readonly kinds: readonly WorkKind[];
  readonly work: WorkOptions;
  /** Sites that are asked at the same time. */
  readonly sitesAtOnce: number;
  /** Null where this worker cannot crawl. */
  readonly crawl: CrawlWork | null;
  readonly build: BuildWork;
  /** Ends when nothing waits and nobody works any more. */
  readonly isUntilDone: boolean;
  /** Aborted when the worker is to end: it first ends what it has in hand. */
  readonly signal: AbortSignal;
  readonly tell: (event: WorkerEvent) => void;
  /** Examines, instead of the program's own threads: for tests of what kills a worker. */
  readonly examiner?: Examines;
}

/** The pause of a worker that found nothing to do, and between two looks for dead workers. Milliseconds. */
const pauses = { idle: 250, reap: 1000 };

const queuesOf: Readonly<{ [kind in WorkKind]: readonly QueueName[] }> = {
  read: ['read', 'alone', 'lost'],
  crawl: ['crawl'],
  build: ['build'],
};
const takers: Readonly<{ [kind in WorkKind]: (context: JobContext) => Promise<boolean> }> = {
  read: readSome,
  crawl: crawlSome,
  build: buildOne,
};

/** The worker's life, begun anew where its connection was lost. */
class Lives {
  #life: Life | null = null;
  #starting: Promise<Life> | null = null;
  readonly #begin: () => Promise<Life>;

  constructor(begin: () => Promise<Life>) {
    this.#begin = begin;
  }

  async now(): Promise<Life> {
    if (this.#life !== null && !this.#life.lost.aborted) return this.#life;
    this.#starting ??= this.#next().finally(() => (this.#starting = null));
    return this.#starting;
  }

  async end(): Promise<void> {
    await this.#life?.end();
  }

  async #next(): Promise<Life> {
    await this.#life?.end();
    this.#life = await this.#begin();
    return this.#life;
  }
}

/** Works. Throws PostgresError where the store cannot be had at the beginning; later, what is away is waited for. */
export async function runWorker(options: WorkerOptions): Promise<void> {
  const { captures, reader, signal, tell, isUntilDone } = options;
  const store = await SharedStore.open(options.address, true);
  const lives = new Lives(async () => {
    const life = await Life.begin(options.address, options.name);
    tell({ kind: 'begun', worker: life.id });
    return life;
  });
  const examiner = options.examiner ?? new Examiner(options.work);
  const kinds = options.kinds.filter((kind) => kind !== 'crawl' || options.crawl !== null);
  const mine = kinds.flatMap((kind) => queuesOf[kind]);
  const all = new AbortController();
  const ends = AbortSignal.any([signal, all.signal]);

  const loop = async (kind: WorkKind): Promise<void> => {
    while (!ends.aborted) {
      const didWork = await patiently(
        async () => {
          const life = await lives.now();
          return takers[kind]({
            store,
            captures,
            life,
            examiner,
            atOnce: options.work.threads + 1,
            reader,
            signal,
            crawl: options.crawl,
            build: options.build,
            tell,
          });
        },
        signal,
        tell,
      );
      if (didWork) continue;
      if (isUntilDone && (await patiently(() => store.queue.unfinished(mine), signal, tell)) === 0)
        all.abort();
      await pause(pauses.idle, ends);
    }
  };
  const reap = async (): Promise<void> => {
    while (!ends.aborted) {
      // Where the store is away, so is what was to be reaped.
      await store.queue.reap().catch(() => undefined);
      await pause(pauses.reap, ends);
    }
  };
  try {
    const loops = kinds.flatMap((kind) =>
      Array.from({ length: kind === 'crawl' ? options.sitesAtOnce : 1 }, () => loop(kind)),
    );
    const ended = await Promise.allSettled([...loops.map((one) => one.finally(() => all.abort())), reap()]);
    for (const one of ended)
      if (one.status === 'rejected' && !(one.reason instanceof GivenUp)) throw one.reason;
  } finally {
    await examiner.close();
    await lives.end();
    await store.close();
  }
}
