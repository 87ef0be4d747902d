/**
 * A PostgreSQL of the test's own: a new cluster in a temporary folder, on a socket there, run by an unprivileged user. Debian's package
 * `postgresql` has all that it needs. Where it is missing, tests that ask for it fail and say so: they are not passed over.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../temporary-folder.ts';

/** Where Debian puts the programs, by major version; else they are looked for on the PATH. */
const debian = '/usr/lib/postgresql';

function programs(): string {
  const versions = existsSync(debian) ? readdirSync(debian).filter((name) => /^\d+$/.test(name)) : [];
  const newest = versions.map(Number).sort((a, b) => b - a)[0];
  if (newest !== undefined) return join(debian, String(newest), 'bin');
  const found = spawnSync('bash', ['-c', 'dirname "$(command -v initdb)"'], { encoding: 'utf8' });
  if (found.status === 0 && found.stdout.trim() !== '.') return found.stdout.trim();
  throw new Error('PostgreSQL is missing: apt-get install postgresql (its initdb and pg_ctl are needed).');
}

export interface PrivatePostgres {
  /** An address of the database `name`, which is made. */
  readonly database: (name: string) => string;
  readonly start: () => void;
  /** `immediate`: as if the machine had lost its power. */
  readonly stop: (mode?: 'fast' | 'immediate') => void;
}

/** Makes and starts a cluster. Whoever asks stops it. Throws where PostgreSQL is not installed. */
export function startPostgres(): PrivatePostgres {
  const bin = programs();
  const folder = temporaryFolder('pg');
  const data = join(folder, 'data');
  // PostgreSQL refuses to run as root.
  const isRoot = process.getuid?.() === 0;
  const [uid, gid] = isRoot ? [65_534, 65_534] : [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  chmodSync(folder, 0o755);
  mkdirSync(data, { mode: 0o700 });
  chownSync(data, uid, gid);
  chownSync(folder, uid, gid);
  const run = (program: string, args: readonly string[]): void => {
    execFileSync(join(bin, program), args, {
      stdio: 'ignore',
      cwd: folder,
      env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', HOME: folder },
      ...(isRoot ? { uid, gid } : {}),
    });
  };
  run('initdb', ['-D', data, '-U', 'gongkai', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync']);
  // Its own socket only. What these tests end is the server, not the machine: nothing need reach the disk.
  const options = `-k ${folder} -c listen_addresses='' -c fsync=off -c full_page_writes=off -c shared_buffers=32MB -c max_connections=60`;
  const start = (): void =>
    run('pg_ctl', ['start', '-D', data, '-w', '-o', options, '-l', join(folder, 'log')]);
  start();
  const address = (name: string): string => `postgres://gongkai@localhost/${name}?host=${folder}`;
  return {
    database(name) {
      run('createdb', ['-h', folder, '-U', 'gongkai', name]);
      return address(name);
    },
    start,
    stop: (mode = 'fast') => run('pg_ctl', ['stop', '-D', data, '-w', '-m', mode]),
  };
}
