/** What the built program loads before it knows its command: hundreds of files, or an engine, would be felt at every start. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** The files and packages that are loaded with a file, by its imports at the top. */
function loadedWith(entry: string): { files: Set<string>; packages: Set<string> } {
  const files = new Set<string>();
  const packages = new Set<string>();
  const rest = [entry];
  for (let file = rest.pop(); file !== undefined; file = rest.pop()) {
    if (files.has(file)) continue;
    files.add(file);
    for (const [, from = ''] of readFileSync(file, 'utf8').matchAll(
      /^(?:import|export)\b[^;]*?["']([^"']+)["'];$/gm,
    )) {
      if (from.startsWith('.')) rest.push(join(dirname(file), from));
      else if (!from.startsWith('node:')) packages.add(from);
    }
  }
  return { files, packages };
}

describe('the built program', () => {
  test('loads no engine before it knows its command', () => {
    const { files, packages } = loadedWith(main);
    expect([...packages].sort()).toEqual(['commander', 'get-east-asian-width', 'zod']);
    expect(files.size).toBeGreaterThan(5);
    expect(files.size).toBeLessThan(40);
  });

  test('begins as a program of Node, and has found the place of each of its files', () => {
    expect(readFileSync(main, 'utf8').startsWith('#!/usr/bin/env node\n')).toBe(true);
    const dist = dirname(dirname(main));
    const written = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.js'),
    );
    expect(written.length).toBeGreaterThan(50);
    for (const path of written)
      expect(readFileSync(join(dist, path), 'utf8'), path).not.toContain('__addressOf');
  });
});
