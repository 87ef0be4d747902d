/** A file of a dataset while it is written: buffered, with its digest, and made of pieces that can be taken over. */
import { createHash, type Hash } from 'node:crypto';
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

/** Writes all bytes: one call may write fewer than it was given. */
function writeAll(descriptor: number, bytes: Buffer): void {
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
  /** The piece that is being written: where it began, and its own digest. */
  #piece: { readonly offset: number; readonly hash: Hash } | null = null;

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

  #put(bytes: Buffer): void {
    this.#hash.update(bytes);
    this.#piece?.hash.update(bytes);
    this.#bytes += bytes.length;
    this.#descriptor ??= openSync(this.#path, 'a');
    writeAll(this.#descriptor, bytes);
  }

  /** What is written from here on, until `endPiece`, is one piece. */
  beginPiece(): void {
    this.#flush();
    this.#piece = { offset: this.#bytes, hash: createHash('sha256') };
  }

  endPiece(): Fragment {
    this.#flush();
    const piece = this.#piece ?? { offset: this.#bytes, hash: createHash('sha256') };
    this.#piece = null;
    return { offset: piece.offset, length: this.#bytes - piece.offset, sha256: piece.hash.digest('hex') };
  }

  /** Copies a piece of another file to the end. Throws ChangedFile where it is not what it was. */
  copy(path: string, from: Fragment): Fragment {
    this.beginPiece();
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
        this.#put(bytes.subarray(0, read));
        done += read;
      }
    } finally {
      closeSync(source);
    }
    const piece = this.endPiece();
    if (piece.sha256 !== from.sha256) throw new ChangedFile(path);
    return piece;
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
