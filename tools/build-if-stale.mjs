/** Builds, unless dist/ is of just these sources: `npm ci` has built what `npm test` needs. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'dist', '.sources');

/** A digest over everything that the build reads. */
function sources() {
  const hash = createHash('sha256');
  const paths = ['src', 'scrapers', 'tools'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const settings = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];
  for (const path of [...paths.sort(), ...settings.map((name) => join(root, name))]) {
    const bytes = readFileSync(path);
    hash.update(`${path.slice(root.length)}\n${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}

const wanted = sources();
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  execFileSync('npm', ['run', '--silent', 'build'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  writeFileSync(stamp, wanted);
}
