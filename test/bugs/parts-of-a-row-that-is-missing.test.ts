/** Where a group and its parts were both printed, a part that is missing was passed over in silence. */
import { describe, expect, it } from 'vitest';
import { layoutNamed } from '../layouts/layouts.ts';
import { reportOf } from '../layouts/report-of.ts';
import { noTraps } from '../layouts/variation.ts';
import { read, rulesOn, valueOf } from './read.ts';

const page = new TextDecoder().decode(
  layoutNamed('html with spans').render(
    reportOf('ogi-2021', { 'requests.outcome.other.no_correction.total': 6 }),
    noTraps,
  ),
);
const part = /<tr><td rowspan="3">（六）其他处理<\/td><td>1\.申请人无正当理由逾期不补正.*?<\/tr>/u;
const whole = `<tr><td colspan="2">（六）其他处理</td>${'<td>6</td>'.repeat(7)}</tr>`;

describe('a part of a row that is printed whole, too', () => {
  it('is named where it is missing', async () => {
    const record = await read(page.replace(part, whole));
    expect(page).toMatch(part);
    expect(valueOf(record, 'requests.outcome.other.all.total')).toBe(6);
    expect(valueOf(record, 'requests.outcome.other.no_correction.total')).toBeNull();
    const missing = record.findings.filter(({ rule }) => rule === 'form.missing_row');
    expect(missing.map(({ row }) => row)).toEqual(['requests.outcome.other.no_correction']);
    expect(rulesOn(record, 'requests.outcome.other.no_correction.total')).toContain('form.missing_row');
  });

  it('is not missed where only the whole is printed', async () => {
    const rest = /<tr><td>[23]\.(?:申请人逾期未按|其他<).*?<\/tr>/gu;
    const record = await read(page.replace(part, whole).replace(rest, ''));
    expect(record.findings.filter(({ rule }) => rule === 'form.missing_row')).toEqual([]);
  });
});
