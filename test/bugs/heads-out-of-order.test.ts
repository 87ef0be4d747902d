/** Heads that name the form's columns in another order, or another unit: numbers must not go by the form's. */
import { describe, expect, it } from 'vitest';
import { layoutNamed } from '../layouts/layouts.ts';
import { reportOf } from '../layouts/report-of.ts';
import { noTraps } from '../layouts/variation.ts';
import { headOfDocuments, read, rulesOn, title, valueOf } from './read.ts';

const numbers = '规章\n1\n2\n3\n行政规范性文件\n4\n5\n6\n';

describe('a head with two columns changed over', () => {
  it('leaves the rows under it open in a text', async () => {
    const changed = headOfDocuments.replace('本年制发件数\n本年废止件数', '本年废止件数\n本年制发件数');
    const record = await read(title + changed + numbers);
    expect(valueOf(record, 'proactive.regulations.issued')).toBeNull();
    expect(rulesOn(record, 'proactive.regulations.issued')).toContain('parse.ambiguous');
    expect(valueOf(await read(title + headOfDocuments + numbers), 'proactive.regulations.issued')).toBe(1);
  });

  it('leaves the rows under it open in a page', async () => {
    const report = reportOf('ogi-2021', { 'requests.received.business': 8, 'requests.received.research': 9 });
    const whole = new TextDecoder().decode(layoutNamed('html with spans').render(report, noTraps));
    const changed = whole
      .replace('>商业企业<', '>甲<')
      .replace('>科研机构<', '>商业企业<')
      .replace('>甲<', '>科研机构<');
    const record = await read(changed);
    expect(valueOf(record, 'requests.received.business')).toBeNull();
    expect(valueOf(record, 'requests.received.natural_person')).toBeNull();
    expect(valueOf(await read(whole), 'requests.received.business')).toBe(8);
  });
});

describe('an amount whose label has a slip', () => {
  it("is not read in the form's unit where the head prints another", async () => {
    const record = await read(
      `${title}${headOfDocuments}${numbers}第二十条第（六）项\n信息内容\n本年处理决定数量\n行政处罚\n7\n行政强制\n0\n第二十条第（八）项\n信息内容\n本年收费金额（单位：元）\n行政事业性收贵\n5000\n`,
    );
    expect(valueOf(record, 'proactive.fees.amount')).not.toBe(5000);
  });
});
