/** Documents one by one, by the same crew: for whoever must know which records came of which document. */
import type { Record } from '../record/index.ts';
import { briefOf, type Brief } from './brief.ts';
import { Crew, unpacked, type WorkInput, type WorkOptions } from './examine-many.ts';

export class Examiner {
  readonly #options: WorkOptions;
  readonly #crew: Crew;

  /** Milliseconds that the document of a record took. */
  readonly #times = new WeakMap<Record, number>();

  constructor(options: WorkOptions) {
    this.#options = options;
    const onExamined = (records: readonly Record[], ms: number): void => {
      for (const record of records) this.#times.set(record, ms);
      options.onExamined?.(records, ms);
    };
    this.#crew = new Crew({ ...options, onExamined });
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

  /** Those records in short. */
  async briefsOf(input: WorkInput): Promise<Brief[]> {
    const records = await this.recordsOf(input);
    return records.map((record) => briefOf(record, this.#times.get(record) ?? null));
  }

  /** Ends the threads. */
  close(): Promise<void> {
    return this.#crew.close();
  }
}
