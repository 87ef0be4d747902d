/** What is ingested, in order: each WARC by itself, and documents in stretches. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isWarc } from '../archive/index.ts';
import type { FileErrorCode } from './failure.ts';
import { findDocuments } from './find-documents.ts';

/** A file, as it was when it was found. */
export interface FileFacts {
  readonly name: string;
  readonly path: Buffer;
  /** Under which the store knows it: its absolute path; of a name that is no UTF-8, `bytes:` and its bytes in hex. */
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  /** When it was last written: in nanoseconds, and as an ISO time. */
  readonly modified: string;
  readonly written: string;
}

export type Part =
  | { readonly kind: 'warc'; readonly file: FileFacts }
  | { readonly kind: 'documents'; readonly files: readonly FileFacts[] }
  | { readonly kind: 'empty'; readonly name: string }
  | { readonly kind: 'trouble'; readonly name: string; readonly code: FileErrorCode };

/** Documents whose end is remembered together: each such note costs a wait for the disk. */
const stretchLength = 100;

const keyOf = (path: Buffer, name: string): string =>
  Buffer.from(name).equals(path) ? resolve(name) : `bytes:${path.toString('hex')}`;

/** A file as it is now. Throws the system's error. */
export async function factsOf(path: Buffer, name: string): Promise<FileFacts> {
  const { size, mtimeNs, mtime } = await stat(path, { bigint: true });
  const key = keyOf(path, name);
  return { name, path, key, size: Number(size), modified: String(mtimeNs), written: mtime.toISOString() };
}

/** Whether the file is as it was. */
export async function isUnchanged(facts: FileFacts): Promise<boolean> {
  const now = await factsOf(facts.path, facts.name).catch(() => null);
  return now?.size === facts.size && now.modified === facts.modified;
}

/** Everything that the paths name, in order. */
export async function* partsOf(paths: readonly string[]): AsyncGenerator<Part> {
  let files: FileFacts[] = [];
  for await (const found of findDocuments(paths)) {
    // The index beside a WARC file is no document.
    if (found.kind === 'file' && found.name.endsWith('.cdxj')) continue;
    const facts = found.kind === 'file' ? await factsOf(found.path, found.name).catch(() => null) : null;
    const isOther = facts === null || (await isWarc(facts.path));
    if (isOther || files.length >= stretchLength) {
      if (files.length > 0) yield { kind: 'documents', files };
      files = [];
    }
    if (found.kind !== 'file') yield found;
    else if (facts === null) yield { kind: 'trouble', name: found.name, code: 'file.unreadable' };
    else if (isOther) yield { kind: 'warc', file: facts };
    else files.push(facts);
  }
  if (files.length > 0) yield { kind: 'documents', files };
}
