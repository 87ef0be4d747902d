/** Ways in which a page or a text is damaged: rows, cells, lines and labels taken away, doubled, moved or misspelt. */
import { chooser, type Chooser } from '../layouts/random.ts';

export type Mutation = (source: string, c: Chooser) => string;

interface Span {
  readonly from: number;
  readonly to: number;
}

function spansOf(source: string, pattern: RegExp): Span[] {
  return [...source.matchAll(pattern)].map((m) => ({ from: m.index, to: m.index + m[0].length }));
}

function pickOf<T>(from: readonly T[], c: Chooser): T | undefined {
  return from[c.below(Math.max(1, from.length))];
}

const cut = (source: string, { from, to }: Span): string => source.slice(0, from) + source.slice(to);
const insert = (source: string, at: number, text: string): string =>
  source.slice(0, at) + text + source.slice(at);
const replace = (source: string, { from, to }: Span, text: string): string =>
  source.slice(0, from) + text + source.slice(to);

const rows = /<tr>.*?<\/tr>/gsu;
const cells = /<t([dh])(?: [^>]*)?>.*?<\/t\1>/gsu;
const tables = /<table.*?<\/table>/gsu;

const isNumber = (text: string): boolean =>
  /^[\s\d.,，０-９．＋+－增减加少—/-]+$|^\s*(?:无|不涉及|若干|详见附件)\s*$/u.test(
    text.replace(/<[^>]*>/gu, ''),
  );
const withoutTags = (html: string): string => html.replace(/<[^>]*>/gu, '');

/** One letter of a label, somewhere in the middle, replaced by another. */
function misspelt(text: string, c: Chooser): string {
  const letters = Array.from(text);
  const at = 1 + c.below(Math.max(1, letters.length - 1));
  return letters.map((letter, i) => (i === at && /\p{L}/u.test(letter) ? '某' : letter)).join('');
}

function onOne(
  pattern: RegExp,
  is: (text: string) => boolean,
  change: (source: string, span: Span, c: Chooser) => string,
): Mutation {
  return (source, c) => {
    const span = pickOf(
      spansOf(source, pattern).filter(({ from, to }) => is(source.slice(from, to))),
      c,
    );
    return span === undefined ? source : change(source, span, c);
  };
}

const any = (): boolean => true;
const isLabelCell = (html: string): boolean => withoutTags(html).trim() !== '' && !isNumber(html);
const hasNumbers = (html: string): boolean => (html.match(cells) ?? []).some(isNumber);

/** A row of a province's own, with numbers, in the shape of the row it stands under. */
function foreignRow(row: string, c: Chooser): string {
  return row.replace(cells, (cell) =>
    isNumber(cell)
      ? cell.replace(/>[^<>]+</u, `>${String(7000 + c.below(900))}<`)
      : cell.replace(/>[^<>]+</u, '>省级自设的统计项目<'),
  );
}

/** Damage to the tables of a page (of plain markup, with closing tags). */
export const htmlMutations: Readonly<Record<string, Mutation>> = {
  'a row left out': onOne(rows, any, cut),
  'two rows left out': (source, c) => onOne(rows, any, cut)(onOne(rows, any, cut)(source, c), c),
  'a cell left out': onOne(cells, any, cut),
  'a number cell left out': onOne(cells, isNumber, cut),
  'a cell doubled': onOne(cells, any, (source, span) =>
    insert(source, span.to, source.slice(span.from, span.to)),
  ),
  'an empty cell too many': onOne(cells, isNumber, (source, span, c) =>
    insert(source, c.chance(0.5) ? span.from : span.to, '<td></td>'),
  ),
  'a number cell emptied': onOne(cells, isNumber, (source, span) => replace(source, span, '<td></td>')),
  'a label emptied': onOne(cells, isLabelCell, (source, span) => {
    const cell = source.slice(span.from, span.to);
    return replace(source, span, cell.replace(/>.*</su, '><'));
  }),
  'a label misspelt': onOne(cells, isLabelCell, (source, span, c) => {
    const cell = source.slice(span.from, span.to);
    return replace(
      source,
      span,
      cell.replace(/>([^<>]{2,})</u, (_, text: string) => `>${misspelt(text, c)}<`),
    );
  }),
  'a row moved': (source, c) => {
    const row = pickOf(spansOf(source, rows), c);
    if (row === undefined) return source;
    const text = source.slice(row.from, row.to);
    const rest = cut(source, row);
    const at = pickOf(spansOf(rest, rows), c);
    return at === undefined ? source : insert(rest, at.from, text);
  },
  'a row doubled': onOne(rows, any, (source, span) =>
    insert(source, span.to, source.slice(span.from, span.to)),
  ),
  "a row of a province's own": onOne(rows, hasNumbers, (source, span, c) =>
    insert(source, span.to, foreignRow(source.slice(span.from, span.to), c)),
  ),
  "a row of a province's own, first": onOne(rows, hasNumbers, (source, span, c) =>
    insert(source, span.from, foreignRow(source.slice(span.from, span.to), c)),
  ),
  'a table left out': onOne(tables, any, cut),
  'a number column before the labels': (source) => {
    let n = 0;
    return source.replace(/<tr>/gu, () => `<tr><td>${String(++n)}</td>`);
  },
  "a column of a province's own": (source, c) => {
    const table = pickOf(spansOf(source, tables), c);
    if (table === undefined) return source;
    const wide = source.slice(table.from, table.to).replace(/<tr>.*?<\/tr>/gsu, (row) => {
      const cell = hasNumbers(row) ? String(8000 + c.below(900)) : '省级自设的统计项目';
      return row.replace('</tr>', `<td>${cell}</td></tr>`);
    });
    return replace(source, table, wide);
  },
  'spans lost': (source) => source.replace(/ (?:row|col)span="\d+"/gu, ''),
  'row spans lost': (source) => source.replace(/ rowspan="\d+"/gu, ''),
  'column spans lost': (source) => source.replace(/ colspan="\d+"/gu, ''),
  'cut off': (source, c) => {
    const body = source.indexOf('<table');
    return source.slice(0, body + c.below(source.length - body));
  },
  'tags of a cell lost': onOne(cells, any, (source, span) =>
    replace(source, span, withoutTags(source.slice(span.from, span.to))),
  ),
  'row ends lost': (source) => source.replace(/<\/?tr>/gu, ''),
};

function lineMutation(change: (lines: string[], c: Chooser) => void): Mutation {
  return (source, c) => {
    const lines = source.split('\n');
    change(lines, c);
    return lines.join('\n');
  };
}

function indexOf(lines: readonly string[], c: Chooser, is: (line: string) => boolean): number {
  const fits = lines.flatMap((line, i) => (is(line) ? [i] : []));
  return pickOf(fits, c) ?? -1;
}

const isFull = (line: string): boolean => line.trim() !== '' && !/^[\s|]*$/u.test(line);
const isNumberLine = (line: string): boolean => isFull(line) && isNumber(line.replaceAll('|', ''));
const isLabelLine = (line: string): boolean => isFull(line) && !isNumberLine(line) && line.length < 60;

const dropLine = (is: (line: string) => boolean): Mutation =>
  lineMutation((lines, c) => {
    const at = indexOf(lines, c, is);
    if (at < 0) return;
    // The page break stays: it is no part of the line.
    const page = lines[at]?.startsWith('\f') === true ? '\f' : '';
    lines.splice(at, 1);
    if (page !== '') lines[at] = page + (lines[at] ?? '');
  });

/** Damage to the lines of a text. */
export const textMutations: Readonly<Record<string, Mutation>> = {
  'a line left out': dropLine(isFull),
  'a label line left out': dropLine(isLabelLine),
  'a number line left out': dropLine(isNumberLine),
  'two label lines left out': (source, c) => dropLine(isLabelLine)(dropLine(isLabelLine)(source, c), c),
  'two number lines left out': (source, c) => dropLine(isNumberLine)(dropLine(isNumberLine)(source, c), c),
  'a label line and a number line left out': (source, c) =>
    dropLine(isLabelLine)(dropLine(isNumberLine)(source, c), c),
  'many lines left out': (source, c) => {
    let text = source;
    for (let i = 0; i < 12; i++) text = dropLine(isFull)(text, c);
    return text;
  },
  'a line doubled': lineMutation((lines, c) => {
    const at = indexOf(lines, c, isFull);
    if (at >= 0) lines.splice(at, 0, lines[at] ?? '');
  }),
  "a label and a number line in each other's place": lineMutation((lines, c) => {
    const at = indexOf(lines, c, isLabelLine);
    const next = lines[at + 1];
    const own = lines[at];
    if (own === undefined || next === undefined || !isNumberLine(next)) return;
    lines.splice(at, 2, next, own);
  }),
  'a label misspelt': lineMutation((lines, c) => {
    const at = indexOf(lines, c, isLabelLine);
    if (at >= 0) lines[at] = misspelt(lines[at] ?? '', c);
  }),
  'an unknown label among the lines': lineMutation((lines, c) => {
    const at = indexOf(lines, c, isFull);
    if (at >= 0) lines.splice(at, 0, '省级自设的统计项目');
  }),
  'an unknown label with a number': lineMutation((lines, c) => {
    const at = indexOf(lines, c, isLabelLine);
    if (at >= 0) lines.splice(at, 0, '省级自设的统计项目', String(7000 + c.below(900)));
  }),
  'a page number': lineMutation((lines, c) => {
    const at = indexOf(lines, c, isFull);
    if (at >= 0) lines.splice(at, 0, `- ${String(1 + c.below(9))} -`);
  }),
  'lines joined by a space': lineMutation((lines, c) => {
    const at = indexOf(lines, c, isFull);
    if (at >= 0) lines.splice(at, 2, `${lines[at] ?? ''} ${lines[at + 1] ?? ''}`);
  }),
  'a cell of a line left out': lineMutation((lines, c) => {
    const at = indexOf(lines, c, (line) => line.split('|').length > 4 || line.split('\t').length > 3);
    const line = lines[at];
    if (line === undefined) return;
    const separator = line.includes('|') ? '|' : '\t';
    const pieces = line.split(separator);
    pieces.splice(c.below(pieces.length), 1);
    lines[at] = pieces.join(separator);
  }),
  'cut off': (source, c) => source.slice(0, c.below(source.length)),
};

/** Damages a source: the same seed does the same damage. */
export function damage(source: string, mutation: Mutation, seed: number): string {
  return mutation(source, chooser(seed));
}
