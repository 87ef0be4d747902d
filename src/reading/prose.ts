/** The running text of a document: its lines, and the text of the sections that are prose. */
import { isAgencyName } from '../agencies/index.ts';
import type { Document } from '../documents/index.ts';
import {
  afterReport,
  compact,
  dateShape,
  footerSigns,
  itemOpening,
  looseHeadings,
  markSigns,
  normaliseLabel,
  numeralValue,
  siteFooter,
  topMark,
  type Form,
  type Label,
  type ProseSection,
} from '../forms/index.ts';
import { linesOf, type Line } from './lines.ts';
import type { Placed } from './reading.ts';

/** The text of the prose sections, and where statements about numbers may stand. */
export interface Prose {
  /** Lines joined with a line feed, as printed; null where the heading is not there or nothing stands under it. */
  readonly sections: { readonly [id in ProseSection['id']]: string | null };
  /** The lines of the introduction and of the overview (2014: of the whole text), headings left out. */
  readonly statements: readonly Placed[];
}

/** No heading and no title of the form is longer, its mark and notes included. */
const longestHeading = 80;
/** A line with a top mark and an unknown heading is no longer than this; longer ones are sentences. */
const longestUnknownHeading = 40;
/** Statements are looked for in so many lines at most: a hostile page may have millions. */
const mostStatements = 2000;
const mostHeadings = 2000;

interface Heading {
  readonly section: ProseSection['id'] | 'table' | 'unknown';
  readonly line: number;
  /** 一、 = 1; null without a mark of the top level. */
  readonly ordinal: number | null;
  /** Text that follows the heading on its line. */
  readonly rest: string;
  readonly isDotted: boolean;
}

/** The headings of a form, normalised. */
interface Labels {
  readonly get: (label: string) => Heading['section'] | undefined;
  /** The first characters of the headings, marks left out. */
  readonly beginnings: ReadonlySet<number>;
}

const knownLabels = new WeakMap<object, Labels>();

function labelsOf(form: Pick<Form, 'prose' | 'sections'>): Labels {
  const known = knownLabels.get(form);
  if (known !== undefined) return known;
  const made = makeLabels(form);
  knownLabels.set(form, made);
  return made;
}

function makeLabels(form: Pick<Form, 'prose' | 'sections'>): Labels {
  const labels = new Map<string, Heading['section']>();
  const add = (label: Label | null, section: Heading['section']): void => {
    if (label === null) return;
    for (const spelling of [label.zh, ...label.seen]) labels.set(normaliseLabel(spelling), section);
  };
  for (const section of form.sections) {
    add(section.heading, 'table');
    for (const block of section.blocks) add(block.heading, 'table');
  }
  for (const section of form.prose) add(section.heading, section.id);
  labels.delete('');
  const beginnings = new Set([...labels.keys()].map((label) => beginningOf(label) ?? 0));
  return { get: (label) => labels.get(label), beginnings };
}

/**
 * The first Chinese character of a text that no mark has; null where there is none near, or where it takes normalising
 * to tell: behind a bracket, which may hold a note, or a compatibility character.
 */
function beginningOf(text: string): number | null {
  for (let i = 0; i < Math.min(text.length, longestUnknownHeading); i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x4e00 && code <= 0x9fff) {
      if (!markSigns.has(text.charAt(i))) return code;
    } else if (code === 0x28 || code === 0x5b || code === 0xff08 || code === 0x3010 || code === 0x3014)
      return null;
    else if (code >= 0x2e80 && (code < 0x3000 || code > 0x303f) && (code < 0xff00 || code > 0xff60))
      return null;
  }
  return null;
}

/** Whether a text begins as a heading of the form may. */
function mayBeHeading(text: string, labels: Labels): boolean {
  const beginning = beginningOf(text);
  return beginning === null || labels.beginnings.has(beginning);
}

/** The heading and the text after it on the same line (`一、总体情况。2024年…`); null where none opens the line. */
function runIn(text: string, labels: Labels): { section: Heading['section']; rest: string } | null {
  const opening = text.slice(0, longestHeading);
  const cut = /^[^。:：\s]*[、.．,，]?\s*[^。:：\s]{2,60}(?=[。:：\s])/u.exec(opening);
  if (cut === null) return null;
  const section = labels.get(normaliseLabel(cut[0]));
  if (section === undefined) return null;
  return { section, rest: text.slice(cut[0].length).replace(/^[。:：\s]+/u, '') };
}

function headingOf(printed: string, line: number, labels: Labels): Heading | null {
  const text = printed.trimStart();
  const first = text.charCodeAt(0);
  const isMarked = first < 0x4e00 || first > 0x9fff || markSigns.has(text.charAt(0));
  if (!isMarked && !labels.beginnings.has(first)) return null;
  const opening = compact(text.slice(0, 2 * longestHeading));
  const mark = topMark.exec(opening);
  const ordinal = mark === null ? null : numeralValue(mark[1] ?? '');
  if (mark === null && itemOpening.test(opening)) return clauseHeading(text, line, labels);
  const isDotted = /[.…·]{2,}\d{0,3}$/u.test(opening);
  const bare = isDotted ? opening.replace(/[.…·]{2,}\d{0,3}$/u, '') : opening;
  if (bare.length <= longestHeading && mayBeHeading(bare, labels)) {
    const section = labels.get(normaliseLabel(bare));
    if (section !== undefined) return { section, line, ordinal, rest: '', isDotted };
  }
  if (mark === null) return null;
  const run = runIn(text, labels);
  if (run !== null) return { section: run.section, line, ordinal, rest: run.rest, isDotted };
  if (bare.length > longestUnknownHeading || bare.includes('。')) return null;
  const words = bare.slice(mark[0].length);
  for (const id of ['overview', 'problems', 'other'] as const) {
    if (looseHeadings[id].test(words)) return { section: id, line, ordinal, rest: '', isDotted };
  }
  return { section: 'unknown', line, ordinal, rest: '', isDotted };
}

/** The clause of the regulation above a small table: it opens with an ordinal, but is no item of a text. */
function clauseHeading(text: string, line: number, labels: Labels): Heading | null {
  if (text.length > longestHeading || labels.get(normaliseLabel(text)) !== 'table') return null;
  if (/^[(（\d]/u.test(text.trim())) return null;
  return { section: 'table', line, ordinal: null, rest: '', isDotted: false };
}

/** Whether nothing but the next heading follows: a contents list, or a section whose table is missing. */
function isEmpty(heading: Heading, next: Heading | undefined, lines: readonly Line[]): boolean {
  if (heading.rest !== '' || next?.line !== heading.line + 1) return false;
  return lines[next.line]?.block === (lines[heading.line]?.block ?? 0) + 1;
}

/** Headings without those of contents lists, which name every section before they come. */
function withoutContents(headings: readonly Heading[], lines: readonly Line[]): Heading[] {
  return headings.filter((heading, i) => {
    if (heading.isDotted) return false;
    const before = headings[i - 1];
    const isInRun =
      isEmpty(heading, headings[i + 1], lines) || (before !== undefined && isEmpty(before, heading, lines));
    if (!isInRun) return true;
    const label = normaliseLabel(lines[heading.line]?.text ?? '');
    const comesAgain = headings.some(
      (other, j) =>
        j > i &&
        other.section === heading.section &&
        (heading.section !== 'table' && heading.section !== 'unknown'
          ? true
          : normaliseLabel(lines[other.line]?.text ?? '') === label),
    );
    return !comesAgain;
  });
}

/** Whether `next` ends the section of `heading`: a known section, or the next number of an unknown one. */
function ends(heading: Heading, next: Heading): boolean {
  if (next.section !== 'unknown') return true;
  return heading.ordinal !== null && next.ordinal === heading.ordinal + 1;
}

/** A line of a flattened table: pipes, or a number alone. */
const tableLine = /^\||\|$|^[\d.,，+\-—/\s]{1,20}$/u;

/** Whether a line without white space round it is one of a flattened table. */
function isTableLine(text: string): boolean {
  const first = text.charCodeAt(0);
  // Nearly every line begins with a Chinese character: those are in no table but for a pipe at their end.
  if (first >= 0x4e00 && first <= 0x9fff) return text.endsWith('|');
  return tableLine.test(text);
}

function textUnder(heading: Heading, next: Heading | undefined, lines: readonly Line[]): string[] {
  const texts: string[] = heading.rest === '' ? [] : [heading.rest];
  const end = next?.line ?? lines.length;
  for (let i = heading.line + 1; i < end; i++) {
    const text = lines[i]?.text.trim() ?? '';
    if (next === undefined && endsReport(text)) break;
    if (!isTableLine(text)) texts.push(text);
  }
  if (next !== undefined) return texts;
  // What is left at the end of the report is its signature.
  for (let last = texts.at(-1); last !== undefined && isSignature(last); last = texts.at(-1)) texts.pop();
  return texts;
}

function endsReport(text: string): boolean {
  const start = compact(text.slice(0, 60));
  return footerSigns.test(start) && (afterReport.test(start) || siteFooter.test(start));
}

function isSignature(text: string): boolean {
  if (text.length > 50) return false;
  const bare = compact(text);
  return isAgencyName(bare) || bare.replace(dateShape, '') === '';
}

/**
 * The text of sections 1, 5 and 6. Tables and the lines of flattened ones are left out; contents lists are not
 * taken for the sections they name.
 */
export function readProse(document: Document, form: Pick<Form, 'prose' | 'sections'>): Prose {
  const lines = linesOf(document);
  const labels = labelsOf(form);
  const found: Heading[] = [];
  for (let i = 0; i < lines.length && found.length < mostHeadings; i++) {
    const heading = headingOf(lines[i]?.text ?? '', i, labels);
    if (heading !== null) found.push(heading);
  }
  const headings = withoutContents(found, lines);
  const byLine = new Map(headings.map((heading) => [heading.line, heading]));
  const sections: { [id in ProseSection['id']]: string | null } = {
    overview: null,
    problems: null,
    other: null,
  };
  let overviewEnd: number | null = null;
  for (const { id } of form.prose) {
    const own = headings.filter((heading) => heading.section === id);
    for (const heading of [
      ...own.filter((h) => h.ordinal !== null),
      ...own.filter((h) => h.ordinal === null),
    ]) {
      const next = headings.find((h) => h.line > heading.line && ends(heading, h));
      const texts = textUnder(heading, next, lines);
      if (texts.length === 0) continue;
      sections[id] = texts.join('\n');
      if (id === 'overview') overviewEnd = next?.line ?? null;
      break;
    }
  }
  const firstTable = headings.find((heading) => heading.section === 'table')?.line ?? null;
  const end = firstTable ?? overviewEnd ?? lines.length;
  const statements: Placed[] = [];
  for (let i = 0; i < end && statements.length < mostStatements; i++) {
    const line = lines[i];
    if (line === undefined || isTableLine(line.text.trim())) continue;
    const heading = byLine.get(i);
    if (heading === undefined || heading.rest !== '') statements.push({ text: line.text, at: line.at });
  }
  return { sections, statements };
}
