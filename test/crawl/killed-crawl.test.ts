import { expect, it } from 'vitest';
import { compare } from './killed-crawl.ts';

it(
  'gives the same records and the same ledger after SIGKILL at seeded moments and a resume',
  { timeout: 300_000 },
  async () => {
    const { calm, killed, died } = await compare(3, 11, false);
    expect(died).toBeGreaterThan(0);
    expect(calm.records.length).toBeGreaterThan(10);
    expect(killed).toEqual(calm);
  },
);
