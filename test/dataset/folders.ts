/** Folders that a test writes into, and what stands in them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { temporaryFolder } from '../temporary-folder.ts';

/** An empty folder, deleted when the tests are over. */
export function emptyFolder(): string {
  return temporaryFolder('dataset');
}

/** Every file below a folder, by its path with `/`, sorted. */
export function filesOf(root: string): Map<string, string> {
  const files: [string, string][] = [];
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.push([relative(root, path).replaceAll('\\', '/'), readFileSync(path, 'latin1')]);
  }
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}
