/**
 * The matrix as `pdftotext -layout` gives it: a line of numbers a row, its label cut over the lines above and below.
 * The number lines, in order, are the form's rows if there are as many of them as rows, and each has its label around
 * it. Else this reading says nothing.
 */
import { codeOf, normaliseWhole, type Label, type Section } from '../forms/index.ts';
import type { FormRow, LabelIndex } from './labels.ts';
import type { Token } from './tokens.ts';

export interface NumberLine {
  readonly at: FormRow;
  readonly tokens: readonly Token[];
}

interface Line {
  readonly numbers: readonly Token[];
  readonly words: string;
}

function linesOf(tokens: readonly Token[]): Line[] {
  const lines: Line[] = [];
  let i = 0;
  while (i < tokens.length) {
    const line = tokens[i]?.line ?? 0;
    const here: Token[] = [];
    while (i < tokens.length && tokens[i]?.line === line) {
      const token = tokens[i];
      if (token !== undefined) here.push(token);
      i++;
    }
    let from = here.length;
    while (from > 0 && here[from - 1]?.kind === 'value') from--;
    lines.push({
      numbers: here.slice(from),
      words: normaliseWhole(
        here
          .slice(0, from)
          .map((t) => t.text)
          .join(''),
      ),
    });
  }
  return lines;
}

/** Whether `label` can be read out of `text` by leaving characters out. */
function isWithin(label: string, text: string): boolean {
  let i = 0;
  for (const char of text) if (char === label[i]) i++;
  return i === label.length;
}

/** The rows that a document can print: with the whole of an alternative, or with its parts. */
export function rowChoices(section: Section, labels: LabelIndex): FormRow[][] {
  const all = labels.rows.filter((r) => r.section === section);
  const sides = new Set(all.map((r) => r.row.alternative?.side));
  if (!sides.has('whole') || !sides.has('part')) return [all];
  return (['whole', 'part'] as const).map((side) =>
    all.filter((r) => r.row.alternative === undefined || r.row.alternative.side === side),
  );
}

const isLabelIn = (label: Label, text: string, labels: LabelIndex): boolean =>
  [...labels.spellings(label)].some((spelling) => isWithin(spelling, text));

/** Labels shorter than this may be found in any text. */
const telling = 4;

/** The labels of the rows that a document may print in place of this one, as far as they tell something. */
function partsOf({ row: { alternative } }: FormRow, labels: LabelIndex): Label[] {
  if (alternative?.side !== 'whole') return [];
  return labels.rows.flatMap(({ row }) => {
    const isPart = row.alternative?.group === alternative.group && row.alternative.side === 'part';
    const label = isPart ? row.path.at(-1) : undefined;
    return label !== undefined && normaliseWhole(label.zh).length >= telling ? [label] : [];
  });
}

/** Reads the number lines among these tokens; null where they are not the form's rows one for one. */
export function readNumberLines(
  tokens: readonly Token[],
  section: Section,
  labels: LabelIndex,
): NumberLine[] | null {
  const lines = linesOf(tokens);
  const places = section.blocks[0]?.columns.length ?? 0;
  const at = lines.flatMap((line, i) =>
    line.numbers.length > 0 && line.numbers.length <= places ? [i] : [],
  );
  if (lines.some((line) => line.numbers.length > places)) return null;
  for (const rows of rowChoices(section, labels)) {
    if (rows.length !== at.length) continue;
    const read: NumberLine[] = [];
    for (const [k, row] of rows.entries()) {
      const line = at[k] ?? 0;
      const from = k === 0 ? 0 : (at[k - 1] ?? 0) + 1;
      const to = at[k + 1] ?? lines.length;
      const around = lines
        .slice(from, to)
        .map((l) => l.words)
        .join('');
      const leaf = row.row.path.at(-1);
      if (leaf === undefined) return null;
      if (!isLabelIn(leaf, around, labels)) return null;
      // The parts of a row stand under it: then the lines of numbers are theirs, and some of them have none.
      if (partsOf(row, labels).some((part) => isLabelIn(part, around, labels))) return null;
      read.push({ at: row, tokens: lines[line]?.numbers ?? [] });
    }
    return read;
  }
  return null;
}

function charactersOf(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  return counts;
}

/**
 * The numbers of a strip (section 4) on one line, under a head that is cut over several: taken where there is one such
 * line, with a number for every column, and the lines above hold every character of the head's labels.
 */
export function readStripLine(
  tokens: readonly Token[],
  section: Section,
): { readonly codes: readonly string[]; readonly tokens: readonly Token[] } | null {
  const block = section.blocks[0];
  const row = block?.rows[0];
  if (block === undefined || row === undefined) return null;
  const lines = linesOf(tokens);
  const numbered = lines.filter((line) => line.numbers.length > 0);
  const [only] = numbered;
  if (only === undefined || numbered.length > 1 || only.numbers.length !== block.columns.length) return null;
  if (only.words !== '') return null;
  const there = charactersOf(lines.slice(0, lines.indexOf(only)).map((line) => line.words));
  const groups = new Set(block.columns.flatMap((c) => c.path.slice(0, -1)));
  const labels = [...block.columns.flatMap((c) => c.path.slice(-1)), ...groups];
  const needed = charactersOf(labels.map((label) => normaliseWhole(label.zh)));
  for (const [char, n] of needed) if ((there.get(char) ?? 0) < n) return null;
  return { codes: block.columns.map((c) => codeOf(row, c)), tokens: only.numbers };
}
