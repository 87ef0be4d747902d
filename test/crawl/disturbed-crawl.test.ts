/** The crawl as a process: a real Ctrl-C, and a disk that fills, each at several moments. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Replica } from '../../src/cli/replica.ts';
import { systemClock } from '../../src/crawl/index.ts';
import { given, runChild, runWhole } from './killed-crawl.ts';
import { madeFolder, serve } from './replica-crawl.ts';

let replica: Replica;
let calm: Awaited<ReturnType<typeof given>>;

beforeAll(async () => {
  replica = await serve(systemClock);
  const folder = madeFolder();
  await runWhole(replica, folder, false);
  calm = await given(folder);
});
afterAll(() => replica.close());

describe('Ctrl-C', () => {
  it('ends the crawl after the request under way; the next run goes on to the same end', async () => {
    const folder = madeFolder();
    const { code, said } = await runChild(replica, folder, { signal: 'SIGINT', requests: 12 }, false);
    expect({ code, said: said.includes('run the same command to go on') }).toEqual({ code: 130, said: true });
    const sofar = await given(folder);
    expect(sofar.ledger.length).toBeGreaterThan(0);
    expect(sofar.ledger.length).toBeLessThan(calm.ledger.length);
    await runWhole(replica, folder, false);
    expect(await given(folder)).toEqual(calm);
  });
});

describe('a disk that fills', () => {
  it.each([24, 100, 160])(
    'at %d KiB a file: told in one sentence, nothing lost or half-written',
    async (room) => {
      const folder = madeFolder();
      const { code, said } = await runChild(replica, folder, { room }, false);
      expect(code).not.toBe(0);
      expect(said).toMatch(/make room/i);
      await runWhole(replica, folder, false);
      expect(await given(folder)).toEqual(calm);
    },
  );
});
