/** Word files and PDFs whose tables, or pages, are pictures: what stands there is not read, and the record says so. */
import { describe, expect, it } from 'vitest';
import { examine } from '../../src/examine/index.ts';
import { PdfPage, writePdf } from '../documents/pdf/pdf-writer.ts';
import { docx, p } from '../documents/word/build-docx.ts';

const picture =
  '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="x"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>';
const report = [
  '泗洪县民政局2023年政府信息公开工作年度报告',
  '二、主动公开政府信息情况',
  picture,
  '三、收到和处理政府信息公开申请情况',
  picture,
  '四、政府信息公开行政复议、行政诉讼情况',
  picture,
  '五、存在的主要问题及改进情况',
];

describe('pictures in a Word file', () => {
  it('in the place of tables make their numbers unreadable, with a finding each', async () => {
    const record = await examine(docx(report.map(p).join('')), { file: 'a.docx' });
    expect(record.status).toBe('partial');
    const values = Object.values(record.report?.values ?? { none: 0 });
    expect(values.every((value) => value === null)).toBe(true);
    expect(record.report?.cells['requests.received.total']?.state).toBe('unreadable');
    const missing = record.findings.filter(({ rule }) => rule === 'form.missing_section');
    expect(missing).toHaveLength(3);
    for (const { message } of missing) {
      expect(message.en).toMatch(/image/u);
      expect(message.zh).toMatch(/图/u);
    }
  });

  it('with nothing beside them are said to be no text', async () => {
    const record = await examine(docx(p(picture) + p(picture)), { file: 'a.docx' });
    expect(record).toMatchObject({ status: 'failed', error: { code: 'document.unsupported' } });
    expect(record.error?.message).toMatch(/^a\.docx: .*pictures/u);
  });

  it('beside a text are no reason to refuse it', async () => {
    const notice = p('关于开展2023年度政务公开培训的通知，请各单位按时参加，并提前报送名单和材料。');
    expect(await examine(docx(p(picture) + notice), { file: 'a.docx' })).toMatchObject({
      status: 'not_a_report',
      error: null,
    });
  });
});

describe('a PDF that holds nothing but a picture', () => {
  it('is said to be no text', async () => {
    const record = await examine(writePdf([new PdfPage(400, 300).image(10, 10, 380, 280)]), {
      file: 'a.pdf',
    });
    expect(record).toMatchObject({ status: 'failed', error: { code: 'document.unsupported' } });
  });
});
