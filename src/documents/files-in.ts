/** The files that bytes are: themselves, or what a container of them holds. */
import { containerKindOf } from './containers/container-kind.ts';
import { entriesOf, type ContainerOptions } from './containers/entries-of.ts';
import { DocumentError } from './errors.ts';

/** A file by its name, `PATH!/inner/name` in a container; or why it cannot be had. */
export type ContainedFile =
  | { readonly file: string; readonly bytes: Uint8Array; readonly error: null }
  | { readonly file: string; readonly bytes: null; readonly error: DocumentError };

/** Whether bytes are a container (ZIP, tar, gzip, RAR, 7z) and no document; Office packages and OFD are documents. */
export function isContainer(bytes: Uint8Array): boolean {
  return containerKindOf(bytes) !== null;
}

/**
 * The file itself, or the files in it where it is a container, in its order, one in memory at a time. What cannot be
 * unpacked, and a container that holds nothing, comes as an error. Never throws.
 */
export async function* filesIn(
  bytes: Uint8Array,
  file: string,
  options: Omit<ContainerOptions, 'file'> = {},
): AsyncGenerator<ContainedFile, void, undefined> {
  if (!isContainer(bytes)) {
    yield { file, bytes, error: null };
    return;
  }
  let isEmpty = true;
  try {
    for await (const entry of entriesOf(bytes, { ...options, file })) {
      isEmpty = false;
      yield { ...entry, file: `${file}!/${entry.name}` };
    }
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    yield { file, bytes: null, error };
    return;
  }
  if (isEmpty) {
    const error = new DocumentError(
      'document.empty',
      file,
      'the container holds no document. Fetch it again, or leave it out.',
    );
    yield { file, bytes: null, error };
  }
}
