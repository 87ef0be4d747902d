/** Documents by the digest of their bytes: at the path that is named, else in folders of captures. */
import { createHash } from 'node:crypto';
import { isWarc } from '../archive/index.ts';
import { filesIn, isContainer, type NamedPictures } from '../documents/index.ts';
import { findDocuments } from './find-documents.ts';
import { PicturesBeside } from './pictures-beside.ts';
import { readFileWithin } from './read-file.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The file on disk of a record's file: `a.zip!/b.html` and `a.xlsx#sheet=2` are in `a.zip` and `a.xlsx`. */
export const outerFile = (file: string): string => file.split(/!\/|#/, 1)[0] ?? file;

/** Bytes that hold a document, under the name that reading them gives it its own name again. */
export interface FoundBytes {
  readonly bytes: Uint8Array;
  /** The outer file's name: of a container the container's. */
  readonly file: string;
  /** The pictures that were saved with the page; null for none. */
  readonly pictures?: NamedPictures | null;
}

/** Where documents are: whatever finds bytes by their digest. */
export interface ByteSource {
  /** The document of this digest, read under this file name; null where it is not at hand. Throws nothing. */
  readonly find: (sha256: string, file: string) => Promise<FoundBytes | null>;
}

/** Digests of a file and, where it is a container, of what it holds. */
async function* digestsIn(bytes: Uint8Array): AsyncGenerator<string> {
  yield sha256(bytes);
  if (!isContainer(bytes)) return;
  for await (const inner of filesIn(bytes, '')) if (inner.error === null) yield sha256(inner.bytes);
}

/** Whether bytes are a document of this digest, or hold one. */
export async function holds(bytes: Uint8Array, digest: string): Promise<boolean> {
  for await (const one of digestsIn(bytes)) if (one === digest) return true;
  return false;
}

/** The paths that were read, and folders of captures, which are gone through once, when a path alone does not do. */
export function filesAtHand(folders: readonly string[]): ByteSource {
  let index: Promise<ReadonlyMap<string, Buffer>> | null = null;
  const build = async (): Promise<ReadonlyMap<string, Buffer>> => {
    const paths = new Map<string, Buffer>();
    for await (const found of findDocuments(folders)) {
      if (found.kind !== 'file' || (await isWarc(found.path))) continue;
      const bytes = await readFileWithin(found.path);
      if (typeof bytes === 'string') continue;
      for await (const digest of digestsIn(bytes)) if (!paths.has(digest)) paths.set(digest, found.path);
    }
    return paths;
  };
  const beside = new PicturesBeside();
  const read = async (path: Buffer | string, digest: string, file: string): Promise<FoundBytes | null> => {
    const bytes = await readFileWithin(path);
    if (typeof bytes === 'string' || !(await holds(bytes, digest))) return null;
    return { bytes, file, pictures: await beside.of(path, bytes) };
  };
  return {
    async find(digest, file) {
      const outer = outerFile(file);
      const named = await read(outer, digest, outer);
      if (named !== null || folders.length === 0) return named;
      index ??= build();
      const path = (await index).get(digest);
      return path === undefined ? null : await read(path, digest, outer);
    },
  };
}
