/** What is damaged: the samples, and the corpus of other kinds and of what was found before. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Seed {
  readonly name: string;
  readonly bytes: Buffer;
}

export const corpus = fileURLToPath(new URL('./corpus', import.meta.url));
const samples = fileURLToPath(new URL('../../samples', import.meta.url));
/** Larger ones are damaged where nothing is read. */
const largest = 40_000;

/** All of them, in order of their names. */
export function seeds(): Seed[] {
  return [corpus, ...['html', 'text', 'odd', 'office'].map((kind) => join(samples, kind))].flatMap((folder) =>
    readdirSync(folder)
      .sort()
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile() && statSync(path).size <= largest)
      .map((path) => ({ name: path.slice(path.lastIndexOf('/') + 1), bytes: readFileSync(path) })),
  );
}
