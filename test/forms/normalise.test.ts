/** When two spellings of a label are the same. */
import { describe, expect, it } from 'vitest';
import { forms, normaliseLabel, normaliseWhole } from '../../src/forms/index.ts';
import { printedForms } from '../printed-forms/index.ts';

describe('normaliseLabel', () => {
  it.each([
    ['（三）不予公开', '不予公开'],
    ['(三) 不予公开', '不予公开'],
    ['1.属于国家秘密', '属于国家秘密'],
    ['1、属于国家秘密', '属于国家秘密'],
    ['１．属于国家秘密', '属于国家秘密'],
    ['三 、本 年 度 办 理 结 果', '本年度办理结果'],
    ['3.危及"三安全一稳定"', '危及“三安全一稳定”'],
    ['本年收费金额(单位:万元)', '本年收费金额（单位：万元）'],
    ['规章（设区的市、自治州人民政府应提供相关数据）', '规章'],
    ['社会\n公益\n组织', '社会公益组织'],
    ['\u00a0总\u3000计 ', '总计'],
  ])('takes %j for %j', (seen, meant) => {
    expect(normaliseLabel(seen)).toBe(normaliseLabel(meant));
    expect(normaliseLabel(seen)).not.toBe('');
  });

  it.each([
    ['其他结果', '其他'],
    ['行政规范性文件', '规范性文件'],
    ['结果维持', '结果纠正'],
    ['第二十条第（五）项', '第二十条第（六）项'],
    ['三安全', '一稳定'],
  ])('keeps %j apart from %j', (one, other) => {
    expect(normaliseWhole(one)).not.toBe(normaliseWhole(other));
  });

  it('leaves nothing of text that is only marks', () => {
    for (const text of ['', ' ', '——', '（一）', '|', '/']) expect(normaliseLabel(text)).toBe('');
  });

  it('bears a page of brackets', () => {
    const text = '（'.repeat(1_000_000);
    expect(normaliseLabel(text)).toBe('');
    expect(normaliseWhole(text)).toBe('');
  });

  it('gives nothing new when done twice', () => {
    for (const label of printedForms.flatMap((f) =>
      f.sections.flatMap((s) => s.tables.flatMap((t) => t.rows.flat())),
    )) {
      const once = normaliseLabel(label.text);
      expect(normaliseLabel(once)).toBe(once);
    }
  });
});

describe.each(forms.map((form) => [form.id, form] as const))('variants of labels in %s', (_id, form) => {
  it('are other spellings, not the label again', () => {
    for (const section of form.sections) {
      for (const block of section.blocks) {
        for (const path of [...block.rows, ...block.columns].map((entry) => entry.path)) {
          for (const label of path) {
            const spellings = [label.zh, ...label.seen];
            expect(new Set(spellings).size, label.zh).toBe(spellings.length);
          }
        }
      }
    }
  });

  it('never make one row of a block read as another row under the same group', () => {
    for (const section of form.sections) {
      for (const block of section.blocks) {
        const owner = new Map<string, string>();
        for (const row of block.rows) {
          const leaf = row.path.at(-1);
          if (leaf === undefined) continue;
          const group = row.path
            .slice(0, -1)
            .map((l) => l.zh)
            .join('/');
          for (const spelling of [leaf.zh, ...leaf.seen]) {
            const key = `${group}/${normaliseLabel(spelling)}`;
            expect([key, owner.get(key) ?? row.id]).toEqual([key, row.id]);
            owner.set(key, row.id);
          }
        }
      }
    }
  });
});
