/** docs/checks-of-others.md: every check of the nearest system has its like here, shown by a report that breaks it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkReport, ruleOf } from '../../src/checks/index.ts';
import { claimPhrases } from '../../src/forms/index.ts';
import { en } from '../../src/cli/messages.en.ts';
import { betweenExamples } from '../checks/between/between-examples.ts';
import { compared, foundBy, requests } from '../checks/between/between-builder.ts';
import { examples } from '../checks/examples.ts';
import { built, claim, findingsOf } from '../checks/report-builder.ts';

const page = readFileSync(new URL('../../docs/checks-of-others.md', import.meta.url), 'utf8');
const rows = [...page.matchAll(/^\| (?<theirs>[^|]+) \| (?<ours>[^|]+) \| (?<far>[^|]+) \|$/gm)]
  .map(({ groups }) => [groups!['theirs']!.trim(), groups!['ours']!.trim()] as const)
  .slice(2);

const blank = (raw: string) => ({
  state: raw === '' ? ('blank' as const) : ('dash' as const),
  number: null,
  raw,
});

/** What cannot be shown by an example of a rule alone. */
const shown: { readonly [theirs: string]: () => void } = {
  'record: `sections.problems`': () => {
    expect(built().report.sections.problems).toBeNull();
  },
  'record: `cells`': () => {
    const { findings } = checkReport(built(examples['parse.ambiguous']));
    expect(findings.map(({ rule }) => rule)).toEqual(['parse.ambiguous']);
  },
  'record: `assessed`': () => {
    const cells = { 'requests.outcome.total.total': blank('') };
    const { assessed } = checkReport(built({ cells }));
    expect(assessed['requests.balance']).toBe(6);
    expect(assessed['ogi-2014.staff_sum']).toBeUndefined();
    expect(
      compared(betweenExamples['agencies.roll_up']!.reports).rollUps.map((one) => one.outcome),
    ).toContain('not_assessable');
  },
  'record: `findings[].id`': () => {
    const id = (n: number) =>
      findingsOf('appeals.sum', { values: { 'reconsideration.upheld': n, 'reconsideration.total': 1 } })[0]!
        .id;
    expect(id(5)).toBe(id(6));
  },
  '`gongkai decide`': () => {
    expect(en.examples.decide.length).toBeGreaterThan(0);
  },
};

describe('the checks of others', () => {
  it('are fifteen', () => expect(rows).toHaveLength(15));

  it.each(rows)('%s: %s', (_theirs, ours) => {
    const show = shown[ours];
    if (show !== undefined) {
      show();
      return;
    }
    const id = /^`(?<id>[a-z_.]+)`$/.exec(ours)?.groups?.['id'] ?? '';
    expect(ruleOf(id), ours).not.toBeNull();
    const several = betweenExamples[id];
    if (several === undefined) expect(findingsOf(id, examples[id]!).length).toBeGreaterThan(0);
    else expect(foundBy(id, several.reports, several.options).length).toBeGreaterThan(0);
  });

  it('go further: a slash and a blank are told apart, and both are found', () => {
    const [one, other] = ['proactive.regulations.issued', 'proactive.regulations.repealed'];
    const [finding] = findingsOf('cell.blank', { cells: { [one]: blank(''), [other]: blank('/') } });
    expect(finding!.codes).toEqual([one, other]);
  });

  it('go further: a fee of zero in the text against the list’s fee', () => {
    const found = findingsOf('claim.mismatch', {
      form: 'ogi-2014',
      values: { 'request_fees.amount': 1.5 },
      report: { claims: [claim(['request_fees.amount'], 0)] },
      notes: { claims: [{ alsoFits: [], isOtherBody: false }] },
    });
    expect(found).toHaveLength(1);
    expect(
      claimPhrases.some(({ means }) =>
        means['ogi-2014']?.some(({ codes }) => codes[0] === 'request_fees.amount'),
      ),
    ).toBe(true);
  });

  it('go further: a missing number is no zero between years', () => {
    const now = { year: 2023, values: requests(5, 2, 0) };
    const cells = {
      'requests.carried_out.total': blank(''),
      'requests.carried_out.natural_person': blank(''),
    };
    expect(foundBy('years.carry_over', [{ year: 2022, values: requests(9, 0, 0), cells }, now])).toEqual([]);
  });
});
