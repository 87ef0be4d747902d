/** Captures of WARC files as documents to examine: the same way wherever they are read, so that they give the same records. */
import { dirname, resolve } from 'node:path';
import { isWarc, type Capture } from '../archive/index.ts';
import type { WorkInput } from '../work/index.ts';
import { findDocuments } from './find-documents.ts';

/** A capture as it is examined. */
export function inputOfCapture({ bytes, url, date, mediaType, charset, about }: Capture): WorkInput {
  const agency = about?.agency ?? null;
  return { bytes, options: { file: url, url, retrieved: date, mediaType, encoding: charset, agency } };
}

/** The WARC files in these folders. */
export async function* warcsIn(folders: readonly string[]): AsyncGenerator<Buffer> {
  for await (const found of findDocuments(folders))
    if (found.kind === 'file' && (await isWarc(found.path))) yield found.path;
}

/**
 * The WARC files, by their names, below the folder in which a dataset stands: a crawl puts its archive there. Folders of a hundred thousand records stand
 * there too, and are not opened.
 */
export async function* warcsBeside(dataset: string): AsyncGenerator<Buffer> {
  for await (const found of findDocuments([dirname(resolve(dataset))]))
    if (found.kind === 'file' && /\.warc(?:\.gz)?$/.test(found.name) && (await isWarc(found.path)))
      yield found.path;
}
