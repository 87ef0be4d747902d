/** Tests: everything under test/. `GONGKAI_TEST_REPORT=file.json` also writes vitest's own JSON report there. */
import { env } from 'node:process';
import { defineConfig } from 'vitest/config';

const report = env['GONGKAI_TEST_REPORT'];

/**
 * Rooms whose tests share one copy of the program's modules in each of the processes: to load them anew for every file took as long as the tests. The other rooms
 * start programs, browsers and servers, and set what belongs to a process.
 */
const together = [
  'agencies',
  'archive',
  'bugs',
  'checks',
  'dataset',
  'documents',
  'evidence',
  'examine',
  'forms',
  'identities',
  'layouts',
  'reading',
  'record',
  'samples',
];
const filesOf = (rooms: string): string => `test/${rooms}/**/*.test.ts`;

export default defineConfig({
  test: {
    environment: 'node',
    projects: [
      { extends: true, test: { name: 'together', include: together.map(filesOf), isolate: false } },
      { extends: true, test: { name: 'apart', include: [filesOf('*')], exclude: together.map(filesOf) } },
    ],
    globalSetup: ['test/shared-folder.ts'],
    // As many as CI's machine has cores: vitest itself would leave one of its two idle.
    maxWorkers: 2,
    // The command line's tests start node; on a busy machine with two cores that can take a while.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
    // What a test sees must not depend on the terminal or the language of whoever runs it.
    env: { LC_ALL: 'C.UTF-8', LANG: 'C.UTF-8', NO_COLOR: '1', TZ: 'UTC' },
  },
});
