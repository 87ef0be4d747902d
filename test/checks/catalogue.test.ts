import { describe, expect, it } from 'vitest';
import { betweenRuleIds, catalogue, checkReport, ruleIds, ruleOf } from '../../src/checks/index.ts';
import { forms } from '../../src/forms/index.ts';
import { examples } from './examples.ts';
import { built } from './report-builder.ts';

describe('the catalogue of rules', () => {
  it('has all rules in the order of the contract', () => {
    expect(ruleIds).toEqual([
      'requests.balance',
      'requests.outcome_sum',
      'requests.applicant_sum',
      'appeals.sum',
      'ogi-2014.received_sum',
      'ogi-2014.completed_sum',
      'ogi-2014.answered_sum',
      'ogi-2014.refused_sum',
      'ogi-2014.reconsideration_sum',
      'ogi-2014.litigation_sum',
      'ogi-2014.staff_sum',
      'years.carry_over',
      'parse.ambiguous',
      'claim.mismatch',
      'cell.not_a_count',
      'cell.unit',
      'form.missing_section',
      'form.unknown',
      'form.mixed',
      'year.conflict',
      'published.late',
      'duplicate.report',
      'agency.unresolved',
      'years.in_force',
      'years.items',
      'years.pending',
      'years.copied',
      'years.jump',
      'agencies.roll_up',
      'agencies.copied',
      'form.not_in_force',
      'form.missing_row',
      'form.unknown_row',
      'cell.blank',
      'parse.low_confidence',
      'claim.scope',
    ]);
  });

  it('has every identity of every form as an error', () => {
    for (const { rule } of forms.flatMap((form) => form.identities)) {
      expect(ruleOf(rule)?.severity).toBe('error');
    }
  });

  it('names the forms that an identity is of', () => {
    expect(ruleOf('appeals.sum')?.forms).toEqual(['ogi-2019', 'ogi-2021']);
    expect(ruleOf('claim.mismatch')?.forms).toEqual([]);
  });

  it('knows no rule by another name', () => {
    expect(ruleOf('years.carry')).toBeNull();
    expect(ruleOf('constructor')).toBeNull();
  });

  it.each(
    catalogue
      .filter(({ id }) => !betweenRuleIds.has(id))
      .map(({ id, forms }) => [id, forms.length > 0] as const),
  )('%s can fail: its example breaks it', (id, isIdentity) => {
    const example = examples[id];
    expect(example).toBeDefined();
    const { findings, assessed } = checkReport(built(example));
    expect(assessed[id]).toBeGreaterThan(0);
    // A wrong number stands in two identities of section 3; any other rule is broken alone.
    const broken = findings.map(({ rule }) => rule);
    if (isIdentity) expect(broken).toContain(id);
    else expect(broken).toEqual([id]);
  });
});
