/** The files of a dataset while it is written: few of them open at a time, on disk for good together. */
import { execFileSync } from 'node:child_process';
import { closeSync, copyFileSync, fsyncSync, linkSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { byBytes } from './byte-order.ts';
import { OutputFile, type WrittenFile } from './output-file.ts';

/** How many files have a handle at a time; a year of a province is one file. */
const maxOpen = 32;

/** All files of a dataset, by their paths within it (with `/`). Not more than `maxOpen` have a handle. */
export class OutputFolder {
  readonly #root: string;
  readonly #growing = new Map<string, OutputFile>();
  /** The files with a handle, the one used last at the end. */
  readonly #open = new Set<string>();
  readonly #written = new Map<string, WrittenFile>();
  /** The same in order, but for those that were written since it was asked for. */
  #sorted: readonly Entry[] = [];
  readonly #since = new Map<string, WrittenFile>();
  readonly #folders = new Set<string>();
  /** Folders that are taken over whole, and where each stands now. */
  readonly #moved = new Map<string, string>();
  readonly #unsynced: string[] = [];
  /** The files that stand here under a name of their own only: what was taken over by a link is as old as it was. */
  readonly #made = new Set<string>();

  constructor(root: string) {
    this.#root = root;
  }

  /** The folder that all stand in. */
  get root(): string {
    return this.#root;
  }

  #place(path: string): string {
    // Not `join`: paths of this program's own making, hundreds of thousands of them.
    const folder = `${this.#root}/${path.slice(0, Math.max(0, path.lastIndexOf('/')))}`;
    if (!this.#folders.has(folder)) {
      mkdirSync(folder, { recursive: true });
      this.#folders.add(folder);
    }
    return `${this.#root}/${path}`;
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
      this.#made.add(path);
    }
    this.#note(path, file);
  }

  /**
   * Takes over a folder of an earlier dataset with all its files, `files` by their paths within the dataset. It comes when this folder takes
   * the place of the other (`movedFolders`).
   */
  takeFolder(path: string, from: string, files: Iterable<readonly [path: string, file: WrittenFile]>): void {
    this.#moved.set(path, `${from}/${path}`);
    for (const [file, written] of files) this.#note(file, written);
  }

  /** The folders taken over whole. */
  movedFolders(): string[] {
    return [...this.#moved.keys()];
  }

  /** Where a file can be read now, also one that comes later with its folder. */
  readableAt(path: string): string {
    const folder = this.#moved.get(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
    return folder === undefined ? this.pathOf(path) : `${folder}${path.slice(path.lastIndexOf('/'))}`;
  }

  /** The paths of the files that were not taken over by a link. */
  made(): Iterable<string> {
    return this.#made;
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
    this.#put(path, file);
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

  #put(path: string, file: WrittenFile): void {
    this.#note(path, file);
    this.#made.add(path);
  }

  #note(path: string, file: WrittenFile): void {
    // Written anew: it stands among the others already.
    if (this.#written.has(path)) this.#sorted = this.#sorted.filter(([other]) => other !== path);
    this.#written.set(path, file);
    this.#since.set(path, file);
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
    this.#put(path, file.close());
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
    for (const path of this.#growing.keys()) if (is(path)) return true;
    for (const path of this.#written.keys()) if (is(path)) return true;
    return false;
  }

  /** Closes one file that grew. It reaches the disk for good with all others, by `syncFiles`. */
  finishOne(path: string): void {
    const file = this.#growing.get(path);
    if (file === undefined) return;
    this.#put(path, file.close());
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
  written(): readonly Entry[] {
    if (this.#since.size > 0) {
      this.#sorted = merged(this.#sorted, [...this.#since].sort(inOrder));
      this.#since.clear();
    }
    return this.#sorted;
  }
}

/** A file that was closed. */
type Entry = readonly [path: string, file: WrittenFile];

const inOrder = ([a]: Entry, [b]: Entry): number => byBytes(a, b);

/** Two lists in order as one: it is asked for several times, of hundreds of thousands of files, while a few are added. */
function merged(some: readonly Entry[], others: readonly Entry[]): readonly Entry[] {
  if (some.length === 0) return others;
  const all: Entry[] = [];
  let at = 0;
  for (const entry of others) {
    for (let next = some[at]; next !== undefined && inOrder(next, entry) < 0; next = some[at]) {
      all.push(next);
      at += 1;
    }
    all.push(entry);
  }
  return all.concat(some.slice(at));
}
