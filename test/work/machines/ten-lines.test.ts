/** docs/many-machines.md: its ten lines are run as they stand, on a PostgreSQL of the test's own. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../../tools/readme-examples.ts';
import { programPath } from '../../cli/run-program.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { digestOf, runWhole } from '../faults/disturbed.ts';
import { jobData, requestsOf } from './documented.ts';
import { startPostgres, type PrivatePostgres } from './private-postgres.ts';

let postgres: PrivatePostgres;
beforeAll(() => {
  postgres = startPostgres();
});
afterAll(() => postgres.stop('immediate'));

const page = readFileSync(join(root, 'docs/many-machines.md'), 'utf8');

describe('docs/many-machines.md', () => {
  it('shows three workers in ten lines, which give the dataset of one machine', async () => {
    const script = /^```sh\n([^]*?)^```$/m.exec(page)?.[1] ?? '';
    expect(script.trim().split('\n')).toHaveLength(10);
    const folder = temporaryFolder('ten-lines');
    const replaced = script
      .replace('createdb gongkai', '')
      .replace('postgres://localhost/gongkai', `'${postgres.database('gongkai')}'`)
      .replace('/shared/archive', join(folder, 'archive'))
      .replace('samples/text', join(root, 'samples/text'))
      .replace('--out output', `--out ${join(folder, 'many')}`);
    const ran = spawnSync(
      'bash',
      ['--norc', '-ec', `npx() { shift; "$NODE" "$PROGRAM" "$@"; }\n${replaced}`],
      {
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], NODE: process.execPath, PROGRAM: programPath, LC_ALL: 'C.UTF-8' },
      },
    );
    expect(ran.stdout, ran.stderr).toMatch(/^(\d+) captures put in: \1 read, 0 waiting$/m);
    await runWhole(['build', join(root, 'samples/text'), '--out', join(folder, 'one')]);
    expect(digestOf(join(folder, 'many'))).toBe(digestOf(join(folder, 'one')));
  });

  it('names every kind of job, and the numbers that the program has', () => {
    for (const kind of jobData) expect(page).toContain(`| \`${kind}\` |`);
    for (const number of requestsOf) expect(page).toContain(number);
  });
});
