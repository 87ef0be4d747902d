/** Labels with a slip: taken for the row that is missing there, and for no other. */
import { describe, expect, it } from 'vitest';
import { labelsOf, type FormRow } from '../../src/reading/labels.ts';
import { isNearly, onlyMissing } from '../../src/reading/near-labels.ts';
import { ogi2021 } from './forms-by-name.ts';

const labels = labelsOf(ogi2021);
function row(id: string): FormRow {
  const found = labels.rows.find((r) => r.row.id === `requests.${id}`);
  if (found === undefined) throw new Error(`no row ${id}`);
  return found;
}

describe('isNearly', () => {
  it.each([
    ['5.属于三类内部事物信息', 'outcome.refused.internal_affairs'],
    ['二、上年结转政府信息公开申请数', 'carried_in'],
    ['2.重复的申请', 'outcome.not_processed.duplicate'],
  ])('takes %s', (text, id) => expect(isNearly(text, row(id), labels)).toBe(true));

  it.each([
    ['6.属于四类过程性信息', 'outcome.refused.internal_affairs'],
    ['网络公示', 'outcome.granted'],
    ['公开', 'outcome.granted'],
    ['省级自设的统计项目', 'outcome.refused.internal_affairs'],
    ['一、本年新收政府信息公开申请数量', 'carried_in'],
  ])('leaves %s', (text, id) => expect(isNearly(text, row(id), labels)).toBe(false));
});

describe('onlyMissing', () => {
  const all = new Set(labels.rows.filter((r) => r.row.alternative?.side !== 'whole'));
  const without = (...ids: string[]): Set<FormRow> =>
    new Set([...all].filter((r) => !ids.some((id) => r === row(id))));

  it('gives the one row that is missing between two others', () => {
    const printed = without('outcome.partial');
    expect(onlyMissing(row('outcome.granted'), row('outcome.refused.state_secret'), labels, printed)).toBe(
      row('outcome.partial'),
    );
  });

  it('gives none where two are missing, or none is', () => {
    const printed = without('outcome.partial', 'outcome.refused.state_secret');
    expect(
      onlyMissing(row('outcome.granted'), row('outcome.refused.prohibited_by_law'), labels, printed),
    ).toBeNull();
    expect(onlyMissing(row('outcome.granted'), row('outcome.refused.state_secret'), labels, all)).toBeNull();
  });
});
