/**
 * `npm run faults -- [times] [seed]`: every fault, so many times, at moments that the seed decides; writes the table of docs/reliability.md.
 * Ends with 1 where an outcome is not what it must be. The program is the one that `npm run build` left.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { faultsHere, longFaultsHere } from './faults-here.ts';
import { faultsOfMachines } from './faults-machines.ts';
import { layGround } from './ground.ts';
import { reliabilityPage, type Row } from './reliability-page.ts';

const [times = 3, seed = 7, pages = 60] = process.argv.slice(2).map(Number);
const ground = await layGround(pages, times, seed);
const rows: Row[] = [];
let isBroken = false;
try {
  for (const fault of [...faultsHere, ...longFaultsHere, ...faultsOfMachines]) {
    const { command, name } = fault;
    try {
      const { times: often, what } = await fault.try(ground);
      rows.push({ command, fault: name, times: often, outcome: what });
    } catch (error) {
      isBroken = true;
      rows.push({ command, fault: name, times: 0, outcome: `BROKEN: ${String(error).slice(0, 300)}` });
    }
    console.log(Object.values(rows.at(-1) ?? {}).join('\t'));
  }
} finally {
  ground.postgres.stop('immediate');
}
const path = fileURLToPath(new URL('../../../docs/reliability.md', import.meta.url));
if (!isBroken) writeFileSync(path, reliabilityPage(rows, { times, seed, pages }));
process.exitCode = isBroken ? 1 : 0;
