/** A real PDF, read from ../shared/real; its file is not part of the repository, its figures are. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { confirm } from '../../../src/documents/second-engine/confirm.ts';
import { readPdfText } from '../../../src/documents/second-engine/read-pdf-text.ts';

const file = new URL('../../../../shared/real/hongze-2023.pdf', import.meta.url);
const isThere = existsSync(file);

const rows = [
  { label: '行政处罚', numbers: ['4119'] },
  { label: '行政事业性收费', numbers: ['7730.28'] },
  { label: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）', numbers: '4 0 0 0 0 0 4'.split(' ') },
  { label: '1.本机关不掌握相关政府信息', numbers: '10 0 0 0 0 0 10'.split(' ') },
  // The first row of a page.
  { label: '3.补正后申请内容仍不明确', numbers: '0 0 0 0 0 0 0'.split(' ') },
  { label: '（七）总计', numbers: '21 0 0 0 0 0 21'.split(' ') },
  { label: '', numbers: '10 1 0 0 0 0 0 0 0 0 5 0 0 0 0'.split(' ') },
];

describe(isThere ? 'the report of Hongze for 2023' : 'skipped: no ../shared', () => {
  it.runIf(isThere)('is confirmed by the second engine, and other numbers are not', async () => {
    const { pages } = await readPdfText(readFileSync(file));
    expect(confirm(pages, rows)).toEqual(rows.map(() => 'confirmed'));
    const wrong = rows.map(({ label, numbers }) => ({ label, numbers: [...numbers.slice(0, -1), '6'] }));
    expect(confirm(pages, wrong)).toEqual(rows.map(() => 'contradicted'));
  });
});
