/** What the rules between reports say, in English. */
import type { Bilingual } from '../../forms/index.ts';
import type { CopyFacts, DuplicateFacts, RollUpFacts, YearFacts } from './between-facts.ts';

/** The most names that a sentence lists. */
const mostListed = 5;

const quoted = (label: Bilingual): string => `“${label.en}”`;
const signed = (n: number): string => (n < 0 ? `−${-n}` : `+${n}`);
const maybe = (isSure: boolean): string =>
  isSure ? '' : ' Not every number was read with certainty, or it cannot be told whose the difference is.';

function names(all: readonly string[]): string {
  const listed = all.slice(0, mostListed).join(', ');
  return all.length > mostListed ? `${listed} and ${all.length - mostListed} more` : listed;
}

function terms({ terms: all, year, before }: YearFacts): string {
  return all
    .map((term, at) => {
      const sign = term.sign < 0 ? 'less ' : at === 0 ? '' : 'plus ';
      return `${sign}${quoted(term.cell)} of ${term.year === 'this' ? year : before}`;
    })
    .join(', ');
}

const wrongIn = {
  now: (facts: YearFacts): string => ` The other numbers speak against the report for ${facts.year}.`,
  before: (facts: YearFacts): string => ` The other numbers speak against the report for ${facts.before}.`,
  both: (): string => ' Which of the two reports is wrong cannot be told from the numbers.',
};

export const en = {
  /** By rule id. */
  rules: {
    'years.carry_over': {
      title: 'Requests carried over from year to year',
      summary: 'The requests carried in are not those that last year’s report carried out.',
    },
    'duplicate.report': {
      title: 'Several reports for one year',
      summary: 'Two documents report for the same agency and year.',
    },
    'years.in_force': {
      title: 'Documents in force from year to year',
      summary: 'The documents in force are not last year’s with those issued and without those repealed.',
    },
    'years.items': {
      title: 'Items from year to year',
      summary: 'The items of last year are not what last year’s report and its change give.',
    },
    'years.pending': {
      title: 'Cases that disappeared',
      summary: 'More cases were pending at the end of last year than this year’s table has.',
    },
    'years.copied': {
      title: 'Last year’s numbers again',
      summary: 'Sections 3 and 4 hold exactly the numbers of the report of the year before.',
    },
    'years.jump': {
      title: 'A jump from year to year',
      summary: 'A count is ten times that of the year before, or a tenth of it.',
    },
    'agencies.roll_up': {
      title: 'A government and its departments',
      summary: 'A number in a government’s report differs from the sum over those it speaks for.',
    },
    'agencies.copied': {
      title: 'The same as another report',
      summary: 'Two agencies, or two years of one, have the same numbers or nearly the same text.',
    },
  },

  yearIdentity(facts: YearFacts, wrong: keyof typeof wrongIn | null): string {
    const { year, cell, reported, expected, isSure } = facts;
    const tail = wrong === null ? '' : wrongIn[wrong](facts);
    return `The report for ${year} has ${reported} for ${quoted(cell)}; ${terms(facts)} give ${expected}: a difference of ${signed(reported - expected)}.${tail}${maybe(isSure)}`;
  },

  yearAtLeast(facts: YearFacts): string {
    const { year, before, cell, terms: all, reported, expected, isSure } = facts;
    const pending = all.map((term) => quoted(term.cell)).join(', ');
    return `The report for ${before} has ${expected} for ${pending}; the report for ${year} has only ${reported} for ${quoted(cell)}, too few to hold them.${maybe(isSure)}`;
  },

  yearsCopied: (year: number, before: number, count: number): string =>
    `All numbers of sections 3 and 4 for ${year} are those for ${before}; ${count} of them, totals left out, are not zero.`,

  yearsJump: (cell: Bilingual, year: number, now: number, before: number, last: number): string =>
    `${quoted(cell)} is ${now} for ${year} and ${last} for ${before}. The numbers may be right.`,

  duplicateReport({ year, preferred, isSameForm, differing, changed }: DuplicateFacts): string {
    const difference = !isSameForm
      ? 'They follow different editions of the form'
      : differing === 0
        ? 'No number differs'
        : `${differing} numbers differ`;
    const place =
      changed === null ? '' : ` One address gave both, at ${changed.join(' and ')}: the report was changed.`;
    return `Another document reports for ${year}, and ${preferred} is the one that counts. ${difference}.${place}`;
  },

  rollUp({ cell, reported, sum, counted, missing, otherScope, isComplete }: RollUpFacts): string {
    const lacking = missing.length === 0 ? '' : ` Not here: ${names(missing)}.`;
    const others = otherScope.length === 0 ? '' : ` Of another scope: ${names(otherScope)}.`;
    const verb = isComplete ? 'sum to' : 'alone sum to';
    return `The government’s report, which speaks for its departments, has ${reported} for ${quoted(cell)}; ${counted} reports ${verb} ${sum}. Which of them is wrong cannot be told.${lacking}${others}`;
  },

  copied({ what, isSameAgency, years, names: [one, other], share }: CopyFacts): string {
    const who = isSameAgency
      ? `The reports for ${years[0] ?? '?'} and ${years[1] ?? '?'}`
      : `The reports of ${one ?? '?'} (${years[0] ?? '?'}) and ${other ?? '?'} (${years[1] ?? '?'})`;
    return what === 'grid'
      ? `${who} have the same numbers in sections 3 and 4; ${share} of them, totals left out, are not zero.`
      : `${who} share ${share} % of their text, common phrases left out.`;
  },
};
