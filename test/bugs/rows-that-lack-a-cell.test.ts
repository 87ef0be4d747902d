/** Rows that lack a cell, beside empty cells that merging left: the numbers after it stand one place too far left. */
import { describe, expect, it } from 'vitest';
import { layoutNamed } from '../layouts/layouts.ts';
import { reportOf } from '../layouts/report-of.ts';
import { noTraps } from '../layouts/variation.ts';
import { read, rulesOn, valueOf } from './read.ts';

const row = 'requests.outcome.partial';
const columns = ['natural_person', 'business', 'research', 'public_interest', 'legal_service', 'other_org'];
const report = reportOf('ogi-2021', {
  ...Object.fromEntries(columns.map((c, i) => [`${row}.${c}`, 11 + i])),
  [`${row}.total`]: 81,
  // A blank elsewhere: the text is known to keep them.
  'requests.outcome.granted.business': '',
});

const rendered = (layout: string): string =>
  new TextDecoder().decode(layoutNamed(layout).render(report, noTraps));

describe('a row that lacks a cell', () => {
  it.each([
    ['text P3', /\n13 \|/u],
    ['text P3 with glued blanks', /\n13 \|/u],
    ['text P5 with rule', / 13 \|/u],
    ['text tabs in a grid', /\t13/u],
    ['html merged cells empty', /<td>13<\/td>/u],
    ['html with spans', /<td>13<\/td>/u],
  ])('in %s is left open', async (layout, cell) => {
    const whole = rendered(layout);
    const record = await read(whole.replace(cell, ''));
    expect(valueOf(await read(whole), `${row}.research`)).toBe(13);
    for (const column of columns.slice(2)) expect(valueOf(record, `${row}.${column}`)).toBeNull();
    expect(rulesOn(record, `${row}.public_interest`)).toContain('parse.ambiguous');
  });
});

describe("an empty place before a number that is not the form's", () => {
  it('does not take that number where the table has no head', async () => {
    const record = await read(
      '<h1>泗洪县民政局2023年政府信息公开工作年度报告</h1><p>二、主动公开政府信息情况</p><table><tr><td>信息内容</td><td>本年处理决定数量</td><td>77</td></tr><tr><td>行政处罚</td><td></td><td>78</td></tr><tr><td>行政强制</td><td>5</td><td></td></tr></table>',
    );
    expect(valueOf(record, 'proactive.penalties.decisions')).toBeNull();
  });
});

describe('the list of 2014 with a column of serial numbers', () => {
  it("does not take the next row's serial number for an empty value", async () => {
    const whole = new TextDecoder().decode(
      layoutNamed('html with spans').render(
        reportOf('ogi-2014', { 'channels.weibo': '', 'channels.website': 5 }),
        noTraps,
      ),
    );
    let n = 0;
    const record = await read(
      whole.replace(/<tr>/gu, (tr) => `${tr}<td>${n++ === 0 ? '序号' : String(n - 1)}</td>`),
    );
    expect(valueOf(record, 'channels.weibo')).toBeNull();
    expect(valueOf(record, 'channels.website')).toBe(5);
  });
});
