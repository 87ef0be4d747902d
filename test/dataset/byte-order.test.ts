import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byBytes } from '../../src/dataset/byte-order.ts';

/** Texts that meet at their beginnings, of characters of one to four bytes. */
const text = fc.string({
  unit: fc.constantFrom(
    'a',
    'b',
    '-',
    '\u00e9',
    '\u4e00',
    '\ud7ff',
    '\ue000',
    '\uffff',
    '\u{10000}',
    '\u{10ffff}',
  ),
  maxLength: 5,
});

it('orders texts as their UTF-8 bytes', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(byBytes(a, b))).toBe(Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))));
    }),
    { numRuns: 2000 },
  );
});
