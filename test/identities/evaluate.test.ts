import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formById, forms, type Form } from '../../src/forms/index.ts';
import { evaluate, viewOf, type CellView, type Evaluation } from '../../src/identities/index.ts';
import { states, type State } from '../../src/record/index.ts';
import { smallForm, trueCells, viewOfCells } from './small-form.ts';

const of = (form: Form, key: string, cells: CellView): Evaluation => {
  const found = evaluate(form, cells).find((e) => e.identity.key === key);
  if (found === undefined) throw new Error(key);
  return found;
};
const form2021 = formById('ogi-2021') ?? smallForm;
const form2014 = formById('ogi-2014') ?? smallForm;
const cells = trueCells([3, 2], [1, 0], [4, 0]);

describe('evaluate', () => {
  it('finds that every identity of a true report holds', () => {
    expect(evaluate(smallForm, viewOfCells(cells)).map((e) => e.outcome)).toEqual(
      smallForm.identities.map(() => 'holds'),
    );
  });

  it('says what a broken identity reports and what it should', () => {
    const broken = of(smallForm, 'row/a', viewOfCells({ ...cells, 'a.all': 9 }));
    expect(broken).toMatchObject({ outcome: 'broken', reported: 9, expected: 5, weak: false });
    expect(broken.members).toEqual(['a.all', 'a.x', 'a.y']);
  });

  it('counts a blank, a dash and an absent addend as zero, and is then unsure of the smaller side', () => {
    const without = Object.fromEntries(Object.entries(cells).filter(([code]) => code !== 'a.y'));
    for (const view of [{ ...cells, 'a.y': null }, { ...cells, 'a.y': 'dash' as const }, without]) {
      expect(of(smallForm, 'row/a', viewOfCells(view))).toMatchObject({
        outcome: 'broken',
        expected: 3,
        weak: true,
      });
    }
  });

  it('is sure of a difference that the empty addend cannot explain', () => {
    const view = viewOfCells({ ...cells, 'a.y': null, 'a.all': 2 });
    expect(of(smallForm, 'row/a', view)).toMatchObject({
      outcome: 'broken',
      reported: 2,
      expected: 3,
      weak: false,
    });
  });

  it('is unsure where the second addend of the reported side is empty', () => {
    const view = viewOfCells({ ...cells, 'out.x': null });
    expect(of(smallForm, 'balance/x', view)).toMatchObject({
      outcome: 'broken',
      reported: 4,
      expected: 8,
      weak: true,
    });
  });

  it('does not evaluate where the total is blank', () => {
    const view = viewOfCells({ ...cells, 'sum.x': null });
    expect(of(smallForm, 'balance/x', view)).toMatchObject({ outcome: 'not_evaluated', reported: null });
    expect(of(smallForm, 'outcome/x', view).outcome).toBe('not_evaluated');
  });

  it('does not evaluate where a whole side is blank', () => {
    const view = viewOfCells({ ...cells, 'a.x': null, 'a.y': 'dash' });
    expect(of(smallForm, 'row/a', view).outcome).toBe('not_evaluated');
  });

  it('does not evaluate over text, unreadable and ambiguous cells, or a figure that is not certain', () => {
    for (const state of ['text', 'unreadable', 'ambiguous', 'reported'] as const) {
      expect(of(smallForm, 'row/a', viewOfCells({ ...cells, 'a.x': state })).outcome).toBe('not_evaluated');
    }
  });

  it('evaluates a report of zeros', () => {
    const zeros = trueCells([0, 0], [0, 0], [0, 0]);
    expect(of(smallForm, 'row/a', viewOfCells(zeros)).outcome).toBe('holds');
  });

  it('adds decimals and large numbers exactly', () => {
    const row = { 'a.x': 0.1, 'a.y': 0.2, 'a.all': 0.3 };
    expect(of(smallForm, 'row/a', viewOfCells(row))).toMatchObject({ outcome: 'holds', expected: 0.3 });
    const large = { 'a.x': 2 ** 53 - 1, 'a.y': 2, 'a.all': 2 ** 53 };
    expect(of(smallForm, 'row/a', viewOfCells(large)).outcome).toBe('broken');
    const tiny = { 'a.x': 1e-7, 'a.y': 1, 'a.all': 1.0000001 };
    expect(of(smallForm, 'row/a', viewOfCells(tiny)).outcome).toBe('holds');
  });

  it('takes the parts where one is printed, and the whole where none is', () => {
    const key = 'requests.outcome_sum/total';
    const whole = 'requests.outcome.other.all.total';
    const part = 'requests.outcome.other.other.total';
    const base = { 'requests.outcome.total.total': 5, 'requests.outcome.granted.total': 3 };
    const both = of(form2021, key, viewOfCells({ ...base, [whole]: 9, [part]: 2 }));
    expect(both).toMatchObject({ outcome: 'holds', expected: 5 });
    expect(both.members).not.toContain(whole);
    const only = of(form2021, key, viewOfCells({ ...base, [whole]: 2 }));
    expect(only).toMatchObject({ outcome: 'holds' });
    expect(only.members).not.toContain(part);
    const blankPart = of(form2021, key, viewOfCells({ ...base, [whole]: 2, [part]: null }));
    expect(blankPart).toMatchObject({ outcome: 'broken', expected: 3, weak: true });
  });

  it('does not sum an ambiguous alternative that does not count', () => {
    const view = viewOfCells({
      'requests.outcome.total.total': 5,
      'requests.outcome.granted.total': 5,
      'requests.outcome.other.all.total': 'ambiguous',
      'requests.outcome.other.other.total': 0,
    });
    expect(of(form2021, 'requests.outcome_sum/total', view).outcome).toBe('holds');
  });

  it('reads a view from the values and cells of a report', () => {
    const view = viewOf({
      values: { a: 1, b: null },
      cells: { a: { state: 'reported' }, b: { state: 'dash' } },
    });
    expect([view.value('a'), view.state('a'), view.value('b'), view.state('b')]).toEqual([
      1,
      'reported',
      null,
      'dash',
    ]);
    expect([view.value('c'), view.state('c')]).toEqual([null, 'absent']);
  });

  it('agrees with the sentence of the specification on any cells of any form', () => {
    for (const form of [smallForm, form2014, form2021]) {
      const cell = fc.oneof(
        { weight: 8, arbitrary: fc.integer({ min: 0, max: 3 }) },
        { weight: 2, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: fc.constantFrom<State>(...states) },
      );
      const view = fc.array(cell, { minLength: form.fields.length, maxLength: form.fields.length });
      fc.assert(
        fc.property(view, (list) => {
          const all = Object.fromEntries(form.fields.map((f, i) => [f.code, list[i] ?? null]));
          for (const e of evaluate(form, viewOfCells(all)))
            expect([e.identity.key, e.outcome]).toEqual(naive(e, all));
        }),
        { numRuns: 50, seed: 1 },
      );
    }
  });
});

/** The specification once more, as plainly as can be. */
function naive(
  e: Evaluation,
  all: { [code: string]: number | State | null },
): [string, Evaluation['outcome']] {
  const { key, reported, expected, alternatives } = e.identity;
  const absent = (code: string): boolean => all[code] === 'absent';
  const used = expected.filter((code) =>
    alternatives.every(({ whole, parts }) => (parts.every(absent) ? !parts.includes(code) : code !== whole)),
  );
  const cellsOf = (list: readonly string[]) => list.map((code) => all[code] ?? null);
  const members = cellsOf([...reported, ...used]);
  if (members.some((m) => ['text', 'unreadable', 'ambiguous', 'reported'].includes(String(m))))
    return [key, 'not_evaluated'];
  if (typeof all[reported[0] ?? ''] !== 'number') return [key, 'not_evaluated'];
  if (!cellsOf(used).some((m) => typeof m === 'number')) return [key, 'not_evaluated'];
  const sum = (list: readonly string[]) =>
    cellsOf(list).reduce<number>((n, m) => n + (typeof m === 'number' ? m : 0), 0);
  return [key, sum(reported) === sum(used) ? 'holds' : 'broken'];
}

describe('the forms', () => {
  it('begin every reported side with a total: the only reported code of some identity', () => {
    for (const form of forms) {
      const totals = new Set(
        form.identities.filter((i) => i.reported.length === 1).map((i) => i.reported[0]),
      );
      for (const identity of form.identities) expect(totals).toContain(identity.reported[0]);
    }
  });

  it('keep the members of an identity in their own order', () => {
    for (const form of forms) {
      const order = new Map(form.fields.map((f, i) => [f.code, i]));
      for (const { expected } of form.identities) {
        const places = expected.map((code) => order.get(code) ?? -1);
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }
    }
  });
});
