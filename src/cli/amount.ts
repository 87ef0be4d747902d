/** How much there is to read, in bytes of files, and how much of it is done: what an estimate of the time left rests on. */
import { stat } from 'node:fs/promises';
import { findDocuments } from './find-documents.ts';

export class Amount {
  #total: number | null = null;
  #isStopped = false;
  /** Of files that are done with, in bytes. */
  #done = 0;

  /** Adds the files up beside the work; `isWanted` false: nobody asks, so nothing is done. */
  constructor(paths: readonly string[], isWanted: boolean) {
    // Nothing rests on it but an estimate: a file that cannot be looked at counts nothing.
    if (isWanted) void this.#sum(paths).catch(() => undefined);
  }

  /** A file of so many bytes is done with. */
  finish(bytes: number): void {
    this.#done += bytes;
  }

  /** The share that is done, with `under` bytes of files that are under way; null while the whole is not known. */
  share(under = 0): number | null {
    if (this.#total === null || this.#total === 0) return null;
    return Math.min(1, (this.#done + under) / this.#total);
  }

  /** Ends the adding up. */
  stop(): void {
    this.#isStopped = true;
  }

  async #sum(paths: readonly string[]): Promise<void> {
    let total = 0;
    for await (const found of findDocuments(paths)) {
      if (this.#isStopped) return;
      if (found.kind === 'file')
        total += await stat(found.path).then(
          ({ size }) => size,
          () => 0,
        );
    }
    this.#total = total;
  }
}
