import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, suspects, tiedTo, type CellView } from '../../src/identities/index.ts';
import { formById } from '../../src/forms/index.ts';
import { codes, smallForm, trueCells, viewOfCells } from './small-form.ts';

const cells = trueCells([3, 2], [1, 0], [4, 0]);
const look = (view: CellView) => suspects(smallForm, view, evaluate(smallForm, view));

/** A view with other numbers in some cells. */
const changed = (view: CellView, changes: ReadonlyMap<string, number>): CellView => ({
  value: (code) => changes.get(code) ?? view.value(code),
  state: (code) => (changes.has(code) ? 'reported' : view.state(code)),
});

describe('suspects', () => {
  it('finds nothing in a report that adds up', () => {
    expect(look(viewOfCells(cells))).toEqual({ sets: [], truncated: false });
  });

  it('names the one cell that breaks two identities', () => {
    expect(look(viewOfCells({ ...cells, 'a.x': 7 }))).toEqual({
      sets: [{ codes: ['a.x'], would_be: [3] }],
      truncated: false,
    });
  });

  it('names the total where everything else ties', () => {
    expect(look(viewOfCells({ ...cells, 'a.all': 6, 'in.all': 11 })).sets).toEqual([
      { codes: ['in.all', 'a.all'], would_be: [10, 5] },
    ]);
  });

  it('lists every cell of a row that nothing else ties', () => {
    const view = viewOfCells({ 'a.x': 3, 'a.y': 2, 'a.all': 6 });
    expect(look(view).sets).toEqual([
      { codes: ['a.x'], would_be: [4] },
      { codes: ['a.y'], would_be: [3] },
      { codes: ['a.all'], would_be: [5] },
    ]);
  });

  it('never asks for a count below zero', () => {
    const view = viewOfCells({ 'a.x': 3, 'a.y': 1, 'a.all': 2 });
    expect(look(view).sets).toEqual([
      { codes: ['a.x'], would_be: [1] },
      { codes: ['a.all'], would_be: [4] },
    ]);
  });

  it('suspects a blank, and not a cell that the document does not have', () => {
    expect(look(viewOfCells({ 'a.x': 3, 'a.y': null, 'a.all': 5 })).sets.map((s) => s.codes)).toEqual([
      ['a.x'],
      ['a.y'],
      ['a.all'],
    ]);
    expect(look(viewOfCells({ 'a.x': 3, 'a.all': 5 })).sets.map((s) => s.codes)).toEqual([
      ['a.x'],
      ['a.all'],
    ]);
  });

  it('says so where there are more than ten sets', () => {
    const form = formById('ogi-2014') ?? smallForm;
    const view = viewOfCells({
      'litigation.total': 9,
      'litigation.upheld': 1,
      'litigation.rectified': 1,
      'litigation.other': 1,
      'reconsideration.total': 9,
      'reconsideration.upheld': 1,
      'reconsideration.rectified': 1,
      'reconsideration.other': 1,
    });
    const found = suspects(form, view, evaluate(form, view));
    expect(found.sets).toHaveLength(10);
    expect(found.sets[0]).toEqual({ codes: ['reconsideration.total', 'litigation.total'], would_be: [3, 3] });
    expect(found.truncated).toBe(true);
  });

  it('gives no set, and says there are no more, where three cells would not do', () => {
    const form = formById('ogi-2014') ?? smallForm;
    const stems = ['requests.received', 'requests.completed', 'litigation', 'institutions.staff'];
    const parts = ['online', 'on_time', 'upheld', 'full_time'];
    const view = viewOfCells(
      Object.fromEntries(
        stems.flatMap((s, i) => [
          [`${s}.total`, 1],
          [`${s}.${parts[i] ?? ''}`, 2],
        ]),
      ),
    );
    expect(evaluate(form, view).filter((e) => e.outcome === 'broken')).toHaveLength(4);
    expect(suspects(form, view, evaluate(form, view))).toEqual({ sets: [], truncated: false });
  });

  it('does not choose between splits of one difference', () => {
    // Only column x is tied: a.x and b.x must fall by 3 together, and neither can alone.
    const view = viewOfCells({
      'a.x': 2,
      'b.x': 2,
      'sum.x': 1,
      'out.x': 0,
      'in.x': 1,
      'sum.all': 1,
      'in.all': 1,
      'out.all': 0,
    });
    const found = look(view);
    expect(found.sets).not.toContainEqual(expect.objectContaining({ codes: ['a.x', 'b.x'] }));
    expect(found.truncated).toBe(true);
  });

  it('looks for none where a number is beyond exact sums', () => {
    expect(look(viewOfCells({ 'a.x': 2 ** 50, 'a.y': 2, 'a.all': 6 }))).toEqual({
      sets: [],
      truncated: true,
    });
  });

  it('looks apart at what no cell ties together', () => {
    const view = viewOfCells({ ...cells, 'a.x': 7 });
    const evaluations = evaluate(smallForm, view);
    for (const evaluation of evaluations.filter((e) => e.outcome === 'broken')) {
      const tied = tiedTo(evaluation, evaluations);
      expect(tied).toContain(evaluation);
      const members = new Set(tied.flatMap((e) => e.members));
      const apart = evaluations.filter((e) => e.outcome !== 'not_evaluated' && !tied.includes(e));
      expect(apart.some((e) => e.members.some((code) => members.has(code)))).toBe(false);
    }
  });

  it('mends every identity with every set it gives', () => {
    fc.assert(
      fc.property(brokenView, (view) => {
        for (const set of look(view).sets) {
          const changes = new Map(set.codes.map((code, i) => [code, set.would_be[i] ?? -1]));
          for (const [code, number] of changes) {
            expect(number).toBeGreaterThanOrEqual(0);
            expect(number).not.toBe(view.value(code) ?? 0);
          }
          const was = evaluate(smallForm, view);
          const now = evaluate(smallForm, changed(view, changes));
          was.forEach((e, i) => {
            if (e.outcome !== 'not_evaluated') expect(now[i]?.outcome).toBe('holds');
          });
        }
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('finds the same smallest sets as trying every change of one and two cells', () => {
    let compared = 0;
    fc.assert(
      fc.property(brokenView, (view) => {
        const found = look(view);
        const { sets, several } = tryAll(view);
        if (sets.length === 0 && !several) {
          expect(found.sets.every((s) => s.codes.length === 3)).toBe(true);
          return;
        }
        compared++;
        expect(found.sets).toEqual(sets.slice(0, 10));
        expect(found.truncated).toBe(several || sets.length > 10);
      }),
      { numRuns: 300, seed: 1 },
    );
    expect(compared).toBeGreaterThan(100);
  });
});

const cell = fc.integer({ min: 0, max: 4 });
const pair = fc.tuple(cell, cell);
const change = fc.tuple(
  fc.constantFrom(...codes),
  fc.oneof(cell, cell, fc.constantFrom(null, 'absent' as const, 'text' as const)),
);
/** A true report in which up to four cells are changed. */
const brokenView = fc
  .tuple(pair, pair, pair, fc.array(change, { minLength: 1, maxLength: 4 }))
  .map(([a, b, out, changes]) => viewOfCells({ ...trueCells(a, b, out), ...Object.fromEntries(changes) }));

/** Every change of one cell, then of two, to counts up to a bound that no answer passes. */
function tryAll(view: CellView): { sets: { codes: string[]; would_be: number[] }[]; several: boolean } {
  const evaluations = evaluate(smallForm, view).filter((e) => e.outcome !== 'not_evaluated');
  if (evaluations.every((e) => e.outcome === 'holds')) return { sets: [], several: false };
  const zero = (code: string): number => view.value(code) ?? 0;
  const candidates = codes.filter(
    (code) => view.state(code) !== 'absent' && evaluations.some((e) => e.members.includes(code)),
  );
  const fits = (numbers: ReadonlyMap<string, number>): boolean =>
    evaluations.every(({ identity, members }) => {
      const sum = (list: readonly string[]) =>
        list.reduce((n, code) => n + (numbers.get(code) ?? zero(code)), 0);
      return sum(identity.reported) === sum(members.slice(identity.reported.length));
    });
  const bound = 40;
  const singles = candidates.flatMap((code) => {
    const good = range(bound).filter((n) => n !== zero(code) && fits(new Map([[code, n]])));
    return good.map((n) => ({ codes: [code], would_be: [n] }));
  });
  if (singles.length > 0) return { sets: singles, several: false };
  const sets: { codes: string[]; would_be: number[] }[] = [];
  let several = false;
  for (const [i, a] of candidates.entries()) {
    for (const b of candidates.slice(i + 1)) {
      // One of the two is determined by an identity that has it, once the other is chosen: try all of the first.
      const good = range(bound).flatMap((n) =>
        guesses(evaluations, zero, a, n, b)
          .filter(
            (m) =>
              m >= 0 &&
              n !== zero(a) &&
              m !== zero(b) &&
              fits(
                new Map([
                  [a, n],
                  [b, m],
                ]),
              ),
          )
          .map((m) => [n, m]),
      );
      const [only, ...more] = good;
      if (more.length > 0) several = true;
      else if (only !== undefined) sets.push({ codes: [a, b], would_be: only });
    }
  }
  return { sets, several };
}

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** The one value of `b` that the first identity with `b` in it asks for when `a` is `n`. */
function guesses(
  evaluations: ReturnType<typeof evaluate>,
  zero: (code: string) => number,
  a: string,
  n: number,
  b: string,
): number[] {
  const e = evaluations.find(({ members }) => members.includes(b));
  if (e === undefined) return [];
  let rest = 0;
  let own = 1;
  e.members.forEach((code, i) => {
    const sign = i < e.identity.reported.length ? 1 : -1;
    if (code === b) own = sign;
    else rest += sign * (code === a ? n : zero(code));
  });
  return [0 - rest * own];
}
