/** White space between digits was taken out: a cell `41 9`, of a page where a glyph was lost, was read as 419. */
import { describe, expect, it } from 'vitest';
import { readValue } from '../../src/reading/value.ts';

const count = { type: 'count', unit: null, isUnitOnForm: true, headExponent: null } as const;
const amount = { type: 'amount', unit: 'wan_yuan', isUnitOnForm: true, headExponent: null } as const;

describe('figures set apart in one cell', () => {
  it.each(['41 9', '4 7730.28', '１　２'])('are no number: %s', (raw) => {
    expect(readValue(raw, count)).toMatchObject({ state: 'unreadable', value: null, number: null });
    expect(readValue(raw, amount)).toMatchObject({ state: 'unreadable', value: null });
  });

  it('do not touch white space beside a number or its unit', () => {
    expect(readValue(' 47 件', count)).toMatchObject({ state: 'reported', value: 47 });
  });
});
