import { describe, expect, it } from 'vitest';
import {
  isUnit,
  looksLikeValue,
  readValue,
  unitInLabel,
  unitOfText,
  type Expected,
} from '../../src/reading/value.ts';

const count: Expected = { type: 'count', unit: null, isUnitOnForm: true, headExponent: null };
const change: Expected = { ...count, type: 'change' };
const fees: Expected = { type: 'amount', unit: 'wan_yuan', isUnitOnForm: true, headExponent: null };
const procurement: Expected = { type: 'amount', unit: 'yuan', isUnitOnForm: false, headExponent: null };

const valueOf = (raw: string, expected: Expected): number | null => readValue(raw, expected).value;
const stateOf = (raw: string, expected: Expected): string => readValue(raw, expected).state;

describe('a count', () => {
  it.each([
    ['0', 0],
    ['47', 47],
    [' 47 ', 47],
    ['1,234,567', 1234567],
    ['１２，３４５', 12345],
    ['35件', 35],
    ['12.0', 12],
    ['22（其中修订16件）', 22],
    ['（含联合发文）55', 55],
    ['55[含自然失效29件]', 55],
    ['999999999999999', 999999999999999],
  ])('%s is %s', (raw, value) => {
    expect(readValue(raw, count)).toMatchObject({ state: 'reported', value, number: value });
  });

  it.each([
    '007',
    '01',
    '-3',
    '2.5',
    '1,23',
    '12,3456',
    '三',
    '十二件',
    '详见附件',
    '3-5',
    '1 / 2',
    '+5',
    '减少3',
    '1.2.3',
    '1e3',
    '0x1f',
    '约30',
    '1234567890123456',
  ])('%s is no count', (raw) => expect([stateOf(raw, count), valueOf(raw, count)]).toEqual(['text', null]));

  it('keeps the figure of what is no count', () => {
    expect(readValue('-3', count).number).toBe(-3);
    expect(readValue('2.5', count).number).toBe(2.5);
    expect(readValue('约30', count).number).toBe(30);
    expect(readValue('3至5', count).number).toBeNull();
  });
});

describe('an empty place', () => {
  it.each(['', ' ', '\u00a0', '\u3000', '\u200b'])('is blank: "%s"', (raw) => {
    expect(readValue(raw, count)).toMatchObject({ state: 'blank', value: null, number: null });
  });

  it.each(['-', '—', '——', '/', '－', '无', '不涉及', ' 无 '])('%s is a dash, not a zero', (raw) => {
    expect(readValue(raw, count)).toMatchObject({ state: 'dash', value: null, number: null });
  });

  it.each(['22（其中修订', '22)', '3\ufffd'])('%s was cut or damaged', (raw) => {
    expect(readValue(raw, count)).toMatchObject({ state: 'unreadable', value: null });
  });
});

describe('a change', () => {
  it.each([
    ['+19', 19],
    ['-10', -10],
    ['－10', -10],
    ['—3', -3],
    ['增加3', 3],
    ['减少3', -3],
    ['减3件', -3],
    ['增５', 5],
    ['0', 0],
    ['-0', 0],
    ['12', 12],
  ])('%s is %s', (raw, value) => {
    expect(Object.is(valueOf(raw, change), value)).toBe(true);
  });

  it.each(['减少', '+-3', '减少-3', '-2.5', '与上年持平'])('%s is none', (raw) => {
    expect(valueOf(raw, change)).toBeNull();
  });
});

describe('an amount', () => {
  it('is in the unit of the form where none is printed and the form names one', () => {
    expect(readValue('12.35', fees)).toMatchObject({ value: 12.35, number: 12.35, unit: null });
  });

  it('is converted exactly from another unit, and says so', () => {
    expect(readValue('70487元', fees)).toMatchObject({
      value: 7.0487,
      number: 70487,
      unit: 'other',
      unitWord: '元',
    });
    expect(readValue('240万元', procurement)).toMatchObject({
      value: 2400000,
      unit: 'other',
      unitWord: '万元',
    });
    expect(readValue('1.1亿元', procurement).value).toBe(110000000);
    expect(readValue('5000', { ...fees, headExponent: 0 })).toMatchObject({ value: 0.5, unit: 'other' });
  });

  it('is null where neither the cell, the head nor the form names a unit, unless it is zero', () => {
    expect(readValue('240', procurement)).toMatchObject({
      state: 'reported',
      value: null,
      number: 240,
      unit: 'none',
    });
    expect(readValue('0', procurement)).toMatchObject({ value: 0, unit: null });
  });

  it('in the cell goes before the unit in the head', () => {
    expect(valueOf('3元', { ...procurement, headExponent: 4 })).toBe(3);
    expect(valueOf('3', { ...procurement, headExponent: 4 })).toBe(30000);
  });

  it.each(['-5', '1,23元', '约3万元', '3万美元'])('%s is none', (raw) =>
    expect(valueOf(raw, fees)).toBeNull(),
  );
});

describe('looksLikeValue', () => {
  it.each(['', '0', '1,234', '-3', '+5', '35件', '240万元', '减少3', '无', '/', '22（其中修订16件）'])(
    'takes "%s"',
    (raw) => {
      expect(looksLikeValue(raw)).toBe(true);
    },
  );

  it.each([
    '规章',
    '1.属于国家秘密',
    '（一）予以公开',
    '2023年',
    '第3页',
    '（七）',
    '一、',
    '3.其他',
    '（2021）',
  ])('leaves "%s"', (raw) => {
    expect(looksLikeValue(raw)).toBe(false);
  });
});

describe('units', () => {
  it('are found in heads, with and without the word for unit', () => {
    expect(unitInLabel('本年收费金额（单位：万元）')).toBe(4);
    expect(unitInLabel('采购总金额(元)')).toBe(0);
    expect(unitInLabel('采购总金额 单位：亿元')).toBe(8);
    expect(unitInLabel('采购总金额')).toBeNull();
    expect(unitInLabel('本单位（含下属单位）')).toBeNull();
  });

  it('are told from other words', () => {
    expect([isUnit('件'), isUnit('（万元）'), isUnit('规章')]).toEqual([true, true, false]);
    expect([unitOfText('万元'), unitOfText('件')]).toEqual([4, null]);
  });
});
