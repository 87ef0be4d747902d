/** Threads that render the tables of a dataset, while this one compares reports and keeps the files in order. */
import { fileURLToPath } from 'node:url';
import type { Renderer } from '../dataset/index.ts';
import type { Rendering } from './render-thread.ts';
import { ownThreadFile, type ThreadFile } from './thread-file.ts';

/** Partitions that wait for a thread: enough that a large one holds nobody up, few enough that their rows fit into memory. */
const waitingPerThread = 2;

/** Megabytes that a thread may hold: a year of the largest province, several times over; and of these, for what is young. */
const memoryMb = 512;
const youngMb = 24;

/** Reports from which on threads are worth their start, which takes as long as rendering some hundred. */
const worthFrom = 1000;

/** So many threads, started when the first partition comes. What they throw has the code that the system gave it. */
export function renderThreads(count: number, file: ThreadFile = ownThreadFile('render-thread')): Renderer {
  const start = async () => {
    const { Piscina } = await import('piscina');
    return new Piscina<unknown, Rendering>({
      filename: fileURLToPath(file.url),
      execArgv: [...file.execArgv],
      minThreads: count,
      maxThreads: count,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: youngMb },
    });
  };
  let threads: ReturnType<typeof start> | null = null;
  return {
    ahead: count * waitingPerThread,
    worthFrom,
    async render(order) {
      threads ??= start();
      const rendering = await (await threads).run(order);
      if (rendering.kind === 'rendered') return rendering.partition;
      throw Object.assign(new Error(rendering.message), { code: rendering.code });
    },
    async close() {
      const pool = await threads;
      threads = null;
      await pool?.destroy();
    },
  };
}
