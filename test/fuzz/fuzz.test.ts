/** A minute or less of what `npm run fuzz` does for an hour: every seed as it is, and so many damaged ones. */
import { describe, expect, it } from 'vitest';
import { fuzz, numbersOf } from './fuzz.ts';
import { mutated } from './mutate.ts';
import { seeds } from './seeds.ts';

/** Rounds, each over every target: a count and not a time, so that the same is tried on every machine. */
const rounds = 110;

describe('damaged bytes', () => {
  it('break no reader, and not the command line', { timeout: 600_000 }, async () => {
    const { tries, broken } = await fuzz(11, (round) => round >= rounds);
    expect(broken.map(({ target, seed, why }) => `${target}, of ${seed}: ${why.slice(0, 600)}`)).toEqual([]);
    expect(Object.values(tries)).toEqual(Array.from({ length: 5 }, () => rounds));
  });

  it('are others each time, the same for a seed, and of every kind', () => {
    const all = seeds();
    const bytes = Buffer.from('<table><tr><td>1</td></tr></table>');
    const made = (seed: number): string[] => {
      const next = numbersOf(seed);
      return Array.from({ length: 200 }, () => mutated(bytes, Buffer.from('other'), next).toString('latin1'));
    };
    expect(made(1)).toEqual(made(1));
    expect(made(1)).not.toEqual(made(2));
    expect(new Set(made(1)).size).toBeGreaterThan(150);
    for (const ending of [
      'pdf',
      'docx',
      'xlsx',
      'ofd',
      'zip',
      'rar',
      '7z',
      'mht',
      'rtf',
      'gz',
      'txt',
      'html',
    ])
      expect(all.some(({ name }) => name.endsWith(`.${ending}`))).toBe(true);
  });
});
