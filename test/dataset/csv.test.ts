import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvField, decimal, defused, originalText } from '../../src/dataset/csv.ts';
import { parseCsv } from './read-csv.ts';

describe('fields of a CSV file', () => {
  it('reads back every text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...Array.from('=+-@\t\r\n",\'＝－报1 ')) }),
    );
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), (texts) => {
        const line = `${texts.map((t) => csvField(t, 'text')).join(',')}\n`;
        expect(parseCsv(line)).toEqual([texts.map((t) => t.replaceAll('\0', '\uFFFD'))]);
        expect(texts.map((t) => originalText(defused(t)))).toEqual(texts);
      }),
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '－2', '＋2', '＠a'])(
    'keeps a spreadsheet from running %j',
    (text) => {
      expect(defused(text)).toBe(`'${text}`);
    },
  );

  it.each(['47', '无', 'a=b', ' =1', "'平安'", "''", '（-3）'])('leaves %j as it is', (text) => {
    expect(defused(text)).toBe(text);
  });

  it('tells text that had an apostrophe from text that was given one', () => {
    expect(defused("'=1")).toBe("''=1");
    expect(originalText("''=1")).toBe("'=1");
    expect(originalText("'平安'")).toBe("'平安'");
  });

  it('leaves negative numbers numbers', () => {
    expect(csvField(-3, 'integer')).toBe('-3');
    expect(csvField(-0.5, 'decimal')).toBe('-0.5');
  });

  it('writes numbers that read back exactly', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(decimal(value))).toBe(value === 0 ? 0 : value);
      }),
    );
    expect(decimal(1e21)).toBe('1000000000000000000000');
    expect(decimal(-0)).toBe('0');
  });

  it('refuses what is no number, and fractions where integers stand', () => {
    expect(() => decimal(NaN)).toThrow(RangeError);
    expect(() => csvField(1.5, 'integer')).toThrow(RangeError);
  });

  it('keeps nothing apart from an empty text', () => {
    expect(csvField(null, 'text')).toBe('');
    expect(csvField('', 'text')).toBe('""');
  });
});
