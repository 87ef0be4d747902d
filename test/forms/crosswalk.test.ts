import { describe, expect, it } from 'vitest';
import { formById, formIds, indicators, measures } from '../../src/forms/index.ts';

describe('the crosswalk', () => {
  it('names each measure once, as a column can be called', () => {
    const ids = measures.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z][a-z_]{1,31}$/);
    for (const { zh, en } of measures) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('adds codes of the edition, counts only, none twice', () => {
    for (const { id, terms } of measures) {
      expect(terms.length).toBeGreaterThan(0);
      expect(terms.map(({ form }) => form)).toEqual(
        formIds.filter((form) => terms.some((t) => t.form === form)),
      );
      for (const { form, codes, alternative } of terms) {
        const all = [...codes, ...(alternative === null ? [] : [alternative.whole, ...alternative.parts])];
        expect(all.length, id).toBeGreaterThan(0);
        expect(new Set(all).size).toBe(all.length);
        for (const code of all)
          expect(formById(form)!.byCode.get(code)?.type, `${form} ${code}`).toBe('count');
      }
    }
  });

  it('says of every approximation what differs', () => {
    for (const { id, terms } of measures) {
      for (const { relation, note } of terms) expect(note !== null, id).toBe(relation === 'approximate');
    }
  });

  it('never calls an exact number and an approximate one the same series', () => {
    for (const { id, terms } of measures) {
      for (const one of terms) {
        for (const other of terms) {
          if (one.series === other.series && one.form !== other.form && id !== 'normative_documents')
            expect(one.relation, id).toBe(other.relation);
        }
      }
    }
  });

  it('takes indicators from measures', () => {
    const ids = new Set(measures.map(({ id }) => id));
    expect(new Set(indicators.map(({ id }) => id)).size).toBe(indicators.length);
    for (const { numerator, denominator } of indicators) {
      for (const id of [...numerator, ...denominator]) expect(ids).toContain(id);
    }
  });

  it('adds up the refusals: the grounds of 2019 and 2021 are the parts of the whole', () => {
    const codesOf = (id: string): readonly string[] =>
      measures.find((m) => m.id === id)!.terms.find(({ form }) => form === 'ogi-2021')!.codes;
    const grounds = measures.filter(({ id }) => id.startsWith('refused_')).flatMap(({ id }) => codesOf(id));
    expect([...grounds].sort()).toEqual([...codesOf('refused')].sort());
  });
});
