/** A number that the page's edge cuts was read as the part of it that is seen; what stands over the edge was called blank. */
import { describe, expect, it } from 'vitest';
import { openDocument, type Table } from '../../src/documents/index.ts';
import { examine } from '../../src/examine/index.ts';
import type { Record } from '../../src/record/index.ts';
import { PdfPage, writePdf } from '../documents/pdf/pdf-writer.ts';
import { rulesOn, valueOf } from './read.ts';

const regulations = 'proactive.regulations';
const rows = [
  ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
  ['规章', '3', '45', '421'],
  ['行政规范性文件', '8', '2', ''],
] as const;
const ys = [80, 100, 120, 140];

/** The first table of the form on a page so wide, that is written wider where `drawn` says so, and is cut there. */
function report(xs: readonly number[], draw: 'grid' | 'cells', drawn = 400): Promise<Record> {
  const page = new PdfPage(400, 200, `/CropBox [0 0 ${String(drawn)} 200]`);
  page.text(60, 30, '泗洪县民政局2023年政府信息公开工作年度报告', { size: 12 });
  page.text(40, 60, '二、主动公开政府信息情况');
  page[draw](xs, ys, rows);
  return examine(writePdf([page]), { file: 'a.pdf' });
}

describe('a table that is wider than its page', () => {
  const xs = [40, 150, 230, 305, 390];

  it('has the numbers that are seen, and none of those over the edge', async () => {
    const record = await report(xs, 'grid', 305);
    expect(valueOf(record, `${regulations}.issued`)).toBe(3);
    expect(valueOf(record, `${regulations}.repealed`)).toBe(45);
    expect(rulesOn(record, `${regulations}.repealed`)).toEqual([]);
    // 421 is written there, and a blank: nobody sees either.
    for (const row of [regulations, 'proactive.normative_documents']) {
      expect(valueOf(record, `${row}.in_force`)).toBeNull();
      expect(record.report?.cells[`${row}.in_force`]?.state).toBe('unreadable');
      expect(rulesOn(record, `${row}.in_force`)).toEqual(['parse.ambiguous']);
    }
    expect(record.findings).toContainEqual(
      expect.objectContaining({ rule: 'parse.ambiguous', reported: 'off_page' }),
    );
  });

  it.each(['grid', 'cells'] as const)('has no number that the edge cuts: %s', async (draw) => {
    // Between the two figures 42 and 1: those two are seen.
    const record = await report(xs, draw, 319);
    expect(valueOf(record, `${regulations}.issued`)).toBe(3);
    expect(valueOf(record, `${regulations}.in_force`)).toBeNull();
    expect(rulesOn(record, `${regulations}.in_force`)).toContain('parse.ambiguous');
  });
});

describe('what stands beside the page', () => {
  it('is no table of it', async () => {
    const page = new PdfPage(400, 200, '/CropBox [0 0 190 200]')
      .grid([20, 60, 180], [60, 80, 100], [rows[1].slice(0, 2), rows[2].slice(0, 2)])
      .grid([210, 250, 380], [60, 80, 100], [rows[1].slice(0, 2), rows[2].slice(0, 2)]);
    const { blocks } = await openDocument(writePdf([page]), { file: 'a.pdf' });
    expect(blocks.filter((block): block is Table => block.kind === 'table')).toHaveLength(1);
  });

  it('is no text of it', async () => {
    const page = new PdfPage(400, 200, '/CropBox [0 0 200 200]')
      .text(20, 60, '可见')
      .text(175, 100, '边上的字')
      .text(300, 60, '不可见');
    const { blocks } = await openDocument(writePdf([page]), { file: 'a.pdf' });
    expect(blocks.map((block) => (block.kind === 'paragraph' ? block.text : ''))).toEqual(['可见', '边上的']);
  });
});
