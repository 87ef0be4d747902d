/** A part of the faults, once each; `npm run faults` tries all of them as often as asked, and writes docs/reliability.md. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layGround } from './ground.ts';
import type { Ground } from './fault.ts';
import { faultsHere, longFaultsHere } from './faults-here.ts';
import { faultsOfMachines } from './faults-machines.ts';
import { joined, reliabilityPage, rowsOf } from './reliability-page.ts';

const all = [...faultsHere, ...longFaultsHere, ...faultsOfMachines];

/** Those that no other test of the room tries; each starts the program several times. */
const tried = new Set([
  'work: PostgreSQL is stopped and started again',
  'work: a document that kills every worker',
]);

let ground: Ground;

beforeAll(async () => {
  ground = await layGround(16, 1, 7);
});
afterAll(() => ground.postgres.stop('immediate'));

describe('after a fault: the same dataset, or a clear refusal', () => {
  const some = all.filter(({ command, name }) => tried.has(`${command}: ${name}`));
  it('finds the faults that it names', () => expect(some).toHaveLength(tried.size));
  it.each(some.map((fault) => [fault.command, fault.name, fault] as const))(
    '%s: %s',
    async (_c, _n, fault) => {
      const { what } = await fault.try(ground);
      expect(what).not.toBe('');
    },
  );
});

describe('the page of outcomes', () => {
  const row = (command: string, fault: string, run: string) => ({
    command,
    fault,
    times: 1,
    outcome: 'the same',
    run,
  });
  const faults = [
    { command: 'build', name: 'a' },
    { command: 'ingest', name: 'b, and more' },
  ];
  it('keeps what an earlier run found of faults that this one did not try', () => {
    const before = rowsOf(reliabilityPage(faults.map(({ command, name }) => row(command, name, '1 2 3'))));
    expect(joined(faults, [row('ingest', 'b, and more', '4 5 6')], before)).toEqual([
      row('build', 'a', '1 2 3'),
      row('ingest', 'b, and more', '4 5 6'),
    ]);
  });
});

describe('docs/reliability.md', () => {
  const path = fileURLToPath(new URL('../../../docs/reliability.md', import.meta.url));
  it.each(all.map(({ command, name }) => [command, name] as const))(
    'has an outcome of %s: %s',
    (command, name) => {
      expect(readFileSync(path, 'utf8')).toContain(`| \`${command}\` | ${name} | `);
    },
  );
});
