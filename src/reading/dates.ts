/** The dates that a report prints: when it was published, and the period it reports on. */
import type { Document } from '../documents/index.ts';
import {
  bylineWords,
  compact,
  dateParts,
  datePartSigns,
  dateRange,
  dateShape,
  halfWidth,
  numeralValue,
  periodSigns,
  periodWords,
  publicationLabels,
  publicationMeta,
  publicationSigns,
} from '../forms/index.ts';

/** Dates before the year in which the first regulation came into force are a site's defaults (1970, 2000). */
const firstYear = 2008;
/** A byline or a row of a metadata table is no longer than this. */
const longestByline = 300;
/** No label of a date is shorter: most cells of a report are. */
const shortestLabel = 2;
/** A line shorter than this is a heading or a label, which does not go on in the next. */
const shortestWrapped = 15;
/** The period is named in the introduction: so many lines from the top are looked at, navigation included. */
const introductionLines = 600;
/** A sentence goes on in so many lines at most. */
const mostContinued = 2;

/** An ISO date of what `dateShape` finds; null where there is no such day, or it lies outside 2008–2100. */
export function isoDate(text: string): string | null {
  const parts = dateParts.exec(text);
  const [year, month, day] = [1, 2, 3].map((i) => numeralValue(parts?.[i] ?? ''));
  if (!isNumber(year) || !isNumber(month) || !isNumber(day)) return null;
  if (year < firstYear || year > 2100 || month < 1 || month > 12 || day < 1) return null;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function isNumber(value: number | null | undefined): value is number {
  return typeof value === 'number';
}

/** A text that may hold a label of a date, tidy, and what the label may stand for: the text that follows it. */
interface Labelled {
  readonly text: string;
  readonly bare: string;
  /** The first of the next two texts with something in it. */
  readonly next: () => string | undefined;
}

/** The lines, and the cells of tables, that may hold a label of a date, in reading order. */
function labelledTexts(document: Document): Labelled[] {
  const texts: string[] = [];
  for (const block of document.blocks) {
    if (block.hidden) continue;
    if (block.kind === 'paragraph') texts.push(block.text);
    else for (const cell of block.cells) texts.push(cell.text);
  }
  const found: Labelled[] = [];
  for (let i = 0; i < texts.length; i++) {
    const text = texts[i] ?? '';
    if (text.length < shortestLabel) continue;
    if (text.length > longestByline || !publicationSigns.test(text)) continue;
    const bare = tidy(text);
    const next = (): string | undefined =>
      texts
        .slice(i + 1, i + 3)
        .map(tidy)
        .find((t) => t !== '' && t !== ':');
    found.push({ text: bare, bare: compact(bare), next });
  }
  return found;
}

/** Half width, without the spaces inside a date; the one between a day and an hour stays. */
function tidy(text: string): string {
  if (text.length > longestByline) return '';
  return halfWidth(text)
    .replace(/\s+/gu, ' ')
    .replace(/(?<=\d) (?=\p{Script=Han})|(?<=\p{Script=Han}) (?=\d)|(?<=[:|\]]) | (?=[:|[])/gu, '')
    .trim();
}

function dateAtStart(text: string): string | null {
  const found = dateShape.exec(text.slice(0, 20));
  return found?.index === 0 ? isoDate(found[0]) : null;
}

/**
 * The day of publication that the document prints or declares: after a label, in a line, in a metadata table, or in a
 * meta tag. Null where there is none, and where the surest labels give different days. The date of a signature, the
 * date of signing, of the last change, and the day shown in a site's banner are never taken.
 */
export function findPublished(document: Document): string | null {
  const texts = labelledTexts(document);
  const declared = new Set(
    document.meta
      .filter(({ name }) => publicationMeta.includes(name.replace(/[^a-z]/g, '')))
      .flatMap(({ content }) => dateAtStart(tidy(content.slice(0, 40))) ?? []),
  );
  for (const [i, { label, whole, needsByline }] of publicationLabels.entries()) {
    const dates = new Set<string>();
    for (const { text, bare, next: nextText } of texts) {
      const next = whole.test(bare) ? nextText() : undefined;
      const found = label.exec(text);
      const date =
        next !== undefined
          ? dateAtStart(next)
          : found !== null && (!needsByline || bylineWords.test(text))
            ? dateAtStart(text.slice(found.index + found[0].length))
            : null;
      if (date !== null) dates.add(date);
    }
    if (dates.size === 1) return [...dates][0] ?? null;
    if (dates.size > 1) {
      const agreed = [...declared].filter((date) => dates.has(date));
      return agreed.length === 1 ? (agreed[0] ?? null) : null;
    }
    // Declared for machines, but as the date of publication: surer than any label but the first.
    if (i === 0 && declared.size === 1) return [...declared][0] ?? null;
  }
  return null;
}

/**
 * The first and last day of the period that the report says its figures cover, ISO dates. A year printed once counts
 * for both. Null where no such sentence names two days.
 */
export function findPeriod(document: Document): readonly [string, string] | null {
  let period = periods.get(document);
  if (period === undefined) {
    period = periodOf(document);
    periods.set(document, period);
  }
  return period;
}

/** Asked for by the year and for the record. */
const periods = new WeakMap<Document, readonly [string, string] | null>();

function periodOf(document: Document): readonly [string, string] | null {
  const lines: string[] = [];
  for (const block of document.blocks) {
    if (block.kind !== 'paragraph' || block.hidden) continue;
    lines.push(block.text);
    if (lines.length === introductionLines + mostContinued) break;
  }
  // The line from which on a sign has to be looked for again, and where the next one is.
  let next = -1;
  for (let i = 0; i < Math.min(lines.length, introductionLines); i++) {
    if (next < i) {
      next = i;
      while (next < lines.length && !periodSigns.test(lines[next] ?? '')) next++;
    }
    if (next > i + mostContinued) continue;
    for (const sentence of sentenceFrom(lines, i).split(/[。;]/u)) {
      const range = dateRange.exec(sentence);
      if (range?.groups === undefined || !periodWords.test(sentence)) continue;
      const first = isoDate(range.groups['first'] ?? '');
      if (first === null) continue;
      const last = range.groups['last'] ?? '';
      const end = isoDate(last) ?? isoDate(`${first.slice(0, 4)}-${last.replace(datePartSigns, '-')}`);
      if (end !== null && first <= end) return [first, end];
    }
  }
  return null;
}

/** A line, with the next two where it breaks off inside a sentence (PDF, text of a fixed width). */
function sentenceFrom(lines: readonly string[], index: number): string {
  let text = compact(lines[index]?.slice(0, 4000) ?? '');
  for (
    let i = index + 1;
    i <= index + mostContinued && text.length >= shortestWrapped && !/[。;:]$/u.test(text);
    i++
  ) {
    text += compact(lines[i]?.slice(0, 200) ?? '');
  }
  return text;
}
