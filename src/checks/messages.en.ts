/** What the rules say, in English. */
import type { Bilingual, FieldType } from '../forms/index.ts';
import type { ClaimFacts, Doubt, DoubtfulReason, IdentityFacts } from './message-facts.ts';

/** The most labels that a sentence lists. */
const mostListed = 5;

const signed = (n: number): string => (n < 0 ? `−${-n}` : `+${n}`);
const quoted = (label: Bilingual): string => `“${label.en}”`;
const places = (n: number): string => (n === 1 ? '1 place' : `${n} places`);

function list(items: readonly string[]): string {
  if (items.length > mostListed) {
    return `${items.slice(0, mostListed).join(', ')} and ${items.length - mostListed} more`;
  }
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

const sums = { row: 'the columns sum to', column: 'the rows sum to', block: 'its parts sum to' };
const settings = { row: 'In the row', column: 'In the column', block: '' };

const doubts: Readonly<{ [doubt in Doubt]: string }> = {
  uncertain: ' Not every number was read with certainty, so the difference may not be the document’s.',
  empty_cells: ' An empty cell is counted as zero and may be what is missing.',
  unknown_row: ' A row or column that is not the form’s may belong to the sum.',
};

const reasons: Readonly<{ [reason in DoubtfulReason]: string }> = {
  lost_cells: 'there are fewer numbers than places, and several arrangements fit',
  surplus_cells: 'there are more numbers than places',
  readings_differ: 'two readings of the table give different numbers',
  copies_differ: 'the table is printed twice with different numbers',
  order: 'labels are missing, repeated or out of order',
  engine_missing:
    'LibreOffice, which reads such files with their tables, is not there: install it (“gongkai doctor” says how) and read the file again',
  shown_otherwise: 'the workbook stores another number than it shows',
  not_calculated: 'the workbook has a formula there whose result it does not hold',
  off_page: 'the table runs over the edge of its page, where nobody sees what stands there',
  unaligned: 'no line parts the columns, and what stands in the row is not under them',
  unreadable: 'the text there cannot be read',
  unconfirmed: 'the numbers were recognised in an image and no identity confirms them',
  unexplained: 'the place of the numbers is not certain',
};

const kinds: Readonly<{ [type in FieldType]: string }> = {
  count: 'a count',
  change: 'a whole number',
  amount: 'an amount',
};

const maybe = (isSure: boolean): string => (isSure ? '' : ' We may have misread it.');

export const en = {
  /** By rule id. */
  rules: {
    'requests.balance': {
      title: 'Requests: the balance',
      summary: 'Requests received and carried in differ from those handled and carried out.',
    },
    'requests.outcome_sum': {
      title: 'Requests: the sum of outcomes',
      summary: 'The total of outcomes differs from the sum of the outcome rows.',
    },
    'requests.applicant_sum': {
      title: 'Requests: the sum of applicants',
      summary: 'A row’s total differs from the sum of its applicant columns.',
    },
    'appeals.sum': {
      title: 'Reconsideration and litigation: the sum of results',
      summary: 'A total of section 4 differs from the sum of its results.',
    },
    'ogi-2014.received_sum': {
      title: '2014 list: requests received',
      summary: 'Requests received differ from the sum of the four ways they came.',
    },
    'ogi-2014.completed_sum': {
      title: '2014 list: requests completed',
      summary: 'Requests completed differ from those completed on time and extended.',
    },
    'ogi-2014.answered_sum': {
      title: '2014 list: requests answered',
      summary: 'Requests answered differ from the sum of the kinds of answer.',
    },
    'ogi-2014.refused_sum': {
      title: '2014 list: requests refused',
      summary: 'Requests refused differ from the sum of the reasons.',
    },
    'ogi-2014.reconsideration_sum': {
      title: '2014 list: reconsideration',
      summary: 'Reconsiderations differ from the sum of their results.',
    },
    'ogi-2014.litigation_sum': {
      title: '2014 list: litigation',
      summary: 'Lawsuits differ from the sum of their results.',
    },
    'ogi-2014.staff_sum': {
      title: '2014 list: staff',
      summary: 'Staff differ from the sum of full-time and part-time staff.',
    },
    'parse.ambiguous': {
      title: 'Numbers whose place is not certain',
      summary: 'Something is printed there, but it cannot be told for certain which number belongs where.',
    },
    'claim.mismatch': {
      title: 'Text and table differ',
      summary: 'The text states another number than the table.',
    },
    'cell.not_a_count': {
      title: 'No number where one belongs',
      summary: 'Words, a negative or a fraction stand where a number of the form belongs.',
    },
    'cell.unit': {
      title: 'Another unit, or none',
      summary: 'An amount is printed in another unit than the form’s, or in none where the form names none.',
    },
    'form.missing_section': {
      title: 'A table is missing',
      summary: 'The table of a section is not in the document, or is an image there.',
    },
    'form.unknown': {
      title: 'No edition fits',
      summary: 'There are tables with numbers, but they follow no known edition of the form.',
    },
    'form.mixed': {
      title: 'Sections of different editions',
      summary: 'Some sections follow another edition of the form than the report does.',
    },
    'year.conflict': {
      title: 'Different years in one report',
      summary: 'The document states different years for itself.',
    },
    'published.late': {
      title: 'Published late',
      summary: 'The report came after the day that the Regulation sets.',
    },
    'agency.unresolved': {
      title: 'The agency is not certain',
      summary: 'No name is known for the agency, or its name fits none or several.',
    },
    'form.not_in_force': {
      title: 'An edition not in force',
      summary: 'The report uses another edition of the form than the one in force for its year.',
    },
    'form.missing_row': {
      title: 'A row is missing',
      summary: 'A row of the form is not in its table.',
    },
    'form.unknown_row': {
      title: 'Rows that are not the form’s',
      summary: 'The table has rows or columns of its own, or rows that exclude each other.',
    },
    'cell.blank': {
      title: 'Empty cells',
      summary: 'Places of the form hold no number, only a blank or a dash.',
    },
    'parse.low_confidence': {
      title: 'Numbers recognised in an image',
      summary: 'The numbers were recognised in an image; the identities confirm them.',
    },
    'claim.scope': {
      title: 'The text speaks of another body',
      summary: 'A number in the text differs from the table’s, but speaks of another body.',
    },
  },

  identity({ along, of, reportedNames, expectedNames, reported, expected, doubt }: IdentityFacts): string {
    const where = along === 'block' ? '' : `${settings[along]} ${quoted(of)}, `;
    const left = along === 'block' ? quoted(of) : list(reportedNames.map(quoted));
    const verb = reportedNames.length > 1 ? 'together are' : 'is';
    const right =
      along !== 'block' && expectedNames.length <= 2
        ? `${list(expectedNames.map(quoted))} together are`
        : sums[along];
    const tail = doubt === null ? '' : doubts[doubt];
    return `${where}${left} ${verb} ${reported}, and ${right} ${expected}: a difference of ${signed(reported - expected)}.${tail}`;
  },

  ambiguous: (section: Bilingual, count: number, reason: DoubtfulReason): string =>
    `${quoted(section)}: ${places(count)} not certain, because ${reasons[reason]}.`,

  claimMismatch({ cells, claimed, table, isSure }: ClaimFacts): string {
    const tail = isSure ? '' : ' The words may mean something else, or the table may be misread.';
    return `The text states ${list(claimed.map(String))} for ${list(cells.map(quoted))}; the table has ${table}.${tail}`;
  },

  shareMismatch: (
    part: readonly Bilingual[],
    whole: readonly Bilingual[],
    { claimed, table }: { readonly claimed: number; readonly table: number },
  ): string =>
    `The text states ${claimed}% for ${list(part.map(quoted))}; of ${list(whole.map(quoted))} it is ${table}% in the table. The words may mean a share of something else.`,

  claimScope: ({ cells, claimed, table }: ClaimFacts): string =>
    `The text states ${list(claimed.map(String))} for ${list(cells.map(quoted))}, and the table has ${table}; the words seem to speak of another body.`,

  notACount: (cell: Bilingual, text: string, type: FieldType, isSure: boolean): string =>
    `${quoted(cell)} holds “${text}”, which is not ${kinds[type]}.${maybe(isSure)}`,

  unitOfAmount: (
    cell: Bilingual,
    raw: string,
    word: string | null,
    unit: Bilingual,
    value: number | null,
  ): string =>
    word === null
      ? `${quoted(cell)} holds “${raw}” without a unit, and the form names none: the amount is not known.`
      : value === null
        ? `${quoted(cell)} holds “${raw}” in ${word}, not in ${unit.en}.`
        : `${quoted(cell)} holds “${raw}” in ${word}, not in ${unit.en}; converted it is ${value}.`,

  missingSection: (section: Bilingual, isImage: boolean): string =>
    isImage
      ? `The table of ${quoted(section)} is an image and was not read.`
      : `The table of ${quoted(section)} is not in the document; it may be attached or lost.`,

  unknownForm: (inForce: string | null): string =>
    inForce === null
      ? 'The tables of the document follow no known edition of the form.'
      : `The tables of the document follow no known edition of the form; ${inForce} was in force for its year.`,

  mixedForms: (
    sections: readonly Bilingual[],
    issued: string,
    others: readonly string[],
    isSure: boolean,
  ): string =>
    `The report follows ${issued}, but ${list(sections.map(quoted))} ${
      sections.length > 1 ? 'follow' : 'follows'
    } ${list(others)}.${maybe(isSure)}`,

  yearConflict: (years: readonly number[], taken: number | null): string =>
    `The document may be of several years: it states ${list(years.map(String))}; ${
      taken === null ? 'none of them was taken' : `${taken} was taken`
    }.`,

  publishedLate: (date: string, deadline: string, isSure: boolean): string =>
    isSure
      ? `The report is dated ${date}; it was due by ${deadline}.`
      : `The earliest date known of the report is ${date}, and it was due by ${deadline}; it may have been public before.`,

  agencyUnresolved: (name: string | null): string =>
    name === null
      ? 'No name of the reporting agency was found; the document may print none.'
      : `“${name}” may be several agencies, or is not in the register.`,

  notInForce: (year: number, used: string, inForce: string, isSure: boolean): string =>
    `The report for ${year} follows ${used}; ${inForce} was in force.${maybe(isSure)}`,

  missingRow: (section: Bilingual, row: Bilingual, isSure: boolean): string =>
    `${quoted(section)} has no row ${quoted(row)}.${
      isSure ? '' : ' It may stand there under another name, or be misread.'
    }`,

  unknownRow(labels: readonly string[], alternatives: readonly Bilingual[]): string {
    const unknown = `Rows or columns that may not be the form’s: ${list(labels.map((label) => `“${label}”`))}.`;
    const both = `${list(alternatives.map(quoted))} exclude each other and are all printed; sums use the parts.`;
    return [labels.length > 0 ? unknown : '', alternatives.length > 0 ? both : '']
      .filter((sentence) => sentence !== '')
      .join(' ');
  },

  blankCells: (section: Bilingual, empty: number, all: number): string =>
    `${quoted(section)}: ${empty} of ${places(all)} hold no number.`,

  lowConfidence: (section: Bilingual, count: number, lowest: number): string =>
    `${quoted(section)}: the numbers of ${places(count)} were recognised in an image, with a confidence of ${lowest} or more; the identities confirm them.`,
};
