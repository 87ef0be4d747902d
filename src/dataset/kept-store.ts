/**
 * What is kept of reports for comparing them, in a file beside the dataset: a few kilobytes each, read when they are asked
 * for. It only grows; what no index names is room that `compact` gives back.
 */
import { randomUUID } from 'node:crypto';
import { closeSync, ftruncateSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs';
import { KeptCells, type KeptReport } from '../checks/index.ts';
import { formById, type FormId } from '../forms/index.ts';
import { readFully } from './read-fully.ts';

/** Where a report's kept cells and sketch stand: the sketch first, four bytes a piece. */
export interface KeptPlace {
  readonly offset: number;
  readonly length: number;
  /** Pieces of the sketch. */
  readonly pieces: number;
}

/** The name in a file's first bytes: an index says which file it goes with. */
const nameLength = 36;
/** What is read at a time where all sketches are. */
const chunkLength = 4 << 20;
const bufferLength = 1 << 20;

const isShort = 'The kept reports are shorter than what was written of them.';

/** An open file of kept reports. */
export class KeptStore {
  readonly #descriptor: number;
  #isOpen = true;
  readonly name: string;
  #end: number;
  #pending: Uint8Array[] = [];
  #pendingLength = 0;

  private constructor(descriptor: number, name: string, end: number) {
    this.#descriptor = descriptor;
    this.name = name;
    this.#end = end;
  }

  /** A new file. Throws the system's error where there is one, or none can be made. */
  static create(path: string): KeptStore {
    const descriptor = openSync(path, 'wx+');
    const name = randomUUID();
    writeSync(descriptor, Buffer.from(name, 'latin1'), 0, nameLength, 0);
    return new KeptStore(descriptor, name, nameLength);
  }

  /** The file of this name as long as it was; null where it is not there. What was added since is taken away. */
  static open(path: string, name: string, length: number): KeptStore | null {
    let descriptor;
    try {
      descriptor = openSync(path, 'r+');
    } catch {
      return null;
    }
    try {
      const found = Buffer.alloc(nameLength);
      if (fstatSync(descriptor).size >= length) {
        readFully(descriptor, found, 0, isShort);
        if (found.toString('latin1') === name) {
          ftruncateSync(descriptor, length);
          return new KeptStore(descriptor, name, length);
        }
      }
    } catch {
      // As if it were not there: the build is a full one.
    }
    closeSync(descriptor);
    return null;
  }

  /** The length of the file, in bytes. */
  get length(): number {
    return this.#end;
  }

  add(kept: KeptReport): KeptPlace {
    const sketch = kept.sketch();
    const cells = kept.cells.pack();
    const bytes = Buffer.concat([new Uint8Array(sketch.buffer, sketch.byteOffset, sketch.byteLength), cells]);
    return { ...this.#put(bytes), pieces: sketch.length };
  }

  #put(bytes: Uint8Array): { readonly offset: number; readonly length: number } {
    const offset = this.#end;
    this.#pending.push(bytes);
    this.#pendingLength += bytes.length;
    this.#end += bytes.length;
    if (this.#pendingLength >= bufferLength) this.flush();
    return { offset, length: bytes.length };
  }

  /** Brings to disk what was added. */
  flush(): void {
    if (this.#pendingLength === 0) return;
    const bytes = Buffer.concat(this.#pending);
    const from = this.#end - bytes.length;
    for (let done = 0; done < bytes.length;) {
      done += writeSync(this.#descriptor, bytes, done, bytes.length - done, from + done);
    }
    this.#pending = [];
    this.#pendingLength = 0;
  }

  cells(form: FormId | null, { offset, length, pieces }: KeptPlace): KeptCells {
    const bytes = new Uint8Array(length - 4 * pieces);
    readFully(this.#descriptor, bytes, offset + 4 * pieces, isShort);
    return KeptCells.unpack(formById(form), bytes);
  }

  /** The sketches at these places, each with its index, in the order in which they stand in the file. */
  *sketches(places: readonly KeptPlace[]): Generator<readonly [index: number, sketch: Uint32Array]> {
    let chunk = new Uint8Array(0);
    let start = 0;
    const inOrder = [...places.entries()].sort(([, a], [, b]) => a.offset - b.offset);
    for (const [index, { offset, pieces }] of inOrder) {
      const length = 4 * pieces;
      if (offset + length > start + chunk.length) {
        chunk = new Uint8Array(Math.max(length, Math.min(chunkLength, this.#end - offset)));
        readFully(this.#descriptor, chunk, offset, isShort);
        start = offset;
      }
      const from = offset - start;
      const bytes = chunk.slice(from, from + length);
      yield [index, new Uint32Array(bytes.buffer, 0, pieces)];
    }
  }

  /**
   * Writes what stands at these places into a new file at `path`, in their order, and gives the new places. The file is in
   * place at once or not at all.
   */
  compact(
    path: string,
    places: readonly KeptPlace[],
  ): { readonly store: KeptStore; readonly places: KeptPlace[] } {
    const growing = `${path}.new`;
    const store = KeptStore.create(growing);
    const moved = places.map(({ offset, length, pieces }) => {
      const bytes = new Uint8Array(length);
      readFully(this.#descriptor, bytes, offset, isShort);
      return { ...store.#put(bytes), pieces };
    });
    store.flush();
    renameSync(growing, path);
    return { store, places: moved };
  }

  /** Lets go of the file; once is enough, and again is no harm. */
  close(): void {
    if (this.#isOpen) closeSync(this.#descriptor);
    this.#isOpen = false;
  }
}
