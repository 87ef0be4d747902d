import { describe, expect, it } from 'vitest';
import { numeralValue } from '../../src/forms/index.ts';
import { findPeriod, findPublished, isoDate } from '../../src/reading/dates.ts';
import { page } from './document-builder.ts';

describe('numerals', () => {
  it.each([
    ['47', 47],
    ['1,724', 1724],
    ['四十七', 47],
    ['十二', 12],
    ['一百零五', 105],
    ['三百二十', 320],
    ['一千零四', 1004],
    ['二〇二四', 2024],
    ['两', 2],
    ['零', 0],
  ])('reads %s', (text, value) => {
    expect(numeralValue(text)).toBe(value);
  });

  it.each(['', '一百五', '十百', '百', '四七十', '12.5', '1,72', '几十'])(
    'does not guess at "%s"',
    (text) => {
      expect(numeralValue(text)).toBeNull();
    },
  );
});

describe('the date of publication', () => {
  it('is read after its label in a line, in a table, and in the cell beside', () => {
    expect(findPublished(page(['发布时间：2025-01-09 10:21 来源：办公室']))).toBe('2025-01-09');
    expect(findPublished(page([[['索引号', 'X1', '发布日期', '2025年1月9日']]]))).toBe('2025-01-09');
    expect(findPublished(page([[['发布机构：区政府办', '发布日期：２０２５/１/９']]]))).toBe('2025-01-09');
    expect(findPublished(page(['[发布日期]', '2025.01.09']))).toBe('2025-01-09');
  });

  it('is taken from a meta tag', () => {
    expect(findPublished(page(['正文'], { meta: { PubDate: '2025-01-09 08:00' } }))).toBe('2025-01-09');
  });

  it('prefers publication to generation, and takes generation where there is nothing else', () => {
    const table = [['生成日期', '2025-01-05', '发布日期', '2025-01-09']];
    expect(findPublished(page([table]))).toBe('2025-01-09');
    expect(findPublished(page([[['生成日期', '2025-01-05']]]))).toBe('2025-01-05');
  });

  it('takes a bare time only from a byline', () => {
    expect(findPublished(page(['来源：区人民政府办公室 时间：2017-01-12 10:01']))).toBe('2017-01-12');
    expect(findPublished(page(['会议时间：2017-01-12']))).toBeNull();
  });

  it.each([
    ['a banner', '今天是2026年11月24日 星期二'],
    ['a signature', '2025年1月9日'],
    ['the date of signing', '成文日期：2025-01-05'],
    ['the last change', '更新时间：2025-03-01'],
    ['a day that is none', '发布日期：2025-02-30'],
    ['a default of the site', '发布日期：1970-01-01'],
    ['the retention of a label', '发布日期：'],
  ])('is not %s', (_, line) => {
    expect(findPublished(page([line]))).toBeNull();
  });

  it('is null where the surest labels differ, unless the page declares one of them', () => {
    const lines = ['发布时间：2025-01-09', '发布时间：2024-01-10'];
    expect(findPublished(page(lines))).toBeNull();
    expect(findPublished(page([...lines, '生成日期：2025-01-05']))).toBeNull();
    expect(findPublished(page(lines, { meta: { publishdate: '2025-01-09' } }))).toBe('2025-01-09');
  });
});

describe('the period', () => {
  it.each([
    '本报告中所列数据的统计期限为2024年1月1日至12月31日。',
    '报告统计数据时限为 2024 年 1 月 1 日起至 2024 年 12 月 31 日止，电子版可下载。',
    '数据统计期限自２０２４年１月１日到２０２４年１２月３１日止',
    '所列数据的统计期限为2024.1.1-2024.12.31。',
    '统计期限为二〇二四年一月一日至十二月三十一日',
  ])('is read from %s', (sentence) => {
    expect(findPeriod(page([sentence]))).toEqual(['2024-01-01', '2024-12-31']);
  });

  it.each([
    '活动于2024年3月1日至5月31日举行。',
    '统计期限为2024年12月31日至1月1日。',
    '统计期限为202411日至20241231日。',
    '统计期限为2024年1月至12月。',
  ])('is not read from %s', (sentence) => {
    expect(findPeriod(page([sentence]))).toBeNull();
  });

  it('is read over the end of a line', () => {
    const lines = [
      '本报告中所列数据统计期限自 2023 年 1 月 1 日',
      '起至 2023 年 12 月 31 日止。如对本报告有疑问，请与我们联系',
    ];
    expect(findPeriod(page(lines))).toEqual(['2023-01-01', '2023-12-31']);
  });

  it('gives no date that does not exist', () => {
    expect(isoDate('2023年2月29日')).toBeNull();
    expect(isoDate('2024年2月29日')).toBe('2024-02-29');
  });
});
