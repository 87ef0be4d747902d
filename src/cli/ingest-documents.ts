/** Plain documents that are ingested: read and examined a few ahead, and given in order. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sha256 } from '../archive/index.ts';
import type { Examiner, ExaminedCapture } from '../work/index.ts';
import type { FileErrorCode } from './failure.ts';
import type { FileFacts } from './ingest-files.ts';
import { readFileWithin } from './read-file.ts';

/** A document that was looked at, or why it could not be read. */
export type ExaminedFile =
  | {
      readonly kind: 'document';
      readonly facts: FileFacts;
      readonly sha256: string;
      readonly capture: ExaminedCapture & { readonly bytes: Uint8Array };
    }
  | { readonly kind: 'refused'; readonly facts: FileFacts; readonly code: FileErrorCode };

/** Documents a thread that are begun and not yet taken, and their bytes. */
const ahead = { perThread: 8, bytes: 128 * 1024 * 1024 };

interface Begun {
  readonly bytes: number;
  readonly file: Promise<ExaminedFile>;
}

/** The address of a file; its name is kept also where it is no UTF-8. */
const addressOf = (facts: FileFacts): string => pathToFileURL(resolve(facts.name)).href;

async function begin(facts: FileFacts, bytes: Uint8Array, examiner: Examiner): Promise<ExaminedFile> {
  const url = addressOf(facts);
  // A document is named by its file, as when it is parsed; only messages speak of its address.
  const options = { file: url, url };
  const briefs = await examiner.briefsOf({ bytes, options });
  const capture = {
    kind: 'capture',
    url,
    date: facts.written,
    mediaType: null,
    charset: null,
    about: null,
    bytes,
    briefs,
  } as const;
  return { kind: 'document', facts, sha256: sha256(bytes), capture };
}

/** Examines the files and gives them in order. Throws where no thread can be started. */
export async function* examineFiles(
  files: readonly FileFacts[],
  examiner: Examiner,
  threads: number,
): AsyncGenerator<ExaminedFile> {
  const begun: Begun[] = [];
  let bytesAhead = 0;
  for (const facts of files) {
    const bytes = await readFileWithin(facts.path);
    const file =
      typeof bytes === 'string'
        ? Promise.resolve({ kind: 'refused', facts, code: bytes } as const)
        : begin(facts, bytes, examiner);
    // A failure is seen when its turn comes.
    file.catch(() => undefined);
    const length = typeof bytes === 'string' ? 0 : bytes.length;
    begun.push({ bytes: length, file });
    bytesAhead += length;
    while (begun.length >= threads * ahead.perThread || bytesAhead >= ahead.bytes) {
      const first = begun.shift();
      if (first === undefined) break;
      yield await first.file;
      bytesAhead -= first.bytes;
    }
  }
  for (const { file } of begun) yield await file;
}
