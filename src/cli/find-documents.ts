/** Which files the arguments name: files as they are, folders walked in byte order of path. */
import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import { codeOfSystemError, type FileErrorCode } from './failure.ts';

/** A file to read, or a path that cannot be read and why. */
export type Found =
  | { readonly kind: 'file'; readonly name: string; readonly path: Buffer }
  | { readonly kind: 'trouble'; readonly name: string; readonly code: FileErrorCode }
  | { readonly kind: 'empty'; readonly name: string };

const slash = Buffer.from('/');
const dot = '.'.charCodeAt(0);

/**
 * Paths stay bytes: archives made on Windows leave file names in GBK, which are no UTF-8, and decoding would lose
 * them. The name in the record is the path decoded, so such a name shows U+FFFD there.
 */
function under(folder: Buffer, name: Buffer): Buffer {
  return folder.at(-1) === slash[0] ? Buffer.concat([folder, name]) : Buffer.concat([folder, slash, name]);
}

interface Entry {
  readonly path: Buffer;
  /** What it is sorted by: a folder sorts as its path with a slash, which gives byte order of whole paths. */
  readonly key: Buffer;
  readonly isFolder: boolean;
}

const isWithin = (inner: string, outer: string): boolean =>
  inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);

/**
 * Whether a folder that a link points to is walked: not when it holds, or lies in, a folder that is walked anyway.
 * So no link can make a loop, and no folder is walked twice.
 */
async function isNewFolder(path: Buffer, roots: string[]): Promise<boolean> {
  const real = await realpath(path);
  if (roots.some((root) => isWithin(real, root) || isWithin(root, real))) return false;
  roots.push(real);
  return true;
}

async function entryOf(folder: Buffer, item: Dirent<Buffer>, roots: string[]): Promise<Entry | null> {
  if (item.name[0] === dot) return null;
  const path = under(folder, item.name);
  let isFolder = item.isDirectory();
  let isFile = item.isFile();
  if (item.isSymbolicLink()) {
    const target = await stat(path).catch(() => null);
    // A link that leads nowhere is a document that cannot be read: it is said, not left out.
    isFile = target === null || target.isFile();
    isFolder = target?.isDirectory() === true && (await isNewFolder(path, roots));
  }
  // Sockets, pipes and devices in a folder are no documents.
  if (!isFile && !isFolder) return null;
  return { path, key: isFolder ? Buffer.concat([item.name, slash]) : item.name, isFolder };
}

async function entriesOf(folder: Buffer, roots: string[]): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const item of await readdir(folder, { encoding: 'buffer', withFileTypes: true })) {
    const entry = await entryOf(folder, item, roots);
    if (entry !== null) entries.push(entry);
  }
  return entries.sort((a, b) => Buffer.compare(b.key, a.key));
}

async function* walk(folder: string): AsyncGenerator<Found> {
  const start = Buffer.from(folder);
  const roots = [await realpath(folder)];
  // A stack, last first: the depth of the folders is not ours to trust.
  const stack: Entry[] = [{ path: start, key: start, isFolder: true }];
  let count = 0;
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    const name = entry.path.toString();
    if (!entry.isFolder) {
      count++;
      yield { kind: 'file', name, path: entry.path };
      continue;
    }
    try {
      stack.push(...(await entriesOf(entry.path, roots)));
    } catch (error) {
      count++;
      yield { kind: 'trouble', name, code: codeOfSystemError(error) };
    }
  }
  if (count === 0) yield { kind: 'empty', name: folder };
}

/** Everything that the paths name, in order. A path that is named twice is given twice. */
export async function* findDocuments(paths: readonly string[]): AsyncGenerator<Found> {
  for (const path of paths) {
    let isFolder = false;
    try {
      isFolder = (await stat(path)).isDirectory();
    } catch (error) {
      yield { kind: 'trouble', name: path, code: codeOfSystemError(error) };
      continue;
    }
    if (isFolder) yield* walk(path);
    else yield { kind: 'file', name: path, path: Buffer.from(path) };
  }
}
