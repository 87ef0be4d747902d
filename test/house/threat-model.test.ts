/** docs/threat-model.md: each bound is the program's own number, and has a test; licences permit, and nothing installs itself. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { licencesPage, runningPackages } from '../../tools/licences-page.ts';
import { root } from '../../tools/readme-examples.ts';

const page = readFileSync(join(root, 'docs/threat-model.md'), 'utf8');
const rows = [
  ...page.matchAll(/^\| ([^|]+) \| +(\d+) \| `([^`]+)` ([\w.]+) +\| `([^`]+)` ([^|]+?) +\|$/gm),
].map(([, bound = '', value = '', file = '', constant = '', test = '', title = '']) => ({
  bound: bound.trim(),
  value: Number(value),
  file,
  constant,
  test,
  title,
}));

/** A constant by its name, with the field behind the dot. */
async function constantOf(file: string, constant: string): Promise<unknown> {
  const loaded: unknown = await import(pathToFileURL(join(root, 'src', file)).href);
  return constant
    .split('.')
    .reduce<unknown>(
      (value, key) => z.record(z.string(), z.unknown()).parse({ ...(value as object) })[key],
      loaded,
    );
}

describe('the bounds of the threat model', () => {
  it('are read from its table', () => expect(rows.length).toBeGreaterThan(25));
  it.each(rows)('$bound: $value', async ({ value, file, constant, test, title }) => {
    expect(await constantOf(file, constant)).toBe(value);
    expect(readFileSync(join(root, 'test', test), 'utf8').replaceAll('\n', ' ')).toContain(title);
  });
});

/** Licences that let anybody use, change and pass on: those of brief and house. */
const permissive =
  /^\(?(?:MIT|MIT-0|ISC|BSD|BSD-2-Clause|BSD-3-Clause|0BSD|Apache-2\.0|MPL-2\.0|Unlicense|CC0-1\.0|Python-2\.0|BlueOak-1\.0\.0|Zlib)(?:\)? ?(?:AND|OR) ?\(?[\w.-]+\)?)*\)?$/;

describe('dependencies', () => {
  const packages = runningPackages();
  it('have licences that permit', () => {
    expect(packages.length).toBeGreaterThan(50);
    expect(
      packages
        .filter(({ licence }) => !permissive.test(licence ?? ''))
        .map(({ name, licence }) => [name, licence]),
    ).toEqual([]);
  });
  it('are listed with their licences', () => {
    expect(readFileSync(join(root, 'docs/licences.md'), 'utf8')).toBe(licencesPage(packages));
  });
  it('need no install script', () => {
    expect(packages.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name)).toEqual([]);
  });
  it('are given as CycloneDX', () => {
    const ran = spawnSync('npm', ['run', '--silent', 'sbom'], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    });
    const bom = z
      .object({ bomFormat: z.literal('CycloneDX'), components: z.array(z.object({ name: z.string() })) })
      .parse(JSON.parse(ran.stdout));
    const names = new Set(bom.components.map(({ name }) => name));
    for (const name of ['zod', 'pg', 'pg-boss']) expect(names).toContain(name);
    expect(names).not.toContain('vitest');
  });
});
