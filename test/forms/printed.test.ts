/** src/forms against the printed forms, typed independently. */
import { describe, expect, it } from 'vitest';
import { formById, type Field, type Form, type Label } from '../../src/forms/index.ts';
import {
  codesOf,
  identityName,
  placesOf,
  printedForms,
  printedIdentities,
  type EditionId,
  type PlaceOnForm,
  type PrintedForm,
} from '../printed-forms/index.ts';

const editions: readonly EditionId[] = ['ogi-2014', 'ogi-2019', 'ogi-2021'];

function formOf(edition: EditionId): Form {
  const form = formById(edition);
  if (form === null) throw new Error(`src/forms has no ${edition}`);
  return form;
}

/** Only letters and digits, without the item mark: what two spellings of one label share. */
function bare(text: string): string {
  return text
    .replace(/^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d\.)/u, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

const bareAll = (labels: readonly Label[]): string[] => labels.map((l) => bare(l.zh));

/** The row and column of src/forms that a field came from. */
function pathsOf(form: Form, field: Field): { row: string[]; column: string[] } {
  for (const section of form.sections) {
    for (const block of section.blocks) {
      if (section.id !== field.section || block.id !== field.block) continue;
      const row = block.rows.find((r) => r.id === field.row);
      const column = block.columns.find((c) => c.id === (field.columnId ?? ''));
      if (row !== undefined && column !== undefined) {
        const heading = block.heading === null ? [] : [block.heading];
        return { row: bareAll(row.path), column: bareAll([...heading, ...column.path]) };
      }
    }
  }
  throw new Error(`${field.code} has no row and column`);
}

const placesOn = (form: PrintedForm): PlaceOnForm[] =>
  form.sections.flatMap((s) => s.tables.flatMap(placesOf));

const nameOf = (form: PrintedForm): string =>
  form.variant === null ? form.edition : `${form.edition}, （六） in ${form.variant}`;

describe.each(printedForms.map((printed) => [nameOf(printed), printed] as const))('%s', (_name, printed) => {
  const form = formOf(printed.edition);
  const without = printed.variant === 'parts' ? 'whole' : 'part';
  const fields = form.fields.filter(
    (field) => printed.variant === null || field.alternative === null || field.alternative.side !== without,
  );

  it('has the codes of the printed form, in its order', () => {
    expect(fields.map((field) => field.code)).toEqual(codesOf(printed));
  });

  it('has the types of the printed places', () => {
    expect(fields.map((field) => [field.code, field.type])).toEqual(
      placesOn(printed).map((place) => [place.code, place.type]),
    );
  });

  it('has the headings of its sections', () => {
    const headings = printed.sections
      .filter((s) => s.tables.length > 0)
      .map((s) => [s.name, bare(s.heading)]);
    expect(form.sections.map((s) => [s.id, bare(s.heading.zh)])).toEqual(headings);
  });
});

describe.each(printedForms.filter((p) => p.edition !== 'ogi-2014').map((p) => [nameOf(p), p] as const))(
  '%s',
  (_name, printed) => {
    const form = formOf(printed.edition);

    it('has the row labels that the form prints beside each place', () => {
      for (const place of placesOn(printed)) {
        const field = form.byCode.get(place.code);
        expect(field, place.code).toBeDefined();
        if (field === undefined) continue;
        expect([place.code, pathsOf(form, field).row]).toEqual([place.code, place.rowLabels.map(bare)]);
      }
    });

    it('has the heads that the form prints above each place', () => {
      for (const place of placesOn(printed)) {
        const field = form.byCode.get(place.code);
        if (field === undefined) continue;
        expect([place.code, pathsOf(form, field).column]).toEqual([place.code, place.columnLabels.map(bare)]);
      }
    });

    it('has the headings of its prose', () => {
      const headings = printed.sections
        .filter((s) => s.tables.length === 0)
        .map((s) => [s.name, bare(s.heading)]);
      expect(form.prose.map((s) => [s.id, bare(s.heading.zh)])).toEqual(headings);
    });
  },
);

describe('ogi-2014', () => {
  const printed = printedForms.filter((p) => p.edition === 'ogi-2014');
  const form = formOf('ogi-2014');

  it('has the label of each line', () => {
    const lines = printed.flatMap(placesOn).map((place) => [place.code, place.rowLabels.map(bare).at(-1)]);
    expect(form.fields.map((field) => [field.code, pathsOf(form, field).row.at(-1)])).toEqual(lines);
  });

  it('has the group that each line stands under', () => {
    let group = '';
    const expected: [string, string][] = [];
    for (const row of printed.flatMap((p) =>
      p.sections.flatMap((s) => s.tables.flatMap((t) => t.rows.slice(1))),
    )) {
      const text = row[0]?.text ?? '';
      if (/^[一二三四五六七八九]、/u.test(text)) group = bare(text);
      const code = row[2]?.code ?? null;
      if (code !== null) expected.push([code, group]);
    }
    expect(form.fields.map((field) => [field.code, pathsOf(form, field).row[0]])).toEqual(expected);
  });

  it('has the unit of each line', () => {
    const units: Record<string, string> = {
      条: 'item',
      件: 'piece',
      次: 'time',
      篇: 'article',
      个: 'unit',
      人: 'person',
      人次: 'person_time',
      万元: 'wan_yuan',
    };
    const lines = printed.flatMap(placesOn).map((place) => [place.code, units[place.unit ?? '']]);
    expect(form.fields.map((field) => [field.code, field.unit])).toEqual(lines);
  });
});

describe('units of money', () => {
  it('holds the fees of 2021 in 万元, as the form prints', () => {
    const field = formOf('ogi-2021').byCode.get('proactive.fees.amount');
    expect([field?.unit, field?.isUnitOnForm]).toEqual(['wan_yuan', true]);
  });

  it('holds the procurement of 2019 in yuan, and knows that the form names no unit', () => {
    const field = formOf('ogi-2019').byCode.get('proactive.procurement.amount');
    expect([field?.unit, field?.isUnitOnForm]).toEqual(['yuan', false]);
  });

  it('gives no unit to the bare counts of 2019 and 2021', () => {
    for (const edition of ['ogi-2019', 'ogi-2021'] as const) {
      const counts = formOf(edition).fields.filter((field) => field.type !== 'amount');
      expect(counts.filter((field) => field.unit !== null)).toEqual([]);
    }
  });
});

describe.each(editions)('identities of %s', (edition) => {
  const form = formOf(edition);
  const sorted = (codes: readonly string[]): string[] => [...codes].sort();

  it('are those of the specification, over the same codes', () => {
    const ours = form.identities.map((i) =>
      identityName({ rule: i.rule, reported: sorted(i.reported), expected: sorted(i.expected) }),
    );
    const typed = printedIdentities(edition).map((i) =>
      identityName({ rule: i.rule, reported: sorted(i.reported), expected: sorted(i.expected) }),
    );
    expect(sorted(ours)).toEqual(sorted(typed));
  });

  it('know which codes are alternatives of each other', () => {
    const ours = form.identities.flatMap((i) => i.alternatives.map((a) => [a.whole, sorted(a.parts)]));
    const typed = printedIdentities(edition).flatMap((i) =>
      i.whole === null ? [] : [[i.whole, sorted(i.parts)]],
    );
    expect(ours).toEqual(typed);
  });

  it('are printed on the form only for the balance', () => {
    expect(form.identities.filter((i) => i.isPrinted !== (i.rule === 'requests.balance'))).toEqual([]);
  });

  it('have keys of their own', () => {
    const keys = form.identities.map((i) => i.key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('name the reported side first: a total', () => {
    for (const i of form.identities) expect(i.reported[0]).toMatch(/(^|\.)total(\.|$)/);
  });
});
