import { describe, expect, it } from 'vitest';
import { checkReport, compareSeverities, findingId, sortFindings } from '../../src/checks/index.ts';
import { findingSchema } from '../../src/record/index.ts';
import { examples } from './examples.ts';
import { built, type Built } from './report-builder.ts';

/** A report with nearly everything wrong. */
const manyFaults: Built = {
  ...examples['requests.applicant_sum'],
  cells: {
    ...examples['cell.blank']!.cells,
    ...examples['cell.not_a_count']!.cells,
    ...examples['parse.low_confidence']!.cells,
    ...examples['parse.ambiguous']!.cells,
  },
  report: {
    year: 2019,
    published: '2024-06-01',
    agency: { id: null, name: null, basis: null, region: null },
  },
  notes: {
    ...examples['parse.ambiguous']!.notes,
    ...examples['form.unknown_row']!.notes,
    ...examples['form.missing_row']!.notes,
    ...examples['year.conflict']!.notes,
    missingSections: [
      { section: 'proactive', isImage: true },
      { section: 'appeals', isImage: false },
    ],
    mixed: [{ section: 'appeals', form: 'ogi-2019' }],
  },
  agency: { level: 'province', isGovernment: true },
};

describe('checkReport', () => {
  it('finds nothing in a report without fault', () => {
    expect(checkReport(built()).findings).toEqual([]);
  });

  it('gives findings that the record’s schema allows, with unique ids', () => {
    const { findings } = checkReport(built(manyFaults));
    expect(findings.length).toBeGreaterThan(10);
    for (const finding of findings) expect(() => findingSchema.parse(finding)).not.toThrow();
    expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
  });

  it('looks for suspects only for identities', () => {
    for (const { severity, suspects } of checkReport(built(manyFaults)).findings) {
      if (severity !== 'error') expect(suspects).toBeNull();
    }
  });

  it('keeps a finding’s id while its numbers change', () => {
    const withTotal = (total: number) =>
      checkReport(built({ values: { 'reconsideration.total': total } })).findings.map(({ id }) => id);
    expect(withTotal(3)).toEqual(withTotal(4));
    expect(withTotal(3)).toHaveLength(1);
  });

  it('makes the id from the rule, the reports, the codes and the column', () => {
    const [finding] = checkReport(built(examples['appeals.sum'])).findings;
    expect(finding!.id).toBe(findingId('appeals.sum', finding!.reports, finding!.codes, null));
    expect(findingId('a', ['r'], ['c'], null)).not.toBe(findingId('a', ['r'], ['c'], 'total'));
  });

  it('gives the same findings for the same context', () => {
    expect(checkReport(built(manyFaults))).toEqual(checkReport(built(manyFaults)));
  });

  it('leaves out of assessed what could not be evaluated', () => {
    const { assessed } = checkReport(built());
    expect(assessed).not.toHaveProperty('published.late');
    expect(assessed).not.toHaveProperty('ogi-2014.staff_sum');
    expect(assessed['appeals.sum']).toBe(3);
  });

  it('accuses nobody in its words where it does not know', () => {
    for (const { blame, message, severity } of checkReport(built(manyFaults)).findings) {
      if (blame === 'unsure' && severity !== 'info') expect(message.zh).toMatch(/可能|不能确定/);
    }
  });
});

describe('sortFindings', () => {
  it('puts the worst first, then follows the catalogue and the form, whatever order they came in', () => {
    const { findings } = checkReport(built(manyFaults));
    expect(sortFindings([...findings].reverse())).toEqual(findings);
    expect(findings[0]!.severity).toBe('error');
    expect(findings.at(-1)!.severity).toBe('info');
  });

  it('puts rules of other rooms after those known here, of the same severity', () => {
    const [first] = checkReport(built(examples['requests.applicant_sum'])).findings;
    const other = { ...first!, rule: 'years.carry_over' };
    expect(sortFindings([other, first!])).toEqual([first, other]);
    expect(compareSeverities('error', 'info')).toBeLessThan(0);
  });
});
