/**
 * The layout properties at length, outside the suite: `npx tsx test/reading/long-run.ts N [seed] [layout]` examines N
 * reports of each profile in each layout (whose name contains `layout`), and prints every breach.
 */
import fc from 'fast-check';
import { argv, exit, stdout } from 'node:process';
import { examine } from '../../src/examine/index.ts';
import { layouts } from '../layouts/layouts.ts';
import { breachesOf } from './breaches.ts';
import { documentsOf, profiles } from './documents-of.ts';

const runs = Number(argv[2] ?? '100');
const seed = Number(argv[3] ?? '1');
const only = argv[4] ?? '';
let documents = 0;
let broken = 0;
for (const layout of layouts.filter(({ name }) => name.includes(only))) {
  for (const profile of profiles) {
    const kinds = new Map<string, { n: number; example: string }>();
    for (const { report, variation } of fc.sample(documentsOf(layout, profile), { numRuns: runs, seed })) {
      if (!layout.supports(report)) continue;
      documents++;
      const record = await examine(layout.render(report, variation), { file: 'long-run' });
      const breaches = breachesOf(record, layout, report, variation);
      if (breaches.length > 0) broken++;
      for (const breach of breaches) {
        const kind = breach.split(' ')[0] ?? '';
        const known = kinds.get(kind) ?? { n: 0, example: `${breach} {${[...variation.traps].join(', ')}}` };
        known.n++;
        kinds.set(kind, known);
      }
    }
    for (const [kind, { n, example }] of kinds) {
      stdout.write(`${layout.name} / ${profile}: ${kind} ${String(n)} times, first: ${example}\n`);
    }
  }
}
stdout.write(`${String(documents)} documents, ${String(broken)} with a breach\n`);
exit(broken === 0 ? 0 : 1);
