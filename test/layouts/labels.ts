/** The forms' labels as reports misprint them. */
import type { Chooser } from './random.ts';
import type { Trap } from './variation.ts';

const variants: Readonly<Record<string, readonly [string, ...string[]]>> = {
  行政规范性文件: ['规范性文件', '规范文件'],
  规范性文件: ['行政规范性文件', '规范文件'],
  总计: ['合计'],
  '（七）总计': ['（七）合计'],
  '四、结转下年度继续办理': ['四、结转下一年度继续办理'],
  '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请': [
    '1.逾期不补正',
    '1.申请人无正当理由逾期不补正',
  ],
  '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请': [
    '2.逾期未缴费',
    '2.逾期未缴纳费用',
  ],
};
const lost: Readonly<Record<string, string>> = {
  '本年增/减': '本年增/',
  现行有效件数: '现行有效件',
  本年制发件数: '本年制发件',
  本年废止件数: '本年废止件',
};
const slips: Readonly<Record<string, string>> = {
  '2.其他法律行政法规禁止公开': '2.其他法律行政止公开',
};
const notes: Readonly<Record<string, string>> = {
  规章: '（设区的市、自治州人民政府应提供相关数据）',
  行政规范性文件: '（含部门联合发文）',
  行政强制: '（含强制措施）',
};

const mark = /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d\.)/u;

/** A label as printed under these traps. The choices of `c` are made alike for equal labels. */
export function printLabel(text: string, active: ReadonlySet<Trap>, c: Chooser): string {
  let s = text;
  if (active.has('label-variants')) {
    const other = variants[s];
    if (other !== undefined) s = c.pick(other);
  }
  if (active.has('slips')) s = slips[s] ?? s;
  if (active.has('lost-characters')) s = lost[s] ?? s;
  if (active.has('label-notes')) s += notes[s] ?? '';
  if (active.has('marks-dropped')) s = s.replace(mark, '');
  else if (active.has('marks-half-width')) {
    s = s.replace(/^（([一二三四五六七八九十]+)）/u, '($1)').replace(/^(\d)\./u, '$1、');
  }
  if (active.has('straight-quotes')) s = s.replace(/[“”]/gu, '"').replace(/（/gu, '(').replace(/）/gu, ')');
  return s;
}
