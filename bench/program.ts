/** The program that is measured: the built one, else the source. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as source from '../src/index.ts';

type Examine = typeof source.examine;

const root = fileURLToPath(new URL('..', import.meta.url));

function newest(folder: string, ending: string): number {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return Math.max(
    ...files
      .filter((file) => file.endsWith(ending))
      .map((file) => statSync(join(root, folder, file)).mtimeMs),
  );
}

function isExamine(value: unknown): value is Examine {
  return typeof value === 'function';
}

/** `examine`, and where it is from. Loading the source through tsx adds nothing once it runs, but what ships is dist. */
export async function loadExamine(): Promise<{ readonly examine: Examine; readonly from: string }> {
  const built = join(root, 'dist/index.js');
  if (!existsSync(built))
    return { examine: source.examine, from: 'src: run "npm run build" to measure what ships' };
  const loaded: unknown = await import(new URL('../dist/index.js', import.meta.url).href);
  if (typeof loaded !== 'object' || loaded === null || !('examine' in loaded) || !isExamine(loaded.examine)) {
    throw new Error('dist/index.js has no examine: run "npm run build".');
  }
  const isStale = newest('src', '.ts') > newest('dist', '.js');
  return { examine: loaded.examine, from: isStale ? 'dist, which is older than src' : 'dist' };
}
