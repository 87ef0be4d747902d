/** A Document → a Reading: whose report it is, for which year, in which edition, and every number with its place. */
import type { Document } from '../documents/index.ts';
import { formInForce, forms } from '../forms/index.ts';
import { findAgencyName } from './agency-name.ts';
import { findAttachments } from './attachments.ts';
import { readClaims } from './claims.ts';
import { findPeriod, findPublished } from './dates.ts';
import { findEdition, type Edition } from './edition.ts';
import { labelsOf } from './labels.ts';
import { readProse, type Prose } from './prose.ts';
import type { Reading, ReadingNotes } from './reading.ts';
import { rowsOfForeignTables } from './rows.ts';
import { findScope } from './scope.ts';
import { recall, remember } from './plans.ts';
import { skeletonOf } from './skeleton.ts';
import { readTables, type Tables } from './tables.ts';
import { findTitle } from './title.ts';
import { piecesOf, tokensOfPieces, type Piece, type Token } from './tokens.ts';
import { findYear } from './year.ts';

/** Section headings that make a document a report although none of its tables is there. */
const enoughHeadings = 2;

/** Characters of text without which a titled page only links its report. */
const enoughText = 300;

const emptyNotes: ReadingNotes = {
  ambiguous: [],
  missingSections: [],
  missingRows: [],
  unknownRows: [],
  bothAlternatives: [],
  mixed: [],
  units: [],
  yearConflict: [],
  claims: [],
  isUnknownForm: false,
};

/** Distinct headings of sections, of tables and of prose, that stand on lines of their own. */
function headingsIn(tokens: readonly Token[]): { all: number; tables: number } {
  const tables = new Set<string>();
  const prose = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== 'word' || token.text.length > 60) continue;
    for (const form of forms) {
      for (const m of labelsOf(form).meaningsOf(token.text)) {
        if (m.kind === 'heading') tables.add(m.section);
        else if (m.kind === 'prose') prose.add(token.text);
      }
    }
  }
  return { all: tables.size + prose.size, tables: tables.size };
}

function textLength(document: Document): number {
  let length = 0;
  for (const block of document.blocks) {
    if (block.kind === 'paragraph' && !block.hidden && block.text.length > 20) length += block.text.length;
  }
  return length;
}

/** The edition by the heads; where no table is there, the one in force for the year, if the headings stand there. */
function settleEdition(tokens: readonly Token[], year: number | null): Edition {
  const edition = findEdition(tokens, year);
  if (edition.form !== null || year === null) return edition;
  const inForce = formInForce(year);
  if (inForce === null || headingsIn(tokens).tables === 0) return edition;
  return { form: inForce, mixed: [] };
}

/** A document's edition and its tables; null where no edition fits. */
interface Main {
  readonly edition: Edition;
  readonly tables: Tables | null;
}

/** Reads the tables, anew or as those of an earlier page with the same skeleton. */
function readMain(document: Document, pieces: readonly Piece[], year: number | null): Main {
  const skeleton = skeletonOf(document, pieces, year);
  const known = skeleton === null ? null : recall(skeleton);
  if (known !== null) return known;
  const tokens = tokensOfPieces(pieces);
  const edition = settleEdition(tokens, year);
  const tables = edition.form === null ? null : readTables(document, tokens, edition.form);
  if (skeleton !== null && tables !== null) remember(skeleton, edition, tables);
  return { edition, tables };
}

/** Reads a document. Pure: the same document gives the same reading. Never throws for what a document holds. */
export function readReport(document: Document): Reading {
  const pieces = piecesOf(document);
  const title = findTitle(document);
  const { year, conflict } = findYear(document, title);
  const { edition, tables } = readMain(document, pieces, year);
  const { form, mixed } = edition;
  const hasTables = tables !== null && tables.found.size > 0;
  const headings = hasTables ? null : headingsIn(tokensOfPieces(pieces));
  const extra = tables === null ? rowsOfForeignTables(document) : tables.extra;
  const isReport =
    hasTables ||
    (headings?.all ?? 0) >= enoughHeadings ||
    (title !== null && (extra.length > 0 || textLength(document) >= enoughText));
  const agencyName = findAgencyName(document, title);
  const proseForm = form ?? forms.at(-1);
  const prose: Prose | null = proseForm === undefined ? null : readProse(document, proseForm);
  const claims =
    form === null || prose === null
      ? { claims: [], notes: [] }
      : readClaims(prose.statements, form, { agencyName, year });
  const isWhole = tables !== null && tables.notes.missingSections?.length === 0 && !tables.hasUnreadable;
  return {
    status: !isReport ? 'not_a_report' : isWhole ? 'parsed' : 'partial',
    form: form?.id ?? null,
    year,
    title: title?.text ?? null,
    agencyName,
    scope: findScope(document, agencyName),
    published: findPublished(document),
    period: findPeriod(document),
    values: tables?.agreed.values ?? {},
    cells: tables?.agreed.cells ?? {},
    extra,
    sections: {
      overview: prose?.sections.overview ?? null,
      problems: prose?.sections.problems ?? null,
      other: prose?.sections.other ?? null,
    },
    claims: claims.claims,
    attachments: findAttachments(document),
    notes: {
      ...emptyNotes,
      ...tables?.notes,
      mixed,
      yearConflict: conflict,
      claims: claims.notes,
      isUnknownForm: form === null,
    },
  };
}
