/** Every fault once or twice; `npm run faults` tries them as often as asked, and writes docs/reliability.md. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layGround } from './ground.ts';
import type { Ground } from './fault.ts';
import { faultsHere } from './faults-here.ts';
import { faultsOfMachines } from './faults-machines.ts';

let ground: Ground;

beforeAll(async () => {
  ground = await layGround(24, 1, 7);
});
afterAll(() => ground.postgres.stop('immediate'));

describe('after a fault: the same dataset, or a clear refusal', () => {
  it.each([...faultsHere, ...faultsOfMachines].map((fault) => [fault.command, fault.name, fault] as const))(
    '%s: %s',
    async (_command, _name, fault) => {
      const { what } = await fault.try(ground);
      expect(what).not.toBe('');
    },
  );
});
