import { describe, expect, it } from 'vitest';
import { decisionLine, digestOf, parseDecisions, statusOf, type Decision } from '../../src/evidence/index.ts';
import { foundBy, madeRecord, requests } from '../checks/between/between-builder.ts';

const decision: Decision = {
  finding: '0123456789abcdef',
  evidence: 'a'.repeat(64),
  decision: 'confirmed',
  date: '2026-11-25',
  by: null,
  note: '与纸质件一致',
};

describe('decisions', () => {
  it('hold while the evidence stays, and are asked again when it changes', () => {
    const decisions = parseDecisions(decisionLine(decision));
    expect(statusOf(decisions, decision.finding, decision.evidence)).toBe('confirmed');
    expect(statusOf(decisions, decision.finding, 'b'.repeat(64))).toBe('asked_again');
    expect(statusOf(decisions, 'f'.repeat(16), decision.evidence)).toBe('open');
  });

  it('are the last line about a finding; a bad line harms no other', () => {
    const text = [
      decisionLine(decision),
      'not json\n',
      '{"finding":"x"}\n',
      '\n',
      decisionLine({ ...decision, decision: 'replied', note: '笔误' }),
    ].join('');
    const decisions = parseDecisions(text);
    expect(decisions.badLines).toEqual([2, 3]);
    expect(decisions.last.get(decision.finding)).toMatchObject({ decision: 'replied', note: '笔误' });
  });

  it('refuse what could not be read again', () => {
    expect(() => decisionLine({ ...decision, evidence: 'x' })).toThrow();
  });
});

describe('the digest of the evidence', () => {
  const wrong = { ...requests(20, 0, 3), 'requests.carried_out.total': 4 };
  const findingOf = (record: ReturnType<typeof madeRecord>) =>
    record.findings.find(({ rule, column }) => rule === 'requests.balance' && column === 'total')!;
  const digest = (record: ReturnType<typeof madeRecord>): string =>
    digestOf(findingOf(record), new Map([[record.report!.id, record]]));

  it('stays when the page changes elsewhere, and the id stays when a number changes', () => {
    const record = madeRecord({ values: wrong });
    const moved = madeRecord({ values: { ...wrong, 'proactive.penalties.decisions': 9 }, digest: '5' });
    const other = madeRecord({ values: { ...wrong, 'requests.carried_out.total': 5 } });
    expect(digest(moved)).toBe(digest(record));
    expect(digest(other)).not.toBe(digest(record));
    expect(findingOf(other).id).toBe(findingOf(record).id);
  });

  it('covers the numbers of every report of a finding between them', () => {
    const reports = [
      { year: 2022, values: requests(20, 0, 3) },
      { year: 2023, values: requests(30, 2, 0) },
    ];
    const [finding] = foundBy('years.carry_over', reports);
    const recordsOf = (all: typeof reports) =>
      new Map(all.map((made) => madeRecord(made)).map((record) => [record.report!.id, record]));
    const before = digestOf(finding!, recordsOf(reports));
    const changed = [{ year: 2022, values: requests(20, 0, 4) }, reports[1]!];
    expect(digestOf(finding!, recordsOf(changed))).not.toBe(before);
  });
});
