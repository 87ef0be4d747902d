import { describe, expect, it } from 'vitest';
import { looksAggregate, mentionsOtherBody } from '../../src/agencies/index.ts';

describe('mentionsOtherBody', () => {
  it.each([
    ['全市收到申请21件', '洪泽区人民政府'],
    ['全区收到申请21件', '洪泽区教育局'],
    ['我区共收到47件', '厦门市思明区教育局'],
    ['各镇、街道收到12件', '洪泽区人民政府'],
    ['区政府办公室收到17件', '洪泽区人民政府'],
    ['市教育局收到3件', '厦门市财政局'],
    ['全市收到3件', null],
  ])('%s in a report of %s: yes', (clause, own) => {
    expect(mentionsOtherBody(clause, own)).toBe(true);
  });

  it.each([
    ['全区受理申请21件', '洪泽区人民政府'],
    ['全区各部门收到95件', '洪泽区人民政府'],
    ['全县收到9件', '桐庐县'],
    ['区政府办公室收到17件', '洪泽区人民政府办公室'],
    ['我局收到47件', '厦门市人力资源和社会保障局'],
    ['在区政府网站公开信息120条', '思明区教育局'],
    ['全局收到3件', '思明区教育局'],
    ['全镇收到2件', '洪泽区老子山镇人民政府'],
    ['厦门市教育局收到3件', '厦门市教育局'],
    ['全年共收到3件', '厦门市财政局'],
    ['本机关收到3件', null],
  ])('%s in a report of %s: no', (clause, own) => {
    expect(mentionsOtherBody(clause, own)).toBe(false);
  });
});

describe('looksAggregate', () => {
  it('knows a government that speaks for its departments and places', () => {
    expect(looksAggregate('本报告由区政府办公室汇总全区各部门、各镇街年度报告编制')).toBe(true);
    expect(looksAggregate('全市共收到政府信息公开申请95件')).toBe(true);
  });

  it('leaves a body that speaks for itself', () => {
    expect(looksAggregate('2024年我局收到申请47件')).toBe(false);
    expect(looksAggregate('全局受理申请3件')).toBe(false);
    expect(looksAggregate('全年公开信息12条')).toBe(false);
  });
});
