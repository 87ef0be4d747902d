import { describe, expect, it } from 'vitest';
import { declaredTitle, findTitle, titleCandidates } from '../../src/reading/title.ts';
import { page, textDocument } from './document-builder.ts';

const titleOf = (...parts: Parameters<typeof page>): string | null => findTitle(page(...parts))?.text ?? null;

describe('the title of a report', () => {
  it('is a line that names an annual report', () => {
    expect(
      titleOf(['首页 > 政府信息公开年报', '厦门市财政局2024年政府信息公开工作年度报告', '一、总体情况']),
    ).toBe('厦门市财政局2024年政府信息公开工作年度报告');
  });

  it.each([
    '2008年南平市政府信息公开工作年度报告',
    '思明区卫生健康局2022年政府信息公开年报',
    '厦门市财政局关于2023年度政府信息公开工作的年度报告',
    '２０２４年度厦门市财政局信息公开工作报告',
    '厦门市财政局政府信息公开工作年度报告（2023年度）',
  ])('may read %s', (title) => {
    expect(titleOf([title])).toBe(title);
  });

  it('is put together from the lines it is split over', () => {
    const title = findTitle(page(['厦门市财政局', '2024年', '政府信息公开工作年度报告', '一、总体情况']));
    expect(title).toEqual({ text: '厦门市财政局2024年政府信息公开工作年度报告', at: { path: [2, 1] } });
  });

  it('is put together from lines of plain text, white space of the typesetting left out', () => {
    const title = findTitle(textDocument('   洪泽区人民政府\n 2023 年政府信息公开工作年度报告\n\n 本报告由'));
    expect(title?.text).toBe('洪泽区人民政府2023年政府信息公开工作年度报告');
  });

  it('does not take the name of the site for its first line', () => {
    expect(titleOf(['厦门市人民政府', '厦门市财政局2024年政府信息公开工作年度报告'])).toBe(
      '厦门市财政局2024年政府信息公开工作年度报告',
    );
  });

  it('is found in a metadata table where no line has it', () => {
    expect(
      titleOf([
        [
          ['名称', '宿迁市2017年政府信息公开年度报告'],
          ['索引号', '1'],
        ],
      ]),
    ).toBe('宿迁市2017年政府信息公开年度报告');
  });

  it.each([
    ['a mention in a sentence', '根据要求，现公布厦门市财政局2024年政府信息公开工作年度报告'],
    ['a notice about reports', '关于做好2024年政府信息公开工作年度报告编制工作的通知'],
    ['the neighbour below', '上一篇：厦门市财政局2023年政府信息公开工作年度报告'],
    ['a bread crumb', '首页 > 政务公开 > 2024年政府信息公开工作年度报告'],
    ['the name of a column', '政府信息公开'],
    ['an explanation in pictures', '一图读懂2024年政府信息公开工作年度报告'],
    ['the form', '政府信息公开工作年度报告格式'],
  ])('is not %s', (_, line) => {
    expect(titleOf([line])).toBeNull();
  });

  it('is not a link to another year, and the link is told', () => {
    const other = '厦门市财政局2023年政府信息公开工作年度报告';
    const document = page(['厦门市财政局2024年政府信息公开工作年度报告', other], {
      links: [[other, 'a.html']],
    });
    expect(findTitle(document)?.text).toContain('2024');
    expect(titleCandidates(document).map(({ isLink }) => isLink)).toEqual([false, true]);
  });

  it('is none on a page that lists reports', () => {
    const titles = [2021, 2022, 2023, 2024].map(
      (year) => `厦门市财政局${String(year)}年政府信息公开工作年度报告`,
    );
    expect(titleOf(titles, { links: titles.map((t) => [t, '#'] as const) })).toBeNull();
    expect(titleOf(titles)).toBeNull();
    expect(titleCandidates(page(titles))).toHaveLength(4);
  });

  it('is the one the page declares, where several are printed', () => {
    const titles = [2021, 2022, 2023].map((year) => `厦门市财政局${String(year)}年政府信息公开工作年度报告`);
    expect(titleOf(titles, { meta: { ArticleTitle: titles[1] ?? '' } })).toBe(titles[1]);
  });

  it('is declared by the page without the name of the site, and that is not print', () => {
    const document = page(['一、总体情况'], { title: '2024年政府信息公开工作年度报告-厦门市财政局' });
    expect(declaredTitle(document)).toBe('2024年政府信息公开工作年度报告');
    expect(findTitle(document)).toBeNull();
  });
});
