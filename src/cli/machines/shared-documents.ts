/** Documents of the shared store, for evidence: by their digest, and those within containers by the file that these were. */
import { z } from 'zod';
import { filesIn, isContainer } from '../../documents/index.ts';
import { documentName, isPostgresAddress, type CaptureStore } from '../../store/index.ts';
import { outerFile } from '../bytes-by-digest.ts';
import type { MoreDocuments } from '../wanted-documents.ts';
import type { Terminal } from '../terminal.ts';
import { archiveOf, stopOf, withShared } from './shared-place.ts';

const optionsSchema = z.object({ file: z.string() });

/** Digests of captures that were put in under one of these names. */
function digestsOf(files: ReadonlySet<string>, postgres: string): Promise<string[]> {
  return withShared(postgres, async (store) => {
    const digests: string[] = [];
    for await (const { sha256, options } of store.captures()) {
      const known = optionsSchema.safeParse(options === '' ? null : JSON.parse(options));
      if (known.success && files.has(known.data.file)) digests.push(sha256);
    }
    return digests;
  });
}

/** Gives what the captures hold. Throws Stop where the store or the captures cannot be had. */
export function sharedDocuments(postgres: string, captures: CaptureStore): MoreDocuments {
  const bytesOf = async (digest: string): Promise<Uint8Array | null> => {
    try {
      return await captures.get(documentName(digest));
    } catch (error) {
      throw stopOf(error);
    }
  };
  return async function* (wanted) {
    const containers = new Set<string>();
    for (const [digest, file] of wanted) {
      const bytes = await bytesOf(digest);
      if (bytes !== null) yield bytes;
      else if (outerFile(file) !== file) containers.add(outerFile(file));
    }
    if (containers.size === 0) return;
    for (const digest of await digestsOf(containers, postgres)) {
      const bytes = await bytesOf(digest);
      if (bytes === null || !isContainer(bytes)) continue;
      for await (const inner of filesIn(bytes, '')) if (inner.error === null) yield inner.bytes;
    }
  };
}

/** Of each of the paths that is the address of a shared store. Throws Stop where there is one, and no captures are named. */
export function sharedAmong(
  paths: readonly string[],
  archive: string | undefined,
  terminal: Terminal,
): MoreDocuments[] {
  return paths
    .filter(isPostgresAddress)
    .map((postgres) => sharedDocuments(postgres, archiveOf(archive, terminal)));
}
