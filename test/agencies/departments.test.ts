import { describe, expect, it } from 'vitest';
import { departmentNamed, departments, nationalBodies } from '../../src/agencies/index.ts';

describe('departments', () => {
  it('has slugs that are short, plain and unique', () => {
    const slugs = departments.map((department) => department.slug);
    expect(new Set(slugs).size).toBe(slugs.length);
    expect(slugs.filter((slug) => !/^[a-z]{2,12}$/.test(slug))).toEqual([]);
    const national = nationalBodies.map((body) => body.slug);
    expect(new Set(national).size).toBe(national.length);
    expect(national.filter((slug) => !/^[a-z]{2,12}$/.test(slug))).toEqual([]);
  });

  it('has at least ninety departments', () => {
    expect(
      departments.filter((department) => department.kind === 'department').length,
    ).toBeGreaterThanOrEqual(90);
  });

  it('gives no name to two functions', () => {
    const seen = new Map<string, string>();
    for (const { slug, names } of departments) {
      for (const name of names) {
        expect(`${name} ${seen.get(name) ?? slug}`).toBe(`${name} ${slug}`);
        seen.set(name, slug);
      }
    }
  });

  it('gives no name to two national bodies', () => {
    const names = nationalBodies.flatMap((body) => body.names);
    expect(new Set(names).size).toBe(names.length);
  });

  it('uses one slug for 局, 厅, 委员会 and the short name of a function', () => {
    for (const name of ['教育局', '教育厅', '教育委员会']) expect(departmentNamed(name)?.slug).toBe('jyj');
    expect(departmentNamed('人社局')?.slug).toBe('rsj');
    expect(departmentNamed('发改委')?.slug).toBe('fgw');
  });

  it('keeps merged and renamed bodies apart', () => {
    const slugs = [
      '教育局',
      '教育体育局',
      '环境保护局',
      '生态环境局',
      '林业局',
      '旅游局',
      '水利局',
      '水务局',
      '税务局',
      '商务局',
    ];
    expect(new Set(slugs.map((name) => departmentNamed(name)?.slug)).size).toBe(slugs.length);
  });

  it('knows no department by a part of its name', () => {
    for (const name of ['局', '教育', '办公室', '各部门', '', '思明教育局'])
      expect(departmentNamed(name)).toBeNull();
  });
});
