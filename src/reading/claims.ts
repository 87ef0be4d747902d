/**
 * Numbers that the text states for codes of the form. A statement is taken only where a phrase fills its clause and
 * nothing before it in the sentence limits it: no claim is better than one that accuses an agency falsely.
 */
import { isAgencyName, isRegionName, mentionsOtherBody } from '../agencies/index.ts';
import {
  appealLeadWords,
  appealWords,
  carriedAdded,
  carriedAfter,
  carriedAnywhere,
  carriedInside,
  claimPhrases,
  claimSigns,
  governmentName,
  governmentWords,
  leadWords,
  limitingClause,
  limitingWords,
  noSubject,
  partOpening,
  numeralValue,
  partWords,
  selfMention,
  selfPlace,
  selfWords,
  sinceBeginning,
  wholeYearRange,
  withCarriedIn,
  yearMentions,
  yearNamed,
  type ClaimMeaning,
  type ClaimPhrase,
  type Form,
} from '../forms/index.ts';
import type { Claim } from '../record/index.ts';
import { passagesOf, piecesOf, placeOf, printed, sentencesOf } from './passages.ts';
import type { Clause, Passage } from './passages.ts';
import type { ClaimNote, Placed } from './reading.ts';

/** Whose report it is: what `findAgencyName` and `findYear` gave. */
export interface ClaimContext {
  readonly agencyName: string | null;
  readonly year: number | null;
}

export interface Claims {
  readonly claims: readonly Claim[];
  /** One for each claim, by index. */
  readonly notes: readonly ClaimNote[];
}

/** A clause that says more than this is no plain statement of a number. */
const longestClause = 200;
/** The record keeps so much of the words. */
const longestText = 80;
/** A page that states more numbers than this is no report. */
const mostClaims = 200;

type Who = 'own' | 'other' | 'unknown' | 'same';

/** Of whom a clause speaks: what is left of its opening when the words for when and how many are gone. */
function whoOf(lead: string, phrase: ClaimPhrase, clause: string, context: ClaimContext): Who {
  let who = lead.replace(leadWords, '');
  if (appealWords.test(clause) && phrase.value === undefined) who = who.replace(appealLeadWords, '');
  if (who === '') return 'same';
  if (selfWords.test(who)) return 'own';
  if (noSubject.test(who)) return 'unknown';
  const name = context.agencyName;
  const isOther = mentionsOtherBody(who, name);
  // A place is the body itself only where its government reports.
  const isGovernment = name !== null && (governmentName.test(name) || isRegionName(name));
  if (selfPlace.test(who)) return isGovernment && !isOther ? 'own' : 'other';
  // The government alone, where the report may speak for its departments too.
  if ((isGovernment || name === null) && governmentWords.test(who)) return 'other';
  if (partWords.test(who)) return 'other';
  if (who === name) return 'own';
  if (isOther) return 'other';
  if (name?.endsWith(who) === true) return 'own';
  return isAgencyName(who) ? 'other' : 'unknown';
}

/** Whether the sentence up to and with the clause speaks of the report year alone. */
function isOfYear(text: string, year: number | null): boolean {
  for (const { groups } of text.matchAll(yearMentions)) {
    if (numeralValue(groups?.['plain'] ?? groups?.['bracketed'] ?? '') !== year) return false;
  }
  return true;
}

/** Whether something before a statement, in its sentence, limits it to a part, another time or a way. */
function isLimited(before: readonly Clause[], clause: string): boolean {
  const plain = (text: string): string => text.replace(wholeYearRange, '').replace(/\([^()]*\)/gu, '');
  const all = [...before.map(({ text }) => text), clause];
  if (all.some((text) => limitingWords.test(plain(text)))) return true;
  if (before.some(({ text }) => limitingClause.test(text))) return true;
  return sinceBeginning.test(clause) && !all.some((text) => yearNamed.test(text));
}

interface Statement {
  readonly claim: Claim;
  readonly note: ClaimNote;
}

/** What is known of the paragraph so far, for phrases that need it. */
interface Progress {
  said: string;
  isOther: boolean;
  /** Clauses of the sentence that made a statement. */
  readonly made: Set<Clause>;
}

/** Whether a clause counts the year: it says so, or all that precedes it in its sentence only says so or counts too. */
function isOfWholeYear(clause: string, before: readonly Clause[], made: ReadonlySet<Clause>): boolean {
  if (yearNamed.test(clause)) return true;
  return (
    before.some(({ text }) => yearNamed.test(text)) &&
    before.every((c) => made.has(c) || selfWords.test(c.text) || c.text.replace(leadWords, '') === '')
  );
}

function isNeedMet(
  phrase: ClaimPhrase,
  progress: Progress,
  before: readonly Clause[],
  clause: string,
): boolean {
  if (phrase.needs === undefined) return true;
  if (phrase.needs.words.test(clause) || before.some(({ text }) => phrase.needs?.words.test(text)))
    return true;
  return phrase.needs.within === 'paragraph' && phrase.needs.words.test(progress.said);
}

function statementsOf(
  passage: Passage,
  sentence: readonly Clause[],
  index: number,
  progress: Progress,
  form: Form,
  context: ClaimContext,
): Statement[] {
  const clause = sentence[index];
  if (clause === undefined || clause.text.length > longestClause) return [];
  const before = sentence.slice(0, index);
  // Who speaks is carried on from clause to clause, until the body names itself.
  if (selfMention.test(clause.text)) progress.isOther = false;
  for (const phrase of claimSigns.test(clause.text) ? claimPhrases : []) {
    const found = phrase.sign.test(clause.text) ? phrase.pattern.exec(clause.text) : null;
    if (found === null) continue;
    const { lead = '', n, m, k } = found.groups ?? {};
    const isPart = phrase.isPart === true;
    const who = whoOf(isPart ? lead.replace(partOpening, '') : lead, phrase, clause.text, context);
    if (who === 'unknown') continue;
    if (who !== 'same') progress.isOther = who === 'other';
    const value = phrase.value ?? numeralValue(n ?? m ?? k ?? '');
    let meanings = phrase.means[form.id] ?? [];
    const spoken = [...before.map(({ text }) => text), clause.text].join(',');
    const next = sentence[index + 1]?.text ?? '';
    if (value === null || meanings.length === 0 || !isNeedMet(phrase, progress, before, clause.text))
      return [];
    const withoutPart = (text: string): string => (isPart ? text.replace(partOpening, '') : text);
    const said = before.map((c) => ({ ...c, text: withoutPart(c.text) }));
    if (isLimited(said, withoutPart(clause.text)) || !isOfYear(spoken, context.year)) return [];
    const note = /\([^()]*\)$/u.exec(clause.text)?.[0] ?? '';
    const after = sentence
      .slice(index + 1)
      .map((c) => c.text)
      .join(',');
    const isRequest = codesOf(meanings).some((code) => withCarriedIn[code] !== undefined);
    if (isRequest && (carriedAdded.test(note) || carriedAdded.test(next))) {
      meanings = meanings.flatMap((meaning) => sumWithCarried(meaning, form));
    } else if (
      carriedInside.test(note) ||
      carriedInside.test(next) ||
      (isRequest && carriedAfter.test(after))
    )
      return [];
    if (phrase.needsYear === true && !isOfWholeYear(clause.text, before, progress.made)) return [];
    progress.made.add(clause);
    // What was carried over, said in the same breath, may be counted in.
    const isCarried = carriedAnywhere.test(spoken + after);
    // The quotation ends with the number, not with a long note after it.
    const to = clause.text.length > longestText && note.length > 1 ? clause.to - note.length : clause.to;
    const from = Math.max(clause.from, to - longestText);
    const pieces = piecesOf(passage, from, to);
    const text = printed(passage, pieces);
    const at = placeOf(passage, pieces);
    return meanings.map(({ codes, alsoFits }) => ({
      claim: { codes, operator: 'sum', value, text, at },
      note: {
        alsoFits: isCarried ? [...alsoFits, ...withCarried(codes, form)] : alsoFits,
        isOtherBody: progress.isOther,
      },
    }));
  }
  if (/\d/u.test(clause.text) && mentionsOtherBody(clause.text, context.agencyName)) progress.isOther = true;
  return [];
}

/** The sum with what was carried in, where the form has such a row and the codes do not hold it already. */
function withCarried(codes: readonly string[], form: Form): (readonly string[])[] {
  const sum = codes.length === 1 ? withCarriedIn[codes[0] ?? ''] : undefined;
  return sum?.every((code) => form.byCode.has(code)) === true ? [sum] : [];
}

/** The number counts what was carried in too (48件,含上年结转2件): the sum is meant, unless the words are loose. */
function sumWithCarried({ codes, alsoFits }: ClaimMeaning, form: Form): ClaimMeaning[] {
  return withCarried(codes, form).map((sum) => ({ codes: sum, alsoFits: [codes, ...alsoFits] }));
}

function codesOf(meanings: readonly ClaimMeaning[]): string[] {
  return meanings.flatMap(({ codes }) => codes);
}

/**
 * The numbers that the introduction and the overview state for codes of the form (`Prose.statements`), with what else
 * their words may mean. Where the text gives two numbers for the same codes it contradicts itself, or speaks of two
 * bodies: neither is a claim. Equal statements are one claim, the first. At most 200.
 */
export function readClaims(lines: readonly Placed[], form: Form, context: ClaimContext): Claims {
  const found: Statement[] = [];
  for (const passage of passagesOf(lines)) {
    if (!claimSigns.test(passage.text)) continue;
    const progress: Progress = { said: '', isOther: false, made: new Set() };
    for (const sentence of sentencesOf(passage)) {
      for (const index of sentence.keys()) {
        found.push(...statementsOf(passage, sentence, index, progress, form, context));
        if (found.length > mostClaims) return { claims: [], notes: [] };
      }
      progress.said = (progress.said + sentence.map(({ text }) => text).join(',')).slice(-2000);
    }
  }
  const keyOf = ({ claim, note }: Statement): string => `${String(note.isOtherBody)} ${claim.codes.join()}`;
  const values = new Map<string, Set<number>>();
  for (const statement of found) {
    const key = keyOf(statement);
    values.set(key, (values.get(key) ?? new Set()).add(statement.claim.value));
  }
  const kept = found.filter(
    (statement, i) =>
      values.get(keyOf(statement))?.size === 1 && found.findIndex((s) => keyOf(s) === keyOf(statement)) === i,
  );
  return { claims: kept.map(({ claim }) => claim), notes: kept.map(({ note }) => note) };
}
