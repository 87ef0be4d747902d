/** Documents by the digest of their bytes: at the path that is named, else in folders of captures. */
import { createHash } from 'node:crypto';
import { findDocuments } from './find-documents.ts';
import { readFileWithin } from './read-file.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Gives the bytes of a digest; null where they are not at hand. */
export interface ByteSource {
  readonly find: (sha256: string, file: string) => Promise<Uint8Array | null>;
}

/** The paths that were read, and folders of captures, which are gone through once, when a path alone does not do. */
export function filesAtHand(folders: readonly string[]): ByteSource {
  let index: Promise<ReadonlyMap<string, Buffer>> | null = null;
  const build = async (): Promise<ReadonlyMap<string, Buffer>> => {
    const paths = new Map<string, Buffer>();
    for await (const found of findDocuments(folders)) {
      if (found.kind !== 'file') continue;
      const bytes = await readFileWithin(found.path);
      if (typeof bytes !== 'string') paths.set(sha256(bytes), found.path);
    }
    return paths;
  };
  return {
    async find(digest, file) {
      const named = await readFileWithin(file);
      if (typeof named !== 'string' && sha256(named) === digest) return named;
      if (folders.length === 0) return null;
      index ??= build();
      const path = (await index).get(digest);
      if (path === undefined) return null;
      const bytes = await readFileWithin(path);
      return typeof bytes !== 'string' && sha256(bytes) === digest ? bytes : null;
    },
  };
}
