/**
 * docs/licences.md: every package that runs with the program, with its version and licence, from package-lock.json and the packages themselves.
 * `npx tsx tools/licences-page.ts` writes it anew; a test holds it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { root } from './readme-examples.ts';

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      devOptional: z.boolean().optional(),
      optional: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
});
const packageSchema = z.object({ license: z.string().optional() });

export interface Dependency {
  readonly name: string;
  readonly version: string;
  /** SPDX; null where neither the lock file nor the package says one. */
  readonly licence: string | null;
  readonly hasInstallScript: boolean;
}

/** Packages whose licence their own file names, and package.json does not: held to the file that is installed. */
export const saidElsewhere: Readonly<{ [name: string]: string }> = {};

/** What runs: without packages for development. One entry a name and version, in order. */
export function runningPackages(): Dependency[] {
  const lock = lockSchema.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  const found = new Map<string, Dependency>();
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (path === '' || entry.dev === true || entry.devOptional === true) continue;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const own = join(root, path, 'package.json');
    const said = existsSync(own)
      ? packageSchema.safeParse(JSON.parse(readFileSync(own, 'utf8'))).data?.license
      : undefined;
    const version = entry.version ?? '';
    found.set(`${name} ${version}`, {
      name,
      version,
      licence: entry.license ?? said ?? saidElsewhere[name] ?? null,
      hasInstallScript: entry.hasInstallScript === true,
    });
  }
  return [...found.values()].sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
}

export function licencesPage(packages: readonly Dependency[]): string {
  const rows = packages.map(
    ({ name, version, licence }) => `| \`${name}\` | ${version} | ${licence ?? 'not stated'} |`,
  );
  return `# Licences of what runs with gongkai

Written by \`npx tsx tools/licences-page.ts\` from \`package-lock.json\`; a test holds it to that, and to licences that permit any use. Packages for other platforms
(\`@libsql/…\`, \`@duckdb/…\`) are listed too, and not installed. \`npm run sbom\` prints the same as CycloneDX.

| package | version | licence |
| --- | --- | --- |
${rows.join('\n')}
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(root, 'docs/licences.md'), licencesPage(runningPackages()));
}
