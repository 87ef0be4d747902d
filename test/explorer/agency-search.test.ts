/** The search: what people type, and whom they mean. */
import { describe, expect, it } from 'vitest';
import { search } from '../../src/explorer/app/agency-search.ts';
import { syllablesOf } from '../../src/explorer/pinyin.ts';
import type { SiteFind } from '../../src/explorer/site-find.ts';

const region = (code: string, name: string): SiteFind['regions'][number] => ({
  code,
  name,
  pinyin: syllablesOf(name),
  level: null,
  agencies: 1,
  covered: [],
  findings: [0, 0, 0],
});
const find: SiteFind = {
  regions: [region('350000', '福建省'), region('350200', '厦门市'), region('350203', '思明区')],
  functions: [{ id: 'jyj', name: { zh: '教育局', en: 'education' } }],
  rows: [
    ['350200-jyj', '厦门市教育局', syllablesOf('厦门市教育局'), '350200', 0, [3, 4], 0, []],
    [
      '350200-rsj',
      '厦门市人力资源和社会保障局',
      syllablesOf('厦门市人力资源和社会保障局'),
      '350200',
      -1,
      [4],
      0,
      ['厦门市人事局'],
    ],
    ['350203-zf', '思明区人民政府', syllablesOf('思明区人民政府'), '350203', -1, [4], 0, []],
  ],
};
const found = (text: string, more: { functionId?: string; year?: number } = {}): string[] =>
  search([find], 2020, { text, functionId: more.functionId ?? '', year: more.year ?? null }).map(
    ({ id }) => id,
  );

describe('the search', () => {
  it.each([
    ['by name', '教育', ['350200-jyj']],
    ['by characters that people leave out', '厦门社保', ['350200-rsj']],
    ['by pinyin', 'xiamenshijiaoyu', ['350200-jyj']],
    ['by initials, in words', 'xms jyj', ['350200-jyj']],
    ['by a former name', '人事局', ['350200-rsj']],
    ['by place, though the name does not hold it', '厦门 思明', ['350203-zf']],
    ['by function, in English', 'education', ['350200-jyj']],
    ['by id', '350203-zf', ['350203-zf']],
    ['whatever the case and width', 'ＸＭＳ', ['350200-jyj', '350200-rsj']],
  ])('finds %s', (_, text, ids) => expect(found(text)).toEqual(ids));
  it('wants all words', () => expect(found('厦门 zzz')).toEqual([]));
  it('keeps to function and year', () => {
    expect(found('', { functionId: 'jyj' })).toEqual(['350200-jyj']);
    expect(found('', { year: 2023 })).toEqual(['350200-jyj']);
  });
});
