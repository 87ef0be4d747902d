/** A note's mark after a number was read as one more digit: 47¹, or 47<sup>1</sup>, became 471. */
import { describe, expect, it } from 'vitest';
import { openDocument } from '../../src/documents/index.ts';
import { readValue } from '../../src/reading/value.ts';

const count = { type: 'count', unit: null, isUnitOnForm: true, headExponent: null } as const;

async function cellsOf(html: string): Promise<string[]> {
  const document = await openDocument(Buffer.from(`<!doctype html><table>${html}</table>`), {
    file: 'a.html',
  });
  return document.blocks.flatMap((b) => (b.kind === 'table' ? b.cells.map((cell) => cell.text) : []));
}

describe('a raised figure after a number', () => {
  it('is no digit of it in a page', async () => {
    const [cell] = await cellsOf('<tr><td>47<sup>1</sup></td></tr>');
    expect(cell).toBe('47[1]');
    expect(readValue(cell ?? '', count)).toMatchObject({ state: 'reported', value: 47 });
  });

  it('leaves words as they are', async () => {
    expect(await cellsOf('<tr><td>面积m<sup>2</sup></td><td><sub>3</sub></td></tr>')).toEqual([
      '面积m2',
      '3',
    ]);
  });

  it.each(['47¹', '47②', '4⁷', '½'])('is no digit in %s', (raw) => {
    expect(readValue(raw, count)).toMatchObject({ state: 'text', value: null });
  });

  it('reads full-width digits all the same', () => {
    expect(readValue('４７（其中１件）', count)).toMatchObject({ state: 'reported', value: 47 });
  });
});
