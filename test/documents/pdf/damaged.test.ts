/** Damaged copies of a report: no crash, and every value as in the whole file, null, or as the copy itself is drawn. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { examine } from '../../../src/examine/index.ts';
import { damaged } from './damage.ts';
import { breachesOfCopy } from './drawn-by-poppler.ts';

const file = new URL('../../../../shared/real/hongze-2023.pdf', import.meta.url);
/** `npx tsx bench/damaged-pdfs.ts 500 FILE` reads more, in threads. */
const copies = 40;

describe('copies of hongze-2023.pdf', () => {
  it('say nothing that neither the whole file nor the copy shows', { timeout: 600_000 }, async () => {
    if (!existsSync(file)) {
      console.warn('skipped: no ../shared');
      return;
    }
    const from = { name: 'hongze-2023.pdf', bytes: Uint8Array.from(readFileSync(file)) };
    const whole = await examine(from.bytes, { file: from.name });
    const breaches: string[] = [];
    let read = 0;
    for (let i = 0; i < copies; i += 1) {
      const copy = damaged(from, i);
      const record = await examine(copy.bytes, { file: copy.name });
      if (record.report !== null) read += 1;
      breaches.push(...breachesOfCopy(record, whole, copy).map((breach) => `${copy.name}: ${breach}`));
    }
    expect(breaches).toEqual([]);
    // Most damage leaves most of a file: a reader that gave up on all of them would show nothing wrong.
    expect(read).toBeGreaterThan(copies / 2);
    expect(await examine(from.bytes, { file: from.name })).toEqual(whole);
  });
});
