import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arrange,
  evaluate,
  type ArrangeGroup,
  type CellView,
  type Placement,
} from '../../src/identities/index.ts';
import { columns, rows, smallForm, trueCells, viewOfCells } from './small-form.ts';

const runs = 1500;

type Printed = Readonly<{ [code: string]: number | null }>;

const row = (name: string): string[] => columns.map((column) => `${name}.${column}`);
/** A row of what is printed, as it comes out of flattening: the numbers without their places. */
const lost = (printed: Printed, codes: readonly string[]): ArrangeGroup => ({
  codes,
  numbers: codes.map((code) => printed[code] ?? null).filter((n) => n !== null),
});
const without = (printed: Printed, codes: readonly string[]) =>
  Object.fromEntries(
    Object.entries(printed).map(([c, n]) => [c, codes.includes(c) ? ('ambiguous' as const) : n]),
  );
const truth = (printed: Printed, group: ArrangeGroup) => group.codes.map((code) => printed[code] ?? null);

/** Arranges some rows of a printed report whose other rows are whole. */
function rearrange(printed: Printed, names: readonly string[]) {
  const groups = names.map((name) => lost(printed, row(name)));
  const view = viewOfCells(
    without(
      printed,
      groups.flatMap((g) => g.codes),
    ),
  );
  return { groups, view, answers: arrange(smallForm, view, groups) };
}

const cells = trueCells([3, 2], [1, 0], [4, 0]);

describe('arrange', () => {
  it('places the numbers of the only row that lost cells', () => {
    const printed = { ...cells, 'b.y': null };
    expect(rearrange(printed, ['b']).answers).toEqual([[1, null, 1]]);
  });

  it('places several rows that lost cells, by the sums that tie them', () => {
    const printed = { ...cells, 'b.y': null, 'out.y': null };
    expect(rearrange(printed, ['b', 'out']).answers).toEqual([
      [1, null, 1],
      [4, null, 4],
    ]);
  });

  it('does not choose between places for zeros among blanks', () => {
    const printed = { ...trueCells([3, 2], [0, 0], [4, 0]), 'b.y': null };
    expect(rearrange(printed, ['b']).answers).toEqual([null]);
  });

  it('does not choose where another arrangement breaks a single identity', () => {
    // Only the row's own sum ties it: the agency may have printed a wrong total.
    const view = viewOfCells({});
    const group = { codes: row('a'), numbers: [5, 5] };
    expect(arrange(smallForm, view, [group])).toEqual([null]);
  });

  it('does not choose where no arrangement adds up', () => {
    const printed = { ...cells, 'b.y': null, 'b.all': 7, 'sum.x': 9 };
    expect(rearrange(printed, ['b']).answers).toEqual([null]);
  });

  it('does not use an identity with an unreadable member', () => {
    const printed = { ...cells, 'b.y': null };
    const view = viewOfCells({ ...without(printed, row('b')), 'sum.x': 'unreadable', 'sum.y': 'text' });
    expect(arrange(smallForm, view, [lost(printed, row('b'))])).toEqual([null]);
  });

  it('decides across columns whose total was left blank with their cells', () => {
    const printed = { ...trueCells([3, 0], [1, 0], [4, 0]), 'a.y': null, 'sum.y': null, 'out.y': null };
    expect(rearrange(printed, ['a', 'sum', 'out']).answers).toEqual([
      [3, null, 3],
      [4, null, 4],
      [4, null, 4],
    ]);
  });

  it('does not use an identity whose total is certain to be blank', () => {
    const printed = { ...cells, 'b.y': null };
    const view = viewOfCells({ ...without(printed, row('b')), 'sum.x': null, 'sum.y': null });
    expect(arrange(smallForm, view, [lost(printed, row('b'))])).toEqual([null]);
    const lostTotals = [lost(printed, row('b')), { codes: row('sum'), numbers: [] }];
    expect(arrange(smallForm, view, lostTotals)).toEqual([null, [null, null, null]]);
  });

  it('gives a group without a choice as it is', () => {
    const view = viewOfCells({});
    const groups = [
      { codes: row('a'), numbers: [] },
      { codes: row('b'), numbers: [1, 2, 9] },
    ];
    expect(arrange(smallForm, view, groups)).toEqual([
      [null, null, null],
      [1, 2, 9],
    ]);
  });

  it('gives no values for more numbers than places, for fractions, and for codes in two groups', () => {
    const view = viewOfCells(without(cells, row('b')));
    expect(arrange(smallForm, view, [{ codes: row('b'), numbers: [1, 0, 1, 1] }])).toEqual([null]);
    expect(arrange(smallForm, view, [{ codes: row('b'), numbers: [1.5, 1.5] }])).toEqual([null]);
    const twice = { codes: row('b'), numbers: [1, 1] };
    expect(arrange(smallForm, view, [twice, twice])).toEqual([null, null]);
  });

  it('leaves what it has no time for ambiguous', () => {
    const printed = { ...cells, 'b.y': null };
    const group = lost(printed, row('b'));
    const view = viewOfCells(without(printed, group.codes));
    expect(arrange(smallForm, view, [group], { budget: 0 })).toEqual([null]);
  });

  it('never places a number wrongly in a report with at most one wrong total', () => {
    let decided = 0;
    fc.assert(
      fc.property(printedReport, fc.subarray([...rows], { minLength: 1 }), (printed, names) => {
        const { groups, view, answers } = rearrange(printed, names);
        if (
          brokenIn(
            view,
            groups,
            groups.map((g) => truth(printed, g)),
          ) > 1
        )
          return;
        groups.forEach((group, g) => {
          if (answers[g] === null) return;
          if (group.numbers.length % 3 !== 0) decided++;
          expect(answers[g]).toEqual(truth(printed, group));
        });
      }),
      { numRuns: runs, seed: 1 },
    );
    expect(decided).toBeGreaterThan(runs / 40);
  });

  it('decides exactly what trying every arrangement decides', () => {
    let decided = 0;
    fc.assert(
      fc.property(printedReport, fc.subarray([...rows], { minLength: 1, maxLength: 3 }), (printed, names) => {
        const { groups, view, answers } = rearrange(printed, names);
        const all = decideByTrying(view, groups);
        groups.forEach((group, g) => {
          const choices = placements(group).length;
          if (choices === 1) return;
          if (answers[g] !== null) decided++;
          const isAlone = groups.filter((other) => placements(other).length > 1).length === 1;
          // Groups that nothing ties are judged apart, so a wrong total of one does not keep the other from its answer.
          if (isAlone || (answers[g] !== null && all.canBeWhole)) expect(answers[g]).toEqual(all.answers[g]);
        });
      }),
      { numRuns: runs, seed: 1 },
    );
    expect(decided).toBeGreaterThan(runs / 40);
  });
});

/** Blanks stand for zeros more often than not, and sometimes one number is wrong. */
const count = fc.integer({ min: 0, max: 4 });
const pair = fc.tuple(count, count);
const printedReport = fc
  .tuple(
    pair,
    pair,
    pair,
    fc.array(fc.boolean(), { minLength: 15, maxLength: 15 }),
    fc.option(fc.tuple(fc.constantFrom(...rows), count)),
  )
  .map(([a, b, out, blanks, wrong]): Printed => {
    const entries = Object.entries(trueCells(a, b, out)).map(([code, n], i): [string, number | null] => [
      code,
      n === 0 && blanks[i] === true ? null : n,
    ]);
    const printed = Object.fromEntries(entries);
    return wrong === null ? printed : { ...printed, [`${wrong[0]}.all`]: wrong[1] };
  });

/**
 * How many identities an arrangement breaks, of those with a place in a group that has a choice. There an empty place
 * is a zero; in a group without a choice it is a blank.
 */
function brokenIn(
  view: CellView,
  groups: readonly ArrangeGroup[],
  arrangement: readonly Placement[],
): number {
  const numbers = new Map<string, number | null>();
  const open = new Set<string>();
  groups.forEach((group, g) => {
    const isOpen = placements(group).length > 1;
    group.codes.forEach((code, i) => {
      numbers.set(code, arrangement[g]?.[i] ?? (isOpen ? 0 : null));
      if (isOpen) open.add(code);
    });
  });
  const arranged: CellView = {
    value: (code) => (numbers.has(code) ? (numbers.get(code) ?? null) : view.value(code)),
    state: (code) =>
      !numbers.has(code) ? view.state(code) : numbers.get(code) === null ? 'blank' : 'reported',
  };
  const broken = evaluate(smallForm, arranged).filter((e) => e.outcome === 'broken');
  return broken.filter((e) => e.members.some((code) => open.has(code))).length;
}

function placements({ codes, numbers }: ArrangeGroup): Placement[] {
  const [code, ...rest] = codes;
  const [first, ...later] = numbers;
  if (code === undefined) return numbers.length === 0 ? [[]] : [];
  const empty = placements({ codes: rest, numbers }).map((p) => [null, ...p]);
  return first === undefined
    ? empty
    : [...placements({ codes: rest, numbers: later }).map((p) => [first, ...p]), ...empty];
}

/** The rule to the letter: every joint arrangement, judged by `evaluate`. */
function decideByTrying(view: CellView, groups: readonly ArrangeGroup[]) {
  const lists = groups.map(placements);
  let joint: Placement[][] = [[]];
  for (const list of lists) joint = joint.flatMap((before) => list.map((p) => [...before, p]));
  const fitting: Placement[][] = [];
  let canBeWhole = false;
  for (const arrangement of joint) {
    const broken = brokenIn(view, groups, arrangement);
    if (broken <= 1) fitting.push(arrangement);
    if (broken === 0) canBeWhole = true;
  }
  const answers = groups.map((_, g) => {
    const [first, ...others] = fitting.map((arrangement) => arrangement[g] ?? []);
    if (!canBeWhole || first === undefined) return null;
    return others.every((other) => other.every((n, i) => n === first[i])) ? first : null;
  });
  return { answers, canBeWhole };
}
