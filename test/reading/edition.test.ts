/** Which edition a document follows, by the words of its tables. */
import { describe, expect, it } from 'vitest';
import { findEdition } from '../../src/reading/edition.ts';
import { tokensOf } from '../../src/reading/tokens.ts';
import { textDocument } from './document-builder.ts';

const editionOf = (text: string, year: number | null = null): (string | null)[] => {
  const { form, mixed } = findEdition(tokensOf(textDocument(text)), year);
  return [form?.id ?? null, ...mixed.map(({ section, form: other }) => `${section} ${other}`)];
};

const of2019 = '信息内容\n本年新制作数量\n本年新公开数量\n对外公开总数量\n规章\n0\n0\n0\n';
const of2021 = '信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n0\n0\n0\n';
const requests =
  '一、本年新收政府信息公开申请数量\n0\n二、上年结转政府信息公开申请数量\n0\n1.属于国家秘密\n0\n2.重复申请\n0\n';

describe('findEdition', () => {
  it('goes by the heads of section 2, whatever the year', () => {
    expect(editionOf(of2019, 2023)).toEqual(['ogi-2019']);
    expect(editionOf(of2021, 2020)).toEqual(['ogi-2021']);
  });

  it('reads heads that lost their last character', () => {
    expect(editionOf(of2021.replaceAll('件数', '件'))).toEqual(['ogi-2021']);
  });

  it('takes the edition in force where only tables that all editions share are there', () => {
    expect(editionOf(requests, 2020)).toEqual(['ogi-2019']);
    expect(editionOf(requests, 2022)).toEqual(['ogi-2021']);
    expect(editionOf(requests, null)).toEqual([null]);
    expect(editionOf(requests, 2016)).toEqual([null]);
  });

  it('knows the list of 2014 by many of its rows, not by a few', () => {
    const rows = [
      '主动公开政府信息数',
      '制发规范性文件总数',
      '政府公报公开政府信息数',
      '政府网站公开政府信息数',
      '政务微博公开政府信息数',
      '政务微信公开政府信息数',
      '政府网站在线访谈次数',
      '政策解读稿件发布数',
      '收到申请数',
    ];
    const list = (some: readonly string[]): string => some.map((r) => `${r}\n3\n`).join('');
    expect(editionOf(list(rows), 2016)).toEqual(['ogi-2014']);
    expect(editionOf(list(rows.slice(0, 3)), 2016)).toEqual([null]);
  });

  it('says where section 2 has the heads of two editions', () => {
    expect(
      editionOf(`${of2021}${of2021.replace('规章', '行政规范性文件')}上一年项目数量\n本年增/减\n`)[1],
    ).toBe('proactive ogi-2019');
  });

  it('does not go by words in prose', () => {
    expect(
      editionOf(
        '本年制发件数、本年废止件数和现行有效件数见下表，规章和行政规范性文件均已公开，全年共收到申请三件。',
        2022,
      ),
    ).toEqual([null]);
  });
});
