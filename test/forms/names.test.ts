/** The names that codes give: columns, short names, labels in both languages. */
import { describe, expect, it } from 'vitest';
import { formById, formIds, formInForce, forms } from '../../src/forms/index.ts';

describe.each(forms.map((form) => [form.id, form] as const))('names of %s', (_id, form) => {
  it('has dotted codes of lower-case words', () => {
    for (const field of form.fields) expect(field.code).toMatch(/^[a-z0-9_]+(\.[a-z0-9_]+)+$/);
  });

  it('names the column by the code, with underscores', () => {
    for (const field of form.fields) expect(field.column).toBe(field.code.split('.').join('_'));
  });

  it.each(['code', 'column', 'short'] as const)('gives every field a %s of its own', (key) => {
    expect(new Set(form.fields.map((field) => field[key])).size).toBe(form.fields.length);
  });

  it('keeps short names within 32 characters that Stata takes', () => {
    for (const field of form.fields) expect(field.short).toMatch(/^[a-z][a-z0-9_]{0,31}$/);
  });

  it('has a label in both languages for every field', () => {
    for (const field of form.fields) {
      expect(field.label.zh).toMatch(/\p{Script=Han}/u);
      expect(field.label.en).not.toMatch(/\p{Script=Han}/u);
      expect(field.label.en.split(' / ').filter((word) => word.trim() === '')).toEqual([]);
    }
  });

  it('gives no two fields of one section the same Chinese label', () => {
    const labels = form.fields.map((field) => `${field.section} ${field.label.zh}`);
    const twice = labels.filter((text, i) => labels.indexOf(text) !== i);
    expect(twice).toEqual([]);
  });

  it('finds each field by its code', () => {
    for (const field of form.fields) expect(form.byCode.get(field.code)).toBe(field);
    expect(form.byCode.size).toBe(form.fields.length);
  });
});

describe('the catalogue', () => {
  it('has the three editions, in the order of their issue', () => {
    expect(formIds).toEqual(['ogi-2014', 'ogi-2019', 'ogi-2021']);
    expect(forms.map((form) => form.issued)).toEqual([
      '国办发〔2014〕32号',
      '国办公开办函〔2019〕60号',
      '国办公开办函〔2021〕30号',
    ]);
  });

  it.each([
    [2013, null],
    [2014, 'ogi-2014'],
    [2018, 'ogi-2014'],
    [2019, 'ogi-2019'],
    [2020, 'ogi-2019'],
    [2021, 'ogi-2021'],
    [2025, 'ogi-2021'],
  ])('knows the edition in force for %i', (year, id) => {
    expect(formInForce(year)?.id ?? null).toBe(id);
  });

  it('knows no form by another name', () => {
    expect(formById('ogi-2016')).toBeNull();
    expect(formById('constructor')).toBeNull();
    expect(formById(null)).toBeNull();
  });
});
