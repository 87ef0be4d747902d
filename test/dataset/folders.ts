/** Folders that a test writes into, and what stands in them. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll } from 'vitest';

const made: string[] = [];

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder, deleted when the tests of the file are over. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-dataset-'));
  made.push(folder);
  return folder;
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
