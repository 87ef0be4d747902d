import { describe, expect, it } from 'vitest';
import { formById } from '../../src/forms/index.ts';
import { evaluate, suspects, tiedTo } from '../../src/identities/index.ts';
import type { State } from '../../src/record/index.ts';

const form = formById('ogi-2021');
if (form === null) throw new Error('the form of 2021 is gone');

const view = (numbers: { [code: string]: number }) => ({
  value: (code: string) => numbers[code] ?? 0,
  state: (): State => 'reported',
});

describe('identities tied by cells', () => {
  it('mends each block of section 4 by itself', () => {
    const cells = view({
      'reconsideration.upheld': 10,
      'reconsideration.rectified': 1,
      'litigation.after_reconsideration.upheld': 5,
    });
    const evaluations = evaluate(form, cells);
    const broken = evaluations.filter((e) => e.outcome === 'broken');
    const sets = broken.map((e) => suspects(form, cells, tiedTo(e, evaluations)).sets);
    expect(sets).toEqual([
      [{ codes: ['reconsideration.total'], would_be: [11] }],
      [
        { codes: ['litigation.after_reconsideration.upheld'], would_be: [0] },
        { codes: ['litigation.after_reconsideration.total'], would_be: [5] },
      ],
    ]);
  });

  it('takes section 3 as one', () => {
    const evaluations = evaluate(form, view({}));
    const balance = evaluations.find((e) => e.identity.rule === 'requests.balance');
    if (balance === undefined) throw new Error('the form has no balance');
    const rules = new Set(tiedTo(balance, evaluations).map((e) => e.identity.rule));
    expect([...rules].sort()).toEqual(['requests.applicant_sum', 'requests.balance', 'requests.outcome_sum']);
  });
});
