import { expect, it } from 'vitest';
import { compare } from './killed-crawl.ts';

it(
  'gives the same dataset, file for file, and the same ledger after SIGKILL at seeded moments and a resume',
  { timeout: 300_000 },
  async () => {
    const { calm, killed, died } = await compare(3, 11, false);
    expect(died).toBeGreaterThan(0);
    expect(calm.reports).toBeGreaterThan(10);
    expect(calm.files.length).toBeGreaterThan(10);
    expect(killed).toEqual(calm);
  },
);
