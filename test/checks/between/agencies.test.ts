import { describe, expect, it } from 'vitest';
import { departments } from '../../../src/agencies/index.ts';
import { compared, foundBy, grid, prose, requests, type Made } from './between-builder.ts';
import { betweenExamples } from './between-examples.ts';

describe('agencies.roll_up', () => {
  const rule = 'agencies.roll_up';
  const { reports, options } = betweenExamples[rule]!;

  it('says that a government has less than its departments, and does not say whose error it is', () => {
    const found = foundBy(rule, reports, options);
    expect(found.map(({ codes }) => codes)).toEqual([
      ['requests.received.total'],
      ['requests.outcome.total.total'],
    ]);
    expect(found[0]).toMatchObject({ blame: 'unsure', reported: 20, expected: 23 });
  });

  it('holds where all are there and the numbers do', () => {
    const good = [{ ...reports[0]!, values: requests(23, 0, 0) }, ...reports.slice(1)];
    const { findings, rollUps } = compared(good, options);
    expect(findings).toEqual([]);
    expect(new Set(rollUps.map(({ outcome }) => outcome))).toEqual(new Set(['holds']));
  });

  it('cannot be assessed without a panel, unless the departments alone are too many', () => {
    const good = [{ ...reports[0]!, values: requests(40, 0, 0) }, ...reports.slice(1)];
    expect(new Set(compared(good).rollUps.map(({ outcome }) => outcome))).toContain('not_assessable');
    expect(compared(good).findings).toEqual([]);
    expect(foundBy(rule, reports)).toHaveLength(2);
  });

  /** A city of 40 departments: 5 have no report here, 3 speak for others too. The government's numbers are right. */
  function city(): { reports: Made[]; roster: { id: string; name: string }[] } {
    const slugs = departments
      .filter(({ kind }) => kind !== 'government' && kind !== 'government_office')
      .slice(0, 40);
    const roster = slugs.map(({ slug, name }) => ({ id: `320800-${slug}`, name }));
    const numbers = roster.map((_, i) => requests(3 + i, 0, 0));
    const sum = roster.reduce((all, _, i) => all + 3 + i, 0);
    const present = roster.slice(5).map(({ id, name }, i): Made => ({
      agency_id: id,
      name,
      values: numbers[i + 5]!,
      scope: i < 3 ? (i === 0 ? null : 'aggregate') : 'own',
    }));
    const government: Made = {
      agency_id: '320800-zf',
      name: '淮安市人民政府',
      scope: 'aggregate',
      values: requests(sum, 0, 0),
    };
    return { reports: [government, ...present], roster };
  }

  it('accuses nobody in a city with missing reports and others of another scope, and lists them', () => {
    const { reports: all, roster } = city();
    expect(roster).toHaveLength(40);
    const { findings, rollUps } = compared(all, { roster: () => roster });
    expect(findings).toEqual([]);
    for (const rollUp of rollUps.filter(({ report }) => report.id === '320800-zf-2023')) {
      expect(rollUp.outcome).toBe('not_assessable');
      expect(rollUp.missing.map(({ id }) => id)).toEqual(roster.slice(0, 5).map(({ id }) => id));
      expect(rollUp.otherScope.map(({ agency }) => agency).sort()).toEqual(
        roster
          .slice(5, 8)
          .map(({ id }) => id)
          .sort(),
      );
      expect(rollUp.counted).toHaveLength(32);
    }
    expect(rollUps.length).toBeGreaterThanOrEqual(4);
  });

  it('counts the places below where they speak for theirs, or leaves them out', () => {
    const government = (received: number): Made => ({
      agency_id: '320800-zf',
      scope: 'aggregate',
      values: requests(received, 0, 0),
    });
    const bureau: Made = { agency_id: '320800-rsj', values: requests(5, 0, 0) };
    const district: Made = { agency_id: '320803-zf', scope: 'aggregate', values: requests(7, 0, 0) };
    const roster = (region: string) => (region === '320800' ? [{ id: '320800-rsj', name: 'R' }] : null);
    for (const [received, outcome] of [
      [5, 'holds'],
      [12, 'holds'],
      [11, 'not_assessable'],
    ] as const) {
      const { rollUps } = compared([government(received), bureau, district], { roster });
      const one = rollUps.find(
        ({ report, code }) => report.agency === '320800-zf' && code.includes('received'),
      );
      expect([received, one?.outcome]).toEqual([received, outcome]);
    }
  });
});

describe('agencies.copied', () => {
  const rule = 'agencies.copied';
  const text = (overview: string) => ({ report: { sections: { overview, problems: null, other: null } } });

  it('finds the same grid in two agencies', () => {
    expect(foundBy(rule, betweenExamples[rule]!.reports)).toMatchObject([
      { reports: ['320803-rsj-2023', '320803-jyj-2023'], blame: 'unsure', reported: 8 },
    ]);
  });

  it('finds nearly the same text in two agencies, and in two years', () => {
    const two = [
      { agency_id: '320803-rsj', ...text(prose(1)) },
      { agency_id: '320803-jyj', ...text(`${prose(1)}。${prose(9, 2)}`) },
    ];
    expect(foundBy(rule, two)).toHaveLength(1);
    expect(foundBy(rule, two)[0]!.reported).toBeGreaterThan(80);
    const years = [
      { year: 2021, ...text(prose(2)) },
      { year: 2023, ...text(prose(2)) },
    ];
    expect(foundBy(rule, years)).toHaveLength(1);
  });

  it('says nothing of texts of their own, of little text, or of a text that many have', () => {
    const own = [1, 2, 3, 4, 5].map((n) => ({ agency_id: `32080${String(n)}-rsj`, ...text(prose(n)) }));
    expect(foundBy(rule, own)).toEqual([]);
    const model = [1, 2, 3, 4, 5, 6].map((n) => ({ agency_id: `32080${String(n)}-rsj`, ...text(prose(1)) }));
    expect(foundBy(rule, model)).toEqual([]);
    const short = [1, 2].map((n) => ({ agency_id: `32080${String(n)}-rsj`, ...text(prose(1, 3)) }));
    expect(foundBy(rule, short)).toEqual([]);
  });

  it('leaves stock sentences out, however long they are', () => {
    const stock = Array.from(
      { length: 30 },
      (_, i) => `本报告依据《中华人民共和国政府信息公开条例》第${String(i)}条编制${prose(3, 1)}`,
    ).join('。');
    const two = [1, 2].map((n) => ({ agency_id: `32080${String(n)}-rsj`, ...text(stock) }));
    expect(foundBy(rule, two)).toEqual([]);
  });

  it('leaves the grids of consecutive years and of versions to their own rules', () => {
    expect(foundBy(rule, [{ year: 2022, values: grid(8) }, { values: grid(8) }])).toEqual([]);
    expect(foundBy(rule, [{ values: grid(8) }, { values: grid(8), digest: '1' }])).toEqual([]);
    expect(foundBy(rule, [{ year: 2021, values: grid(8) }, { values: grid(8) }])).toHaveLength(1);
  });
});
