/**
 * `npm run faults -- [times] [seed] [pages] [words]`: every fault (or those whose command or name has one of the words, parted by commas), so many times, at moments that the seed
 * decides; each outcome goes at once into the table of docs/reliability.md. Ends with 1 where an outcome is not what it must be: then its row is left
 * as it was. The program is the one that `npm run build` left.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { faultsHere, longFaultsHere } from './faults-here.ts';
import { faultsOfMachines } from './faults-machines.ts';
import { layGround } from './ground.ts';
import { joined, reliabilityPage, rowsOf, type Row } from './reliability-page.ts';

const words = process.argv.slice(2);
const [times = 3, seed = 7, pages = 60] = words.slice(0, 3).map(Number);
const wanted = (words[3] ?? '').split(',');
const run = [times, seed, pages].map(String).join(' ');
const path = fileURLToPath(new URL('../../../docs/reliability.md', import.meta.url));
const all = [...faultsHere, ...longFaultsHere, ...faultsOfMachines];
const fresh: Row[] = [];
let isBroken = false;
const ground = await layGround(pages, times, seed);
try {
  for (const fault of all) {
    const { command, name } = fault;
    if (!wanted.some((word) => `${command}: ${name}`.includes(word))) continue;
    try {
      const { times: often, what } = await fault.try(ground);
      fresh.push({ command, fault: name, times: often, outcome: what, run });
      writeFileSync(path, reliabilityPage(joined(all, fresh, rowsOf(readFileSync(path, 'utf8')))));
      console.log([command, name, String(often), what].join('\t'));
    } catch (error) {
      isBroken = true;
      console.log([command, name, `BROKEN: ${String(error).slice(0, 300)}`].join('\t'));
    }
  }
} finally {
  ground.postgres.stop('immediate');
}
process.exitCode = isBroken ? 1 : 0;
