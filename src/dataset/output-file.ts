/** A file of a dataset while it is written: buffered, with its digest, and made of pieces that can be taken over. */
import { createHash, hash, type Hash } from 'node:crypto';
import { closeSync, openSync, readSync, writeSync } from 'node:fs';

export interface WrittenFile {
  readonly sha256: string;
  readonly bytes: number;
}

/** A piece of a file, which can be copied into another file as it is. */
export interface Fragment {
  readonly offset: number;
  readonly length: number;
  readonly sha256: string;
}

/** Thrown where a piece is not what it was when it was written: the file was changed by someone else. */
export class ChangedFile extends Error {
  override readonly name = 'ChangedFile';
  readonly path: string;
  constructor(path: string) {
    super(`${path}: changed since it was written.`);
    this.path = path;
  }
}

/** How much of a piece is copied at a time, in bytes. */
const copyLength = 1 << 20;

/** What is kept in memory of a file before it goes to disk, in UTF-16 units. */
const bufferLength = 1 << 16;

/** A piece without a byte. */
const nothing = { bytes: new Uint8Array(0), sha256: hash('sha256', '') };

/** Writes all bytes: one call may write fewer than it was given. */
function writeAll(descriptor: number, bytes: Uint8Array): void {
  let from = 0;
  while (from < bytes.length) from += writeSync(descriptor, bytes, from);
}

/** A file that grows. `rest` lets go of its handle; writing takes one again. */
export class OutputFile {
  readonly #path: string;
  readonly #hash: Hash = createHash('sha256');
  #descriptor: number | null;
  #pending = '';
  #bytes = 0;

  /** Creates the file. Throws the system's error where it exists or cannot be made. */
  constructor(path: string) {
    this.#path = path;
    this.#descriptor = openSync(path, 'ax');
  }

  write(text: string): void {
    this.#pending += text;
    if (this.#pending.length >= bufferLength) this.#flush();
  }

  #flush(): void {
    if (this.#pending === '') return;
    const bytes = Buffer.from(this.#pending, 'utf8');
    this.#pending = '';
    this.#put(bytes);
  }

  #put(bytes: Uint8Array): void {
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    this.#descriptor ??= openSync(this.#path, 'a');
    writeAll(this.#descriptor, bytes);
  }

  /** Adds a piece that was made elsewhere, or none. */
  add(piece: { readonly bytes: Uint8Array; readonly sha256: string } | null): Fragment {
    this.#flush();
    const { bytes, sha256 } = piece ?? nothing;
    const offset = this.#bytes;
    if (bytes.length > 0) this.#put(bytes);
    return { offset, length: bytes.length, sha256 };
  }

  /** Adds a text as a piece. */
  addText(text: string): Fragment {
    const bytes = Buffer.from(text, 'utf8');
    return this.add({ bytes, sha256: hash('sha256', bytes) });
  }

  /** Copies a piece of another file to the end. Throws ChangedFile where it is not what it was. */
  copy(path: string, from: Fragment): Fragment {
    this.#flush();
    const offset = this.#bytes;
    const piece = createHash('sha256');
    const source = openSync(path, 'r');
    try {
      const bytes = Buffer.allocUnsafe(Math.min(copyLength, Math.max(1, from.length)));
      for (let done = 0; done < from.length;) {
        const read = readSync(
          source,
          bytes,
          0,
          Math.min(bytes.length, from.length - done),
          from.offset + done,
        );
        if (read === 0) throw new ChangedFile(path);
        const part = bytes.subarray(0, read);
        piece.update(part);
        this.#put(part);
        done += read;
      }
    } finally {
      closeSync(source);
    }
    const sha256 = piece.digest('hex');
    if (sha256 !== from.sha256) throw new ChangedFile(path);
    return { offset, length: from.length, sha256 };
  }

  rest(): void {
    this.#flush();
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
  }

  /** It reaches the disk for good with all others, by `syncFiles`. */
  close(): WrittenFile {
    this.#flush();
    this.#descriptor ??= openSync(this.#path, 'a');
    closeSync(this.#descriptor);
    this.#descriptor = null;
    return { sha256: this.#hash.digest('hex'), bytes: this.#bytes };
  }
}
