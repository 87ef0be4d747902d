import { describe, expect, it } from 'vitest';
import { confirm } from '../../../src/documents/second-engine/confirm.ts';

const page = (...lines: string[]): { lines: string[] } => ({ lines });

/** What the text of one page says of one row. */
function verdict(lines: readonly string[], label: string, numbers: string): string | undefined {
  return confirm([page(...lines)], [{ label, numbers: numbers.split(' ') }])[0];
}

describe('confirm', () => {
  it('confirms the same figures after the same label', () => {
    expect(verdict(['规章 \t7 \t8 \t9', '行政许可 \t5'], '规章', '7 8 9')).toBe('confirmed');
  });

  it('contradicts where another figure stands', () => {
    expect(verdict(['规章 \t7 \t8 \t9'], '规章', '7 8 6')).toBe('contradicted');
  });

  it('contradicts where the order is another', () => {
    expect(verdict(['规章 \t7 \t8 \t9'], '规章', '7 9 8')).toBe('contradicted');
  });

  it('contradicts where the second engine sees more figures', () => {
    expect(verdict(['规章 \t7 \t8 \t9'], '规章', '7 8')).toBe('contradicted');
  });

  it('is silent where the second engine lost some', () => {
    expect(verdict(['规章 \t7 \t9'], '规章', '7 8 9')).toBe('silent');
  });

  it('is silent where figures are glued or cut apart', () => {
    expect(verdict(['规章 \t789'], '规章', '7 8 9')).toBe('silent');
    expect(verdict(['规章 \t1 \t0 \t5'], '规章', '10 5')).toBe('silent');
    expect(verdict(['规章 \t1 \t10'], '规章', '11 0')).toBe('silent');
  });

  it('is silent without text, without the label, and without figures at it', () => {
    expect(confirm([], [{ label: '规章', numbers: ['7'] }])).toEqual(['silent']);
    expect(verdict(['行政许可 \t7'], '规章', '7')).toBe('silent');
    expect(verdict(['规章', '行政许可 \t7'], '规章', '7')).toBe('silent');
    expect(verdict(['规章 \t7'], '规章', '— /')).toBe('silent');
  });

  it('does not take a longer label for a shorter one', () => {
    expect(verdict(['总计划 \t4'], '总计', '3')).toBe('silent');
  });

  it('finds a label that is cut by spaces and line ends', () => {
    expect(
      verdict(
        ['（二）部分公开（只计这一情 \t形，不', '计其他情形） 4 \t0'],
        '（二）部分公开（只计这一情形，不计其他情形）',
        '4 0',
      ),
    ).toBe('confirmed');
  });

  it('finds a label that stands round its figures', () => {
    const lines = ['上一行 \t1 \t1', '2.其他法律行政法规', '\t5 \t6', '禁止公开', '下一行 \t1 \t1'];
    expect(verdict(lines, '2.其他法律行政法规禁止公开', '5 6')).toBe('confirmed');
    expect(verdict(lines, '2.其他法律行政法规禁止公开', '5 7')).toBe('contradicted');
  });

  it('finds a label whose own line holds its middle', () => {
    const lines = ['4.无正当', '理由大量 \t5 \t6', '反复申请'];
    expect(verdict(lines, '4.无正当理由大量反复申请', '5 6')).toBe('confirmed');
  });

  it('does not take the words round another row for a label', () => {
    expect(
      verdict(['2.其他法律行政法规', '甲 \t5 \t6', '禁止公开'], '2.其他法律行政法规禁止公开', '5 6'),
    ).toBe('silent');
  });

  it('passes over the unit between a label and its figure', () => {
    expect(verdict(['1.当面申请数 \t件 \t12', '2.传真申请数 \t件 \t3'], '1.当面申请数', '12')).toBe(
      'confirmed',
    );
  });

  it('passes over dashes among the figures', () => {
    expect(verdict(['规章 \t7 \t— \t9'], '规章', '7 — 9')).toBe('confirmed');
  });

  it('knows full-width figures, and keeps notes whole', () => {
    expect(verdict(['规章 \t２２（其中修', '订16件） \t5'], '规章', '22（其中修订16件） 5')).toBe(
      'confirmed',
    );
  });

  it('reads a row over the end of a page, past the page numbers', () => {
    const pages = [page('规章 \t7', '- 1 -'), page('— 2 —', '8 \t9', '行政许可')];
    expect(confirm(pages, [{ label: '规章', numbers: ['7', '8', '9'] }])).toEqual(['confirmed']);
  });

  it('pairs rows of one label by their order, and only when none is missing', () => {
    const rows = ['1', '2'].map((number) => ({ label: '其他', numbers: [number] }));
    expect(confirm([page('其他 \t1', '其他 \t2')], rows)).toEqual(['confirmed', 'confirmed']);
    expect(confirm([page('其他 \t2', '其他 \t1')], rows)).toEqual(['contradicted', 'contradicted']);
    expect(confirm([page('其他 \t1')], rows)).toEqual(['silent', 'silent']);
  });

  it('confirms a row without a label by a run of as many figures', () => {
    const lines = ['尚未', '审结 总 \t计', '10 \t1 \t0 \t0 \t0 \t5', '五、存在的主要问题'];
    expect(verdict(lines, '', '10 1 0 0 0 5')).toBe('confirmed');
    expect(verdict(lines, '', '10 1 0 0 0 6')).toBe('contradicted');
    expect(verdict(lines, '', '10 1 0')).toBe('silent');
  });

  it('takes time in proportion to a long text', () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => `规章${String(i)} 字`);
    const rows = Array.from({ length: 60 }, (_, i) => ({ label: `规章${String(i)}号`, numbers: ['1'] }));
    expect(confirm([page(...lines)], rows)).toEqual(rows.map(() => 'silent'));
  });
});
