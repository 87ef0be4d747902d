/** The files of a dataset while it is written: buffered, on disk for good when closed, with their digests. */
import { execFileSync } from 'node:child_process';
import { createHash, type Hash } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { byBytes } from './byte-order.ts';

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

/** How many files have a handle at a time; a year of a province is one file. */
const maxOpen = 32;

/** All files of a dataset, by their paths within it (with `/`). Not more than `maxOpen` have a handle. */
export class OutputFolder {
  readonly #root: string;
  readonly #growing = new Map<string, OutputFile>();
  /** The files with a handle, the one used last at the end. */
  readonly #open = new Set<string>();
  readonly #written = new Map<string, WrittenFile>();
  readonly #folders = new Set<string>();
  readonly #unsynced: string[] = [];

  constructor(root: string) {
    this.#root = root;
  }

  /** The folder that all stand in. */
  get root(): string {
    return this.#root;
  }

  #place(path: string): string {
    const whole = join(this.#root, path);
    const folder = dirname(whole);
    if (!this.#folders.has(folder)) {
      mkdirSync(folder, { recursive: true });
      this.#folders.add(folder);
    }
    return whole;
  }

  /** Where a file of this folder stands. */
  pathOf(path: string): string {
    return this.#place(path);
  }

  /** The file that grows at a path; begun with `head` where it is new. */
  growing(path: string, head?: () => string): OutputFile {
    this.append(path, '', head);
    const file = this.#growing.get(path);
    if (file === undefined) throw new Error(`${path} was not begun.`);
    return file;
  }

  /** Takes over a file of an earlier dataset as it is: by a link where the system can, else by a copy. */
  take(path: string, from: string, file: WrittenFile): void {
    const target = this.#place(path);
    try {
      linkSync(from, target);
    } catch {
      copyFileSync(from, target);
    }
    this.#written.set(path, file);
  }

  /** The length of a file closed so far, in bytes; null for none. */
  sizeOf(path: string): number | null {
    return this.#written.get(path)?.bytes ?? null;
  }

  /** The digest of a file closed so far; null for none. */
  digestOf(path: string): string | null {
    return this.#written.get(path)?.sha256 ?? null;
  }

  /** Enters a file that was written by other means. */
  enter(path: string, file: WrittenFile): void {
    this.#unsynced.push(path);
    this.#written.set(path, file);
  }

  /** Adds to a file; `head` gives its beginning, which is written once. */
  append(path: string, text: string, head?: () => string): void {
    let file = this.#growing.get(path);
    if (file === undefined) {
      file = new OutputFile(this.#place(path));
      this.#growing.set(path, file);
      if (head !== undefined) file.write(head());
    }
    this.#open.delete(path);
    this.#open.add(path);
    if (this.#open.size > maxOpen) this.#restOldest();
    file.write(text);
  }

  #restOldest(): void {
    const [oldest] = this.#open;
    if (oldest === undefined) return;
    this.#open.delete(oldest);
    this.#growing.get(oldest)?.rest();
  }

  /** Writes a whole file at once. Small ones are many: they reach the disk together, by `syncFiles`. */
  whole(path: string, text: string): void {
    const file = new OutputFile(this.#place(path));
    file.write(text);
    this.#written.set(path, file.close());
    this.#unsynced.push(path);
  }

  /** Makes the files written whole stay after a power cut. Throws the system's error where the disk refuses. */
  syncFiles(): void {
    try {
      // One call for the file system: 100,000 files one by one take a third of the time of a build.
      execFileSync('sync', ['-f', this.#root], { stdio: 'ignore' });
    } catch {
      for (const path of this.#unsynced) {
        const descriptor = openSync(join(this.#root, path), 'r+');
        try {
          fsyncSync(descriptor);
        } finally {
          closeSync(descriptor);
        }
      }
    }
    this.#unsynced.length = 0;
  }

  /** Whether a file has a path that satisfies `is`. */
  has(is: (path: string) => boolean): boolean {
    return [...this.#growing.keys(), ...this.#written.keys()].some(is);
  }

  /** Closes one file that grew. It reaches the disk for good with all others, by `syncFiles`. */
  finishOne(path: string): void {
    const file = this.#growing.get(path);
    if (file === undefined) return;
    this.#written.set(path, file.close());
    this.#unsynced.push(path);
    this.#growing.delete(path);
    this.#open.delete(path);
  }

  /** Closes the files that grew. */
  finish(): void {
    for (const path of [...this.#growing.keys()]) this.finishOne(path);
  }

  /** Lets go of all handles, whatever happens: for a folder that is thrown away. */
  abandon(): void {
    for (const file of this.#growing.values()) {
      try {
        file.rest();
      } catch {
        // A full disk: the folder is deleted next, and its own error is on its way to the caller.
      }
    }
    this.#growing.clear();
  }

  /** The files closed so far, in byte order of their paths. */
  written(): readonly (readonly [path: string, file: WrittenFile])[] {
    return [...this.#written].sort(([a], [b]) => byBytes(a, b));
  }
}

/** Makes the entries of a folder and of all within it stay after a power cut, where the system can. */
export function syncFolders(root: string): void {
  const waiting = [root];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) waiting.push(join(folder, entry.name));
    }
    syncFolder(folder);
  }
}

/** The same for one folder. */
export function syncFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // Windows, and some network drives, give no handles for folders: their entries are written with the files.
  }
}
