/** Documents one by one, by the same crew: for whoever must know which records came of which document. */
import type { Record } from '../record/index.ts';
import { Crew, unpacked, type WorkInput, type WorkOptions } from './examine-many.ts';

export class Examiner {
  readonly #options: WorkOptions;
  readonly #crew: Crew;

  constructor(options: WorkOptions) {
    this.#options = options;
    this.#crew = new Crew(options);
  }

  /** The records of one file, in its order; what a container holds is examined one after the other. Throws where no thread can be started. */
  async recordsOf(input: WorkInput): Promise<Record[]> {
    const records: Record[] = [];
    for await (const one of unpacked([input], this.#options)) {
      const { records: some } = await this.#crew.begin(one).done;
      records.push(...some);
    }
    return records;
  }

  /** Ends the threads. */
  close(): Promise<void> {
    return this.#crew.close();
  }
}
