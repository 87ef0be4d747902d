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
  clauseSigns,
  compact,
  countEnd,
  governmentName,
  governmentWords,
  halfWidth,
  isSpace,
  itemOpening,
  leadWords,
  limitingClause,
  limitingWords,
  lineEnd,
  noSubject,
  partOpening,
  numeralValue,
  partWords,
  quotedTitles,
  selfMention,
  selfPlace,
  selfWords,
  sentenceEnd,
  sinceBeginning,
  wholeYearRange,
  withCarriedIn,
  yearMentions,
  yearNamed,
  type ClaimMeaning,
  type ClaimPhrase,
  type Form,
} from '../forms/index.ts';
import type { Claim, Place } from '../record/index.ts';
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

/** Lines that belong together (a line may go on in the next), in half width and without white space. */
interface Passage {
  /** As patterns want it; what stands in title marks is masked. */
  readonly text: string;
  readonly lines: readonly Placed[];
}

/** For each character of a passage's text: its line, and its offset in that line's text. */
interface Origins {
  readonly lineOf: readonly number[];
  readonly offsetOf: readonly number[];
}

/** A clause: between commas. */
interface Clause {
  readonly text: string;
  /** Its span in the passage's text, the end not included. */
  readonly from: number;
  readonly to: number;
}

/** A line shorter than this is a heading or a scrap: it does not go on in the next. */
const shortestWrapped = 15;
/** A passage longer than this is cut: it is no paragraph. */
const longestPassage = 20_000;
/** What masks a quoted title: in no pattern. */
const mask = '\u25a1';

/** The lines as passages. Lines that end inside a sentence (PDF, text with fixed width) are joined with the next. */
function passagesOf(lines: readonly Placed[]): Passage[] {
  const passages: Passage[] = [];
  let open: Placed[] = [];
  let length = 0;
  const close = (): void => {
    if (open.length > 0) passages.push(passageOf(open));
    open = [];
    length = 0;
  };
  for (const line of lines) {
    // A short line is a passage of its own: most of a page's are navigation, and state nothing.
    if (open.length === 0 && line.text.length < shortestWrapped && !claimSigns.test(line.text)) continue;
    const trimmed = halfWidth(line.text.trim().slice(0, longestPassage));
    if (open.length > 0 && (itemOpening.test(trimmed) || length + trimmed.length > longestPassage)) close();
    open.push(line);
    length += trimmed.length;
    if (trimmed.length < shortestWrapped || lineEnd.test(trimmed)) close();
  }
  close();
  return passages;
}

function passageOf(lines: readonly Placed[]): Passage {
  const text = lines.map((line) => compact(line.text.slice(0, longestPassage))).join('');
  return { text: text.replace(quotedTitles, (title) => mask.repeat(title.length)), lines };
}

/** Where the characters of a passage come from: asked for statements only, which are few. */
function originsOf({ lines }: Passage): Origins {
  const lineOf: number[] = [];
  const offsetOf: number[] = [];
  for (const [index, { text }] of lines.entries()) {
    for (let offset = 0; offset < Math.min(text.length, longestPassage); offset++) {
      if (isSpace(text.charCodeAt(offset))) continue;
      lineOf.push(index);
      offsetOf.push(offset);
    }
  }
  return { lineOf, offsetOf };
}

/** The sentences of a passage, each as its clauses. Commas in brackets and in numbers (1,724) do not cut. */
function sentencesOf(passage: Passage): Clause[][] {
  const { text } = passage;
  const sentences: Clause[][] = [];
  let sentence: Clause[] = [];
  let from = 0;
  let depth = 0;
  const cut = (to: number): void => {
    if (to > from) sentence.push({ text: text.slice(from, to), from, to });
    from = to + 1;
  };
  for (const { 0: c, index: i } of text.matchAll(clauseSigns)) {
    if (c === '(') depth++;
    else if (c === ')') depth = Math.max(0, depth - 1);
    else if (sentenceEnd.test(c)) {
      cut(i);
      if (sentence.length > 0) sentences.push(sentence);
      sentence = [];
      depth = 0;
    } else if (depth === 0 && isComma(text, i)) cut(i);
  }
  cut(text.length);
  if (sentence.length > 0) sentences.push(sentence);
  return sentences;
}

function isComma(text: string, i: number): boolean {
  const c = text.charAt(i);
  if (c === ';') return true;
  if (c === ',') return !(/\d/.test(text.charAt(i - 1)) && /^\d{3}(?!\d)/.test(text.slice(i + 1, i + 5)));
  if (c === ':') return !/\d/.test(text.charAt(i + 1));
  return c === '\u3001' && countEnd.test(text.charAt(i - 1));
}

/** What is printed in pieces of a passage: the source's characters, lines put together without a sign. */
function printed(passage: Passage, all: readonly Piece[]): string {
  let out = '';
  for (const { line, start, end } of all) out += passage.lines[line]?.text.slice(start, end) ?? '';
  return out;
}

/** Where pieces of a passage stand: in plain text, if they are on one line, the very characters; else the first line. */
function placeOf(passage: Passage, all: readonly Piece[]): Place {
  const first = all[0];
  const line = passage.lines[first?.line ?? 0];
  if (first === undefined || line === undefined)
    throw new RangeError('a clause without characters has no place');
  const { at, text } = line;
  if (all.length > 1 || !('line' in at)) return at;
  const start = at.from + Array.from(text.slice(0, first.start)).length;
  return {
    line: at.line,
    from: start,
    to: start + Array.from(text.slice(first.start, first.end)).length - 1,
  };
}

interface Piece {
  readonly line: number;
  readonly start: number;
  end: number;
}

function piecesOf(passage: Passage, from: number, to: number): Piece[] {
  const { lineOf, offsetOf } = originsOf(passage);
  const found: Piece[] = [];
  for (let i = from; i < to; i++) {
    const line = lineOf[i] ?? 0;
    const offset = offsetOf[i] ?? 0;
    const last = found.at(-1);
    if (last?.line === line) last.end = offset + 1;
    else found.push({ line, start: offset, end: offset + 1 });
  }
  return found;
}
