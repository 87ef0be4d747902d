import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutStartTo, cutTo, padTo, widthOf, wrapTo } from '../../src/cli/width.ts';

describe('the width of a text', () => {
  it('counts a Chinese character as two columns', () => expect(widthOf('年度2024')).toBe(8));
  it('counts a full-width mark as two columns', () => expect(widthOf('（一）')).toBe(6));
  it('does not count a combining mark', () => expect(widthOf('e\u0301')).toBe(1));
  it('counts a dot whose width is ambiguous as one', () => expect(widthOf('·')).toBe(1));
});

describe('cutting', () => {
  it('leaves a text that fits', () => expect(cutTo('年度', 4)).toBe('年度'));
  it('never shows half a character', () => expect(cutTo('年度报告', 6)).toBe('年度…'));
  it('keeps the end of a path, as much of it as there is room for', () => {
    expect(cutStartTo('年度/报告-7.html', 9)).toBe('…-7.html');
    expect(cutStartTo('年度/报告-7.html', 10)).toBe('…告-7.html');
    expect(cutStartTo('a.html', 6)).toBe('a.html');
  });
  it('never gives more columns than asked', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 1, max: 30 }),
        (text, width) => widthOf(cutTo(text, width)) <= width,
      ),
    );
  });
});

describe('padding', () => {
  it('puts numbers to the right', () => expect(padTo('47', 5, 'right')).toBe('   47'));
  it('counts columns, not characters', () => expect(padTo('年度', 6, 'left')).toBe('年度  '));
  it('leaves what is longer', () => expect(padTo('12345', 3, 'right')).toBe('12345'));
});

describe('wrapping', () => {
  it('breaks Chinese between any two characters', () =>
    expect(wrapTo('社会公益组织', 6)).toEqual(['社会公', '益组织']));
  it('breaks English at spaces', () =>
    expect(wrapTo('Public interest body', 9)).toEqual(['Public', 'interest', 'body']));
  it('cuts a word that is wider than the line, with a hyphen', () =>
    expect(wrapTo('organisations', 8)).toEqual(['organis-', 'ations']));
  it('cuts a path without one', () => expect(wrapTo('ab/report.html', 8)).toEqual(['ab/repor', 't.html']));
  it('cuts a number without one', () => expect(wrapTo('1234567890', 6)).toEqual(['123456', '7890']));
  it('does not begin a line with a closing mark', () =>
    expect(wrapTo('规章（一）项', 7)).toEqual(['规章', '（一）', '项']));
  it('gives one empty line for no text', () => expect(wrapTo('', 10)).toEqual(['']));
  it('loses no character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('年', 'a', '1', '（', '）', '。') }),
        fc.integer({ min: 2, max: 20 }),
        (text, width) => {
          expect(wrapTo(text, width).join('').replaceAll('-', '')).toBe(text);
        },
      ),
    );
  });
  it('keeps lines within the width', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('年', 'a', '1', ' ', '（', '。') }),
        fc.integer({ min: 2, max: 20 }),
        (text, width) => {
          for (const line of wrapTo(text, width)) expect(widthOf(line)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});
