/**
 * Writes samples/, docs/samples.md and test/samples/expected.json from tools/made-documents/. `npx tsx tools/write-samples.ts`; with `--check`
 * it only says what is out of date. `expected.json` is a golden file: read its difference before it is committed.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { sampleFiles, samples, samplesPage } from './made-documents/list.ts';
import { outlineOf, readSample, type Outline } from './made-documents/outline.ts';

export const samplesFolder = fileURLToPath(new URL('../samples', import.meta.url));
export const expectedFile = fileURLToPath(new URL('../test/samples/expected.json', import.meta.url));

function there(folder: string): Map<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(folder, path).replaceAll('\\', '/'), readFileSync(path)] as const;
    }),
  );
}

/** The page that lists them; not in samples/, where it would be read as a document. */
export const samplesPageFile = fileURLToPath(new URL('../docs/samples.md', import.meta.url));

/** Files of samples/ that are not what the tool writes, or not its own. */
export function staleSamples(): string[] {
  const files = sampleFiles();
  const now = there(samplesFolder);
  const changed = [...files]
    .filter(([path, bytes]) => now.get(path)?.equals(bytes) !== true)
    .map(([path]) => path);
  const page = existsSync(samplesPageFile) && readFileSync(samplesPageFile, 'utf8') === samplesPage;
  return [
    ...changed,
    ...[...now.keys()].filter((path) => !files.has(path)),
    ...(page ? [] : ['../docs/samples.md']),
  ];
}

/** The outline of every sample, by path. */
export async function outlines(): Promise<{ [path: string]: Outline }> {
  const all: { [path: string]: Outline } = {};
  for (const sample of samples) all[sample.path] = outlineOf(await readSample(sample));
  return all;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(samplesFolder, { recursive: true });
  mkdirSync(dirname(expectedFile), { recursive: true });
  const stale = staleSamples();
  if (process.argv.includes('--check')) {
    for (const path of stale)
      console.error(`samples/${path} is out of date: run "npx tsx tools/write-samples.ts".`);
    process.exitCode = stale.length === 0 ? 0 : 1;
  } else {
    const files = sampleFiles();
    writeFileSync(samplesPageFile, samplesPage);
    for (const path of stale.filter((path) => !path.startsWith('..'))) {
      const bytes = files.get(path);
      const file = join(samplesFolder, path);
      if (bytes === undefined) rmSync(file);
      else {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, bytes);
      }
    }
    const options = { ...(await resolveConfig(expectedFile)), parser: 'json' };
    writeFileSync(expectedFile, await format(JSON.stringify(await outlines()), options));
  }
}
