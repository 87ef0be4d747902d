import { describe, expect, it } from 'vitest';
import { examples } from './examples.ts';
import { findingsOf } from './report-builder.ts';

const rule = 'form.missing_row';
const missing = examples[rule]!;

describe(rule, () => {
  it('names the row and its codes', () => {
    expect(findingsOf(rule, missing)).toMatchObject([
      {
        severity: 'info',
        blame: 'source',
        row: 'proactive.regulations',
        codes: [
          'proactive.regulations.issued',
          'proactive.regulations.repealed',
          'proactive.regulations.in_force',
        ],
      },
    ]);
  });

  it('takes the strip’s row, which has no label, by its block', () => {
    const [finding] = findingsOf(rule, { notes: { missingRows: ['appeals'] } });
    expect(finding?.codes).toHaveLength(15);
  });

  it.each([
    [
      'an unknown row beside it may be it',
      { unknownRows: [{ label: '规章数', section: 'proactive' as const, amongAddends: false }] },
    ],
    [
      'its table is ambiguous',
      { ambiguous: [{ codes: ['proactive.licensing.decisions'], reason: 'order' as const }] },
    ],
    [
      'its section follows another edition',
      { mixed: [{ section: 'proactive' as const, form: 'ogi-2019' as const }] },
    ],
  ])('does not accuse where %s', (_, notes) => {
    const [finding] = findingsOf(rule, { ...missing, notes: { ...missing.notes, ...notes } });
    expect(finding?.blame).toBe('unsure');
    expect(finding?.message.zh).toContain('可能');
  });

  it('says nothing where reading missed no row', () => {
    expect(findingsOf(rule, {})).toEqual([]);
  });
});
