import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findTitle } from '../../src/reading/title.ts';
import { findYear } from '../../src/reading/year.ts';
import { page, textDocument, type Part } from './document-builder.ts';

const real = '../shared/real/xiamen-hrss-2024.txt';
const yearOf = (parts: readonly Part[], options: Parameters<typeof page>[1] = {}) => {
  const document = page(parts, options);
  return findYear(document, findTitle(document));
};
const period = (year: number): string =>
  `本报告数据的统计期限为${String(year)}年1月1日至12月31日，电子版可下载。`;
const opening = (year: number): string =>
  `${String(year)}年，我局认真贯彻落实条例要求，持续推进政府信息公开工作。`;

describe('the report year', () => {
  it.each([
    '厦门市财政局2024年政府信息公开工作年度报告',
    '厦门市财政局２０２４年度政府信息公开年报',
    '厦门市财政局二〇二四年政府信息公开工作年度报告',
    '厦门市财政局政府信息公开工作年度报告（2024）',
  ])('is told by the title %s', (title) => {
    expect(yearOf([title])).toEqual({ year: 2024, conflict: [] });
  });

  it('is told by the period and the text where there is no title', () => {
    expect(yearOf([period(2024), '一、总体情况', opening(2024)])).toEqual({ year: 2024, conflict: [] });
    expect(yearOf(['一、总体情况', opening(2024)])).toEqual({ year: 2024, conflict: [] });
  });

  it('is told by a sentence that names the report', () => {
    const line = '根据条例规定，现公布泰州市人民政府2017年政府信息公开工作年度报告。报告所列数据如下。';
    expect(yearOf([line]).year).toBe(2017);
  });

  it.each([
    ['a banner', ['今天是2026年11月24日 星期二 欢迎访问厦门市财政局网站']],
    [
      'the title of a quoted document',
      ['根据《关于做好2019年政府信息公开工作年度报告的通知》等文件，我局编制了本报告。'],
    ],
    ['a date of publication', ['发布时间：2025-01-09']],
    ['a number of a decree', ['根据国办公开办函〔2021〕30号文件要求，我局编制了本年度报告，全文共六部分。']],
  ])('is not %s', (_, lines) => {
    expect(yearOf(lines)).toEqual({ year: null, conflict: [] });
  });

  it('is not that of links to other reports', () => {
    const link = '厦门市财政局2022年政府信息公开工作年度报告';
    expect(yearOf([link, opening(2024)], { links: [[link, 't20230109_1.htm']] })).toEqual({
      year: 2024,
      conflict: [],
    });
  });

  it('is not that of a link in words that a sentence could have', () => {
    const link = '阅读厦门市财政局2022年政府信息公开工作年度报告全文和图解';
    expect(yearOf([link], { links: [[link, 'a.htm']] }).year).toBeNull();
    expect(yearOf([link]).year).toBe(2022);
  });

  it('is the title’s where the period was copied from last year, and says so', () => {
    expect(yearOf(['厦门市财政局2024年政府信息公开工作年度报告', period(2023), opening(2024)])).toEqual({
      year: 2024,
      conflict: [2024, 2023],
    });
  });

  it('does not see a contradiction in a sentence about another year', () => {
    const parts = ['厦门市财政局2024年政府信息公开工作年度报告', opening(2023), opening(2024), period(2024)];
    expect(yearOf(parts)).toEqual({ year: 2024, conflict: [] });
  });

  it('is null where the title stands against the period and the text', () => {
    const parts = ['厦门市财政局2024年政府信息公开工作年度报告', period(2023), opening(2023)];
    expect(yearOf(parts)).toEqual({ year: null, conflict: [2024, 2023] });
    expect(yearOf([...parts, '发布时间：2024-01-09'])).toEqual({ year: 2023, conflict: [2023, 2024] });
  });

  it('is null where two years are equally good', () => {
    expect(yearOf([period(2023), opening(2024)])).toEqual({ year: null, conflict: [2023, 2024] });
  });
});

describe.skipIf(!existsSync(real))('the year of a real report (skipped: no ../shared)', () => {
  it('is read without a title', () => {
    const document = textDocument(readFileSync(real, 'utf8'));
    expect(findTitle(document)).toBeNull();
    expect(findYear(document, null)).toEqual({ year: 2024, conflict: [] });
  });
});
