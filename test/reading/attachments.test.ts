import { describe, expect, it } from 'vitest';
import { findAttachments } from '../../src/reading/attachments.ts';
import { page } from './document-builder.ts';

type Links = NonNullable<NonNullable<Parameters<typeof page>[1]>['links']>;
const of = (lines: readonly string[], links: Links): string[] =>
  findAttachments(page(lines, { links })).map(({ href }) => href);

const sentence = '2024年，我局认真贯彻落实条例要求，持续推进政府信息公开工作，全年公开政府信息若干条。';
const text = Array.from({ length: 20 }, (_, i) => `${sentence}${String(i)}`);
const report = '2024年政府信息公开工作年度报告';

describe('the links that may be the report', () => {
  it.each(['P0202501.pdf', 'a/b.DOCX?x=1', 'report.ofd', 'down.jsp?file=a.xls', 'x.wps#page=2'])(
    'are files: %s',
    (href) => {
      expect(of(text, [['附件', href]])).toEqual([href]);
    },
  );

  it('are given as printed, each address once', () => {
    const links: Links = [
      [`${report}.pdf`, './P1.pdf'],
      ['下载', './P1.pdf'],
    ];
    expect(findAttachments(page([], { links }))).toEqual([{ text: `${report}.pdf`, href: './P1.pdf' }]);
  });

  it('are files by the words where the address does not say', () => {
    expect(of(text, [[`${report}.docx`, '/download?id=7']])).toEqual(['/download?id=7']);
  });

  it('are pages where the page itself says next to nothing', () => {
    expect(of(['首页', report], [[report, '/art/1.html']])).toEqual(['/art/1.html']);
  });

  it.each([
    ['other years beside a report', text, [['2023年政府信息公开工作年度报告', '/art/2023.html']]],
    ['form letters', [], [['政府信息公开申请表', 'a.doc']]],
    ['scripts', [], [[report, 'javascript:open(1)']]],
    ['places on the page', [], [[report, '#top']]],
    [
      'entries of an index',
      [],
      [2020, 2021, 2022, 2023].map((y) => [`${String(y)}年度报告`, `/${String(y)}.html`]),
    ],
  ] as const)('are not %s', (_, lines, links) => {
    expect(of(lines, links as unknown as Links)).toEqual([]);
  });

  it('are at most fifty', () => {
    expect(
      of(
        [],
        Array.from({ length: 80 }, (_, i) => ['附件', `${String(i)}.pdf`] as const),
      ),
    ).toHaveLength(50);
  });
});
