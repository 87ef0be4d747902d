/**
 * `npm run fuzz -- [minutes] [seed]`: an hour unless told, from a seed that is printed. What breaks something is laid into test/fuzz/corpus, where the
 * tests try it from then on; ends with 1.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fuzz } from './fuzz.ts';
import { corpus } from './seeds.ts';

const [minutes = 60, seed = Math.floor(Math.random() * 2 ** 31)] = process.argv.slice(2).map(Number);
console.log(`${String(minutes)} minutes, seed ${String(seed)}`);
const end = Date.now() + minutes * 60_000;
/** What takes so long is worth a look, in milliseconds. */
const slowMs = 10_000;
const { tries, broken } = await fuzz(
  seed,
  () => Date.now() >= end,
  20,
  (target, from, ms) => {
    if (ms > slowMs) console.log(`${target}, of ${from}: ${(ms / 1000).toFixed(0)} s`);
  },
);
console.log(JSON.stringify(tries));
for (const { target, seed: from, bytes, why } of broken) {
  const name = `found-${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}`;
  writeFileSync(join(corpus, name), bytes);
  console.log(`${target}, of ${from}: ${name}\n${why}\n`);
}
process.exitCode = broken.length > 0 ? 1 : 0;
