import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findAgencyName } from '../../src/reading/agency-name.ts';
import { findTitle } from '../../src/reading/title.ts';
import { page, textDocument, type Part } from './document-builder.ts';

const real = '../shared/real/xiamen-hrss-2024.txt';
const nameOf = (parts: readonly Part[], options: Parameters<typeof page>[1] = {}): string | null => {
  const document = page(parts, options);
  return findAgencyName(document, findTitle(document));
};
const bare = '2024年政府信息公开工作年度报告';

describe('the agency of a report', () => {
  it('is named by the title', () => {
    expect(nameOf(['厦门市财政局2024年政府信息公开工作年度报告'])).toBe('厦门市财政局');
  });

  it('is named by the line above the title', () => {
    expect(nameOf(['洪泽区人民政府', '2023年政府信息公开工作年度报告'])).toBe('洪泽区人民政府');
  });

  it('is named by the title rather than by the publisher or the signature', () => {
    const table = [['发布机构', '厦门市人民政府办公厅']];
    const parts = [
      table,
      '厦门市财政局2024年政府信息公开工作年度报告',
      '厦门市人民政府办公厅',
      '2025年1月9日',
    ];
    expect(nameOf(parts)).toBe('厦门市财政局');
  });

  it('is named by the title the page declares', () => {
    expect(
      nameOf(['一、总体情况'], { meta: { ArticleTitle: '厦门市财政局2024年政府信息公开工作年度报告' } }),
    ).toBe('厦门市财政局');
  });

  it('is named by the signature, a name with its date', () => {
    expect(nameOf([bare, '其他事项无。', '厦门市财政局', '2025年1月9日'])).toBe('厦门市财政局');
  });

  it('is the publisher only if the text speaks of itself as such a body', () => {
    const table = [['发布机构', '厦门市财政局']];
    expect(nameOf([table, bare, '2024年，我局认真贯彻条例。'])).toBe('厦门市财政局');
    expect(nameOf([table, bare, '2024年，我委认真贯彻条例。'])).toBeNull();
    expect(nameOf([table, bare, '2024年认真贯彻条例。'])).toBeNull();
  });

  it.each([
    ['a body that is mentioned', '如有疑问，请与厦门市财政局办公室联系。'],
    ['the foot of the page', '主办：厦门市人民政府办公厅'],
    ['a name alone, without a date', '厦门市财政局'],
  ])('is not %s', (_, line) => {
    expect(nameOf(['一、总体情况', '2024年收到申请。', line])).toBeNull();
  });
});

describe.skipIf(!existsSync(real))('the agency of a real report (skipped: no ../shared)', () => {
  it('is null where only the text mentions bodies', () => {
    expect(findAgencyName(textDocument(readFileSync(real, 'utf8')), null)).toBeNull();
  });
});
