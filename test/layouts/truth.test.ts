/** The truth that random reports carry: by the tests' own arithmetic, checked by hand here. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filled, hostile, realistic, reports } from './random-report.ts';
import { printNumber, type Hand } from './raw.ts';
import { reportOf } from './report-of.ts';
import { truthOf } from './report.ts';

describe('random reports', () => {
  it('add up when no total is made wrong', () => {
    fc.assert(
      fc.property(reports({ profile: filled }), (report) => {
        const truth = truthOf(report);
        expect([...truth.brokenIdentities, ...truth.unsureIdentities]).toEqual([]);
        expect(truth.assessedIdentities.length).toBeGreaterThan(6);
      }),
      { numRuns: 40 },
    );
  });

  it('break an identity when totals are made wrong, nearly always', () => {
    const samples = fc.sample(reports({ profile: realistic, wrongTotals: 3 }), { numRuns: 60, seed: 11 });
    const broken = samples.filter((report) => truthOf(report).brokenIdentities.length > 0);
    expect(broken.length).toBeGreaterThan(20);
  });

  it('say nothing in a place only with no value, and a number only with one', () => {
    fc.assert(
      fc.property(reports({ profile: hostile }), (report) => {
        for (const [code, cell] of report.printed) {
          if (cell.kind === 'number') expect([code, cell.figure]).not.toEqual([code, null]);
          else expect([code, cell.value]).toEqual([code, null]);
          expect(cell.raw === '').toBe(cell.kind === 'blank');
        }
      }),
      { numRuns: 20 },
    );
  });

  it('are tidy in one profile and hostile in the other', () => {
    const blanks = (profile: typeof realistic): number =>
      fc
        .sample(reports({ profile }), { numRuns: 20, seed: 3 })
        .flatMap((report) => [...report.printed.values()])
        .filter((cell) => cell.kind === 'blank').length;
    expect(blanks(hostile)).toBeGreaterThan(10 * blanks(realistic));
    expect(blanks(filled)).toBe(0);
  });

  it('state a number in the text that agrees with the table, or says that it does not', () => {
    fc.assert(
      fc.property(reports({ profile: filled, claims: true }), (report) => {
        expect(report.claims.length).toBe(1);
        for (const claim of report.claims) {
          expect(report.prose.overview).toContain(claim.text);
          expect(report.printed.get(claim.code)?.value === claim.value).toBe(claim.agrees);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('truthOf', () => {
  it('names the identities that a wrong total breaks, and no others', () => {
    const report = reportOf('ogi-2021', {
      'reconsideration.upheld': 10,
      'reconsideration.pending': 1,
      'reconsideration.total': 0,
    });
    expect(truthOf(report).brokenIdentities).toEqual([
      'appeals.sum reconsideration.total = reconsideration.upheld+reconsideration.rectified+reconsideration.other+reconsideration.pending',
    ]);
  });

  it('is unsure where a blank could explain the difference', () => {
    const cells = { 'reconsideration.upheld': '', 'reconsideration.pending': 1, 'reconsideration.total': 5 };
    const truth = truthOf(reportOf('ogi-2021', cells));
    expect([truth.brokenIdentities.length, truth.unsureIdentities.length]).toEqual([0, 1]);
  });

  it('is sure where a blank could only make it worse', () => {
    const cells = { 'reconsideration.upheld': '', 'reconsideration.pending': 6, 'reconsideration.total': 5 };
    expect(truthOf(reportOf('ogi-2021', cells)).brokenIdentities.length).toBe(1);
  });

  it.each([
    ['a total is blank', { 'reconsideration.total': '' }],
    ['an addend is words', { 'reconsideration.other': '详见附件', 'reconsideration.total': 5 }],
  ])('does not judge where %s', (_why, cells) => {
    const truth = truthOf(reportOf('ogi-2021', cells));
    expect(truth.assessedIdentities.filter((name) => name.startsWith('appeals.sum reconsideration'))).toEqual(
      [],
    );
  });

  it('counts the one row of （六） where it is printed, and its parts where they are', () => {
    const one = reportOf('ogi-2021', { 'requests.outcome.other.all.total': 1 }, { variant: 'one-row' });
    const parts = reportOf('ogi-2021', { 'requests.outcome.other.other.total': 1 }, { variant: 'parts' });
    for (const report of [one, parts]) {
      const rules = truthOf(report).brokenIdentities.map((name) => name.split(' ')[0]);
      expect(rules).toEqual(['requests.outcome_sum', 'requests.applicant_sum']);
    }
  });
});

describe('printNumber', () => {
  const hand: Hand = { digits: 'half', thousands: false, unitsInCells: false, dash: '-' };
  const procurement = { code: 'proactive.procurement.amount', type: 'amount', unit: null } as const;
  const print = (cents: number, procurementUnit: string) =>
    Array.from({ length: 60 }, (_, seed) =>
      printNumber(cents, procurement, seed, { hand, notes: 0, procurementUnit }),
    );

  it('knows what procurement figures are worth in yuan', () => {
    const known: Record<string, number> = {
      '352.6元': 352.6,
      '352.6万元': 3526000,
      '352.6亿元': 35260000000,
    };
    const seen = print(35260, '').filter((cell) => cell.raw in known);
    expect(seen.length).toBeGreaterThan(0);
    for (const cell of seen) expect(cell).toMatchObject({ figure: 352.6, value: known[cell.raw] });
  });

  it('gives no value to a bare figure where the head names no unit, but to a zero', () => {
    expect(print(35260, '').find((cell) => cell.raw === '352.6')?.value).toBeNull();
    expect(print(35260, '（万元）').find((cell) => cell.raw === '352.6')?.value).toBe(3526000);
    expect(print(0, '').find((cell) => cell.raw === '0')?.value).toBe(0);
  });

  it('writes full-width digits and thousands when the hand does', () => {
    const place = { code: 'requests.received.total', type: 'count', unit: null } as const;
    const full = printNumber(1234567, place, 1, {
      hand: { ...hand, digits: 'full', thousands: true },
      notes: 0,
      procurementUnit: '',
    });
    expect(full).toMatchObject({ raw: '１，２３４，５６７', value: 1234567 });
  });

  it('signs changes as reports do', () => {
    const place = { code: 'proactive.licensing.items_change', type: 'change', unit: null } as const;
    const raws = Array.from(
      { length: 60 },
      (_, seed) => printNumber(-3, place, seed, { hand, notes: 0, procurementUnit: '' }).raw,
    );
    expect(new Set(raws)).toEqual(new Set(['-3', '－3', '减3', '减少3']));
  });
});
