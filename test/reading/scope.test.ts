import { describe, expect, it } from 'vitest';
import { findScope } from '../../src/reading/scope.ts';
import { page } from './document-builder.ts';

const summed =
  '本报告由厦门市人民政府办公厅综合全市各区人民政府和市政府各部门的政府信息公开年度报告编制而成。';
const plain =
  '本报告根据《中华人民共和国政府信息公开条例》要求编制，全文包括总体情况、主动公开政府信息情况等六个部分。';

describe('the scope of a report', () => {
  it('is aggregate where a government says that it sums up its departments and places', () => {
    expect(findScope(page([summed]), '厦门市人民政府')).toBe('aggregate');
  });

  it('is own for a department, whatever it mentions', () => {
    expect(findScope(page([plain]), '厦门市财政局')).toBe('own');
    expect(findScope(page([summed]), '厦门市财政局')).toBe('own');
  });

  it('is null where a government does not say', () => {
    expect(findScope(page([plain]), '厦门市人民政府')).toBeNull();
    expect(findScope(page(['汇总各部门']), '厦门市人民政府')).toBeNull();
  });

  it('is null where the body is not known', () => {
    expect(findScope(page([plain]), null)).toBeNull();
  });
});
