/** A build that never ends, to be killed: says "writing" once records are on disk. Takes the folder as its argument. */
import { setTimeout as after } from 'node:timers/promises';
import { writeDataset } from '../../src/dataset/index.ts';
import type { Record } from '../../src/record/index.ts';
import { drawnRecord } from './made-records.ts';

async function* records(): AsyncGenerator<Record> {
  for (let n = 0; ; n += 1) {
    yield drawnRecord('endless', n);
    if (n === 5) process.stdout.write('writing\n');
    if (n >= 5) await after(1000);
  }
}

await writeDataset(records(), process.argv[2] ?? '', { program: '0.1.0' });
