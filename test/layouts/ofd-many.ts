import fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { examine } from '../../src/examine/index.ts';
import { breachesOf } from '../reading/breaches.ts';
import { layoutNamed } from './layouts.ts';
import { ofdOf } from './ofd.ts';
import { ofdStyle } from './ofd-writer.ts';
import { documentsOf, profiles } from '../reading/documents-of.ts';
const n = Number(process.argv[2] ?? 20),
  seed0 = Number(process.argv[3] ?? 1);
const layout = layoutNamed('html with spans');
let bad = 0,
  ms = 0;
for (let i = 0; i < n; i++) {
  const [d] = fc.sample(documentsOf(layout, profiles[i % 3]!), { numRuns: 1, seed: seed0 * 1000 + i });
  const style = ofdStyle(seed0 * 77 + i);
  const h = i % 3 === 0 ? null : 150 + ((i * 7) % 120);
  const bytes = ofdOf(d!.report, d!.variation, style, h);
  const t = performance.now();
  const record = await examine(bytes, { file: 'a.ofd' });
  ms += performance.now() - t;
  const b = breachesOf(record, layout, d!.report, d!.variation);
  if (b.length) {
    bad++;
    writeFileSync(`/tmp/bad-${i}.ofd`, bytes);
    console.log(
      i,
      d!.report.form.edition,
      profiles[i % 3],
      JSON.stringify(style),
      [...d!.variation.traps].join(' '),
      h,
      '\n   ',
      b.slice(0, 4).join('\n    '),
      record.error?.message ?? '',
    );
  }
}
console.log(n, bad, (ms / n).toFixed(1));
