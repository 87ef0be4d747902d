import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { forms } from '../../src/forms/index.ts';
import { readProse } from '../../src/reading/prose.ts';
import { page, textDocument, type Part } from './document-builder.ts';

const real = '../shared/real/xiamen-hrss-2024.txt';
const form = forms.find(({ id }) => id === 'ogi-2021') ?? { prose: [], sections: [] };
const read = (parts: readonly Part[]) => readProse(page(parts), form).sections;
const table = [['规章', '0', '0', '0']];

const report: readonly Part[] = [
  '一、总体情况',
  '2024年，我局认真贯彻条例。',
  '（一）主动公开。公开信息若干条。',
  '二、主动公开政府信息情况',
  table,
  '三、收到和处理政府信息公开申请情况',
  table,
  '四、政府信息公开行政复议、行政诉讼情况',
  table,
  '五、存在的主要问题及改进情况',
  '队伍有待加强。',
  '六、其他需要报告的事项',
  '无。',
];
const sections = {
  overview: '2024年，我局认真贯彻条例。\n（一）主动公开。公开信息若干条。',
  problems: '队伍有待加强。',
  other: '无。',
};

describe('the prose of a report', () => {
  it('is what stands between a heading and the next', () => {
    expect(read(report)).toEqual(sections);
  });

  it('is found under headings without marks', () => {
    expect(
      read(report.map((p) => (typeof p === 'string' ? p.replace(/^[一二三四五六]、/u, '') : p))),
    ).toEqual(sections);
  });

  it('is not what a contents list names before it comes', () => {
    const headings = report.filter((p): p is string => typeof p === 'string' && /^[一二三四五六]、/u.test(p));
    expect(read(['目录', ...headings, '本报告根据条例编制。', ...report])).toEqual(sections);
    expect(read([...headings.map((h, i) => `${h}……${String(i + 1)}`), ...report])).toEqual(sections);
  });

  it('is not what a sentence that names the sections says', () => {
    expect(read(['全文包括总体情况、主动公开政府信息情况、其他需要报告的事项。', ...report])).toEqual(
      sections,
    );
  });

  it('may begin on the line of its heading', () => {
    expect(read(['一、总体情况。2024年，我局认真贯彻条例。', '二、主动公开政府信息情况']).overview).toBe(
      '2024年，我局认真贯彻条例。',
    );
  });

  it('ends at the next number, whatever that section is called', () => {
    expect(read(['一、总体情况', '甲。', '二、重点工作', '乙。']).overview).toBe('甲。');
  });

  it('does not end at an item of its own', () => {
    expect(read(['一、总体情况', '甲。', '（二）主动公开政府信息情况', '乙。']).overview).toBe(
      '甲。\n（二）主动公开政府信息情况\n乙。',
    );
  });

  it('is found where the tables stand under their own numbers after the text', () => {
    const parts = [
      ...['一、总体情况', '甲。', '二、主动公开政府信息情况', '乙。', '三、存在的主要问题及改进情况', '丙。'],
      ...['四、其他需要报告的事项', '丁。', '一、主动公开政府信息情况', table],
    ];
    expect(read(parts)).toEqual({ overview: '甲。', problems: '丙。', other: '丁。' });
  });

  it('is found under headings in other words, if they have a mark', () => {
    expect(read(['五、工作中的不足及下一步打算', '甲。']).problems).toBe('甲。');
    expect(read(['工作中的不足及下一步打算', '甲。']).problems).toBeNull();
  });

  it('leaves out the lines of flattened tables', () => {
    const text = [
      '一、总体情况',
      '甲。',
      '第二十条第（一）项 |',
      '信息内容 |',
      '0 |',
      '六、其他需要报告的事项',
      '乙。',
      '7 |',
    ];
    expect(readProse(textDocument(text.join('\n')), form).sections).toMatchObject({
      overview: '甲。',
      other: '乙。',
    });
  });

  it('leaves out the signature and the foot of the page', () => {
    const parts = [
      '六、其他需要报告的事项',
      '无。',
      '厦门市财政局',
      '2025年1月9日',
      '附件：',
      '主办：某办公室',
    ];
    expect(read(parts).other).toBe('无。');
  });

  it('is null without a heading, and where nothing stands under it', () => {
    expect(read(['2024年，我局认真贯彻条例。'])).toEqual({ overview: null, problems: null, other: null });
    expect(read(['一、总体情况', '二、主动公开政府信息情况', table]).overview).toBeNull();
  });

  it('gives the introduction and the overview for statements about numbers, and no table', () => {
    const { statements } = readProse(page(['本报告根据条例编制。', ...report]), form);
    expect(statements.map(({ text }) => text)).toEqual([
      '本报告根据条例编制。',
      '2024年，我局认真贯彻条例。',
      '（一）主动公开。公开信息若干条。',
    ]);
  });
});

describe.skipIf(!existsSync(real))('the prose of a real report (skipped: no ../shared)', () => {
  it('is read from flattened text', () => {
    const { sections: found } = readProse(textDocument(readFileSync(real, 'utf8')), form);
    expect(found.overview?.split('\n')).toHaveLength(6);
    expect(found.problems?.split('\n')).toHaveLength(2);
    expect(found.other?.split('\n')).toHaveLength(1);
  });
});
