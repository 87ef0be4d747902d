/** Which inputs of a build are those of the build before: they are named to the dataset, and not read again. */
import { createHash } from 'node:crypto';
import type { BuildIndex, BuildItem } from '../dataset/index.ts';
import type { NamedPictures } from '../documents/index.ts';
import { recordVersion, type Record } from '../record/index.ts';

/** The file that a record is of, without the part of it that it stands in. */
const fileOf = (name: string): string => name.split(/!\/|#/, 1)[0] ?? name;

/** Passes records through, with the inputs they were made of. */
export class InputMemory {
  readonly #before: BuildIndex | null;
  readonly #known = new WeakMap<Record, string>();
  readonly #inputOfRecord = new WeakMap<Record, string>();
  readonly #inputOfFile = new Map<string, string>();

  constructor(before: BuildIndex | null) {
    this.#before = before;
  }

  #standIn(input: string, file: string): Record | null {
    if (this.#before?.reports.has(input) !== true && this.#before?.failures.has(input) !== true) return null;
    const record: Record = {
      record: recordVersion,
      program: '',
      file,
      status: 'failed',
      report: null,
      findings: [],
      assessed: {},
      error: null,
    };
    this.#known.set(record, input);
    return record;
  }

  /** A stand-in for the record of a document's bytes, and its pictures', that was read before; null for one that must be read. */
  document(file: string, bytes: Uint8Array, pictures: NamedPictures | null = null): Record | null {
    const digest = (of: Uint8Array): string => createHash('sha256').update(of).digest('hex');
    const hash = createHash('sha256').update(`document\n${file}\n${digest(bytes)}`);
    for (const [name, picture] of pictures ?? []) hash.update(`\n${name}\n${digest(picture)}`);
    const input = hash.digest('hex');
    const known = this.#standIn(input, file);
    if (known === null) this.#inputOfFile.set(file, input);
    return known;
  }

  /** A stand-in for a line that holds a record which was taken in before; else what `parse` makes of it. */
  line(text: Uint8Array, file: string, parse: () => Record): Record {
    const input = createHash('sha256').update('record\n').update(text).digest('hex');
    const known = this.#standIn(input, file);
    if (known !== null) return known;
    const record = parse();
    this.#inputOfRecord.set(record, input);
    return record;
  }

  /** Whether a record is a stand-in. */
  isKnown(record: Record): boolean {
    return this.#known.has(record);
  }

  /** The items of a build. A file that gave several records is remembered for none of them: it is read again. */
  async *items(records: AsyncIterable<Record>): AsyncGenerator<BuildItem> {
    let held: { readonly record: Record; input: string | null } | null = null;
    for await (const record of records) {
      if (held !== null) {
        if (fileOf(record.file) === fileOf(held.record.file) && !this.#inputOfRecord.has(record))
          held.input = null;
        yield held;
        held = null;
      }
      const known = this.#known.get(record);
      if (known !== undefined) {
        yield { known };
        continue;
      }
      const ofFile = this.#inputOfFile.get(record.file);
      this.#inputOfFile.delete(record.file);
      held = { record, input: this.#inputOfRecord.get(record) ?? ofFile ?? null };
    }
    if (held !== null) yield held;
  }
}
