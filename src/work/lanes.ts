/** The lanes of a run: a document takes the one that was used last, so that threads start only when they are needed. */
import type { Conversion } from '../documents/index.ts';
import type { ExamineOptions } from '../examine/index.ts';
import type { Record } from '../record/index.ts';
import { letHeapsGrow } from './heap-growth.ts';
import { Lane, type LaneOptions } from './lane.ts';

export class Lanes {
  readonly #all: readonly Lane[];
  /** Used last, taken first. */
  readonly #free: Lane[];
  readonly #waiting: ((lane: Lane) => void)[] = [];
  readonly #endGrowth = letHeapsGrow();

  constructor(count: number, options: LaneOptions) {
    this.#all = Array.from({ length: count }, () => new Lane(options));
    this.#free = [...this.#all];
  }

  /** Examines a document as soon as a lane is free. Throws only where no thread can be started. */
  async examine(
    bytes: Uint8Array,
    options: ExamineOptions,
    conversion: Conversion | null,
  ): Promise<readonly Record[]> {
    const lane = await this.#take();
    try {
      return await lane.examine(bytes, options, conversion);
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free.push(lane);
      else next(lane);
    }
  }

  /** Ends all threads, whatever they do. */
  async close(): Promise<void> {
    this.#endGrowth();
    await Promise.all(this.#all.map((lane) => lane.close()));
  }

  #take(): Promise<Lane> {
    const lane = this.#free.pop();
    if (lane !== undefined) return Promise.resolve(lane);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
