/** Documents that are wanted by their digests, found again where they were read from: files, containers, WARCs. */
import { createHash } from 'node:crypto';
import { isWarc, readCaptures } from '../archive/index.ts';
import { isDataset, type DocumentSource } from '../dataset/index.ts';
import { filesIn, isContainer, type Engines, type NamedPictures } from '../documents/index.ts';
import type { SourceDocument } from '../evidence/index.ts';
import { outerFile } from './bytes-by-digest.ts';
import { findDocuments } from './find-documents.ts';
import { PicturesBeside } from './pictures-beside.ts';
import { readFileWithin } from './read-file.ts';

interface Found extends SourceDocument {
  readonly sha256: string;
}

const found = (bytes: Uint8Array, pictures: NamedPictures | null = null): Found => ({
  sha256: createHash('sha256').update(bytes).digest('hex'),
  bytes,
  pictures,
});

/** The documents in a file: itself, what it holds where it is a container, what was captured where it is a WARC. */
async function* documentsIn(path: Buffer | string, beside: PicturesBeside): AsyncGenerator<Found> {
  if (await isWarc(path)) {
    for await (const { bytes } of readCaptures(path)) yield found(bytes);
    return;
  }
  const bytes = await readFileWithin(path);
  if (typeof bytes === 'string') return;
  yield found(bytes, await beside.of(path, bytes));
  if (!isContainer(bytes)) return;
  for await (const inner of filesIn(bytes, '')) if (inner.error === null) yield found(inner.bytes);
}

/** Documents elsewhere than in files: those of these digests that are at hand; others may be among them. */
export type MoreDocuments = (wanted: ReadonlyMap<string, string>) => AsyncIterable<Uint8Array>;

/** Looks where each was read from, and then through `paths` and `more`, once. Nothing is kept: one document at a time is in memory. */
export function documentsFrom(
  paths: readonly string[],
  engines: Engines = {},
  more: readonly MoreDocuments[] = [],
): DocumentSource {
  const beside = new PicturesBeside();
  async function* documents(wanted: ReadonlyMap<string, string>): AsyncGenerator<Found> {
    const left = new Set(wanted.keys());
    async function* take(path: Buffer | string): AsyncGenerator<Found> {
      for await (const document of documentsIn(path, beside))
        if (left.delete(document.sha256)) yield document;
    }
    // A file's own name may look like that of a part of one.
    for (const file of new Set([...wanted.values()].flatMap((name) => [name, outerFile(name)])))
      if (left.size > 0) yield* take(file);
    for (const path of paths) {
      if (left.size === 0) break;
      // The files of a dataset are made of documents, and are none.
      if (await isDataset(path)) continue;
      for await (const one of findDocuments([path])) if (one.kind === 'file') yield* take(one.path);
    }
    for (const source of more) {
      const still = new Map([...wanted].filter(([digest]) => left.has(digest)));
      for await (const bytes of source(still)) {
        const document = found(bytes);
        if (left.delete(document.sha256)) yield document;
      }
    }
  }
  return { documents, engines };
}
