/** What the pages of proof say, in English. */
import type { DigitSlip, SlipKind } from '../identities/index.ts';
import type { Blame, Finding, Severity, State } from '../record/index.ts';
import type { CellReason } from './reasons.ts';
import type { SourceFacts } from './explain.ts';

const by = ({ agency, title, year, url, file }: SourceFacts): string =>
  `${agency ?? 'an agency not named'}, “${title ?? 'annual report'}” (${year ?? 'year not known'}), ${url ?? file}`;

export const en = {
  quote: ({ message, blame }: Pick<Finding, 'message' | 'blame'>, sources: readonly SourceFacts[]): string =>
    `${message.en}${blame === 'source' ? '' : ' (It is not certain that the document is at fault.)'} Source: ${sources
      .slice(0, 3)
      .map((one) => `${by(one)}, SHA-256 ${one.sha256.slice(0, 16)}…`)
      .join('; ')}.`,
  severity: {
    error: 'error',
    warning: 'warning',
    info: 'note',
  } satisfies { [key in Severity]: string },
  blame: {
    source: 'The document says so itself.',
    parse: 'We may have misread the document.',
    unsure: 'It cannot be told whose error it is.',
  } satisfies { [key in Blame]: string },
  reason: {
    readings_agree: 'all readings that this kind of document allows agree',
    second_engine_agrees: 'a second, independent engine reads the same',
    read_once: 'fewer readings gave it than this kind of document allows',
    recognised: 'recognised in an image',
    ambiguous: 'the place of the number is not certain',
    no_number: 'no number stands there',
    no_place: 'the document has no such place',
  } satisfies { [key in CellReason]: string },
  state: {
    reported: 'a number',
    blank: 'blank',
    dash: 'a dash or a word for nothing',
    text: 'words',
    unreadable: 'unreadable',
    ambiguous: 'place not certain',
    absent: 'not in the document',
  } satisfies { [key in State]: string },
  slip: {
    swapped: 'two cells swapped',
    shifted_row: 'a row shifted by one place',
    shifted_column: 'a column shifted by one place',
  } satisfies { [key in SlipKind]: string },
  digit: {
    added: 'one digit too many',
    dropped: 'one digit too few',
    transposed: 'two digits transposed',
    replaced: 'one digit wrong',
  } satisfies { [key in DigitSlip]: string },
  sum: 'The sum',
  cell: 'Cell',
  printed: 'Printed',
  why: 'How it was read',
  expected: 'Expected',
  reported: 'Reported',
  delta: 'Difference',
  source: 'In the source',
  mended: 'What would make it come out',
  orElse: 'or',
  where: 'Source',
  address: 'Address',
  file: 'File',
  retrieved: 'Retrieved',
  digest: 'SHA-256 of the document',
  evidence: 'SHA-256 of the evidence',
  quoteTitle: 'To quote',
  cut: 'The table goes on.',
  noPicture:
    'The document is not at hand, or is of a kind of which no part can be shown here; the cells stand above.',
  picture: (page: number): string => `Page ${page} of the document`,
  drawing: (page: number): string => `Page ${page} of the document, drawn anew`,
  drawingAbout: 'Drawn anew from the characters and lines of the page; pictures and seals are grey.',
  corrections: {
    title: 'Corrections and replies',
    about:
      'What people decided about findings, and what agencies replied. A decision holds while the evidence stays the same; where it changed, the question is open again.',
    none: 'There are no decisions.',
    confirmed: 'confirmed',
    dismissed: 'dismissed',
    replied: 'the agency replied',
    asked_again: 'asked again: the evidence changed',
    gone: 'no longer found',
    finding: 'Finding',
    decision: 'Decision',
    date: 'Date',
    note: 'Note',
    says: 'What was found',
  },
};
