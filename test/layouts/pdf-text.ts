/** A report as the text of a PDF: labels wrapped above and below their numbers, page breaks, page numbers. */
import { fill, type FilledCell, type FilledTable } from './filled.ts';
import { defineLayout, utf8, type Layout } from './layout.ts';
import { chooser, type Chooser } from './random.ts';

/** Column widths in characters of the page, by the table's width. Section 3's labels are narrow, as printed. */
const widths: Readonly<Record<number, readonly number[]>> = {
  3: [56, 8, 12],
  4: [24, 16, 16, 16],
  10: [6, 12, 20, 9, 9, 9, 9, 9, 9, 9],
  15: Array.from({ length: 15 }, () => 6),
};

/** A letter of Chinese is as wide as two of Latin. */
const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, c) => sum + (/[\u2e80-\uffee]/u.test(c) ? 2 : 1), 0);

/** Cuts a text into lines that fit; numbers are never cut. */
function wrap(text: string, width: number): string[] {
  if (text === '') return [];
  if (/^[+-]?[\d,.]+$/.test(text.normalize('NFKC'))) return [text];
  const lines: string[] = [];
  let line = '';
  for (const c of text) {
    if (line !== '' && widthOf(line + c) > width - 1) {
      lines.push(line);
      line = '';
    }
    line += c;
  }
  return [...lines, line];
}

interface Placed {
  readonly row: number;
  readonly x: number;
  readonly lines: readonly string[];
  readonly rowspan: number;
}

/** Where each cell's lines stand: the column's left edge, and the rows it covers. */
function place(table: FilledTable): Placed[] {
  const columns = widths[table.width] ?? Array.from({ length: table.width }, () => 10);
  const left = columns.map((_, i) => columns.slice(0, i).reduce((a, b) => a + b, 0));
  const taken = table.rows.map(() => new Set<number>());
  return table.rows.flatMap((row, r) => {
    let column = 0;
    return row.map((cell: FilledCell) => {
      while (taken[r]?.has(column) === true) column++;
      const start = column;
      for (let y = r; y < r + cell.rowspan; y++) {
        for (let x = start; x < start + cell.colspan; x++) taken[y]?.add(x);
      }
      column += cell.colspan;
      const width = columns.slice(start, column).reduce((a, b) => a + b, 0);
      return { row: r, x: left[start] ?? 0, lines: wrap(cell.text, width), rowspan: cell.rowspan };
    });
  });
}

/** Lines as `pdftotext -layout` gives them: by height, in half lines, so that a number can stand between two lines. */
function laidOut(table: FilledTable): string[] {
  const placed = place(table);
  const heights = table.rows.map((_, r) =>
    Math.max(1, ...placed.filter((p) => p.row === r && p.rowspan === 1).map((p) => p.lines.length)),
  );
  const tops = heights.map((_, r) => heights.slice(0, r).reduce((a, b) => a + b, 0));
  const byHeight = new Map<number, { x: number; text: string }[]>();
  for (const p of placed) {
    const height = heights.slice(p.row, p.row + p.rowspan).reduce((a, b) => a + b, 0);
    const top = 2 * (tops[p.row] ?? 0) + height - p.lines.length;
    p.lines.forEach((text, i) => {
      const y = top + 2 * i;
      byHeight.set(y, [...(byHeight.get(y) ?? []), { x: p.x, text }]);
    });
  }
  return [...byHeight.keys()]
    .sort((a, b) => a - b)
    .map((y) =>
      (byHeight.get(y) ?? [])
        .sort((a, b) => a.x - b.x)
        .reduce((line, piece) => {
          const gap = line === '' ? piece.x : Math.max(2, piece.x - widthOf(line));
          return line + ' '.repeat(gap) + piece.text;
        }, ''),
    );
}

/** Lines as `pdftotext -raw` gives them: cell after cell, each wrapped line for itself; `joined`: numbers of a row together. */
function inStreamOrder(table: FilledTable, joined: boolean): string[] {
  const placed = place(table);
  return table.rows.flatMap((_, r) => {
    const lines: string[] = [];
    let run: string[] = [];
    for (const p of placed.filter((cell) => cell.row === r)) {
      const isNumber =
        p.lines.length === 1 && /^[\d０-９]/u.test(p.lines[0] ?? '') && !/[、.．]\D/u.test(p.lines[0] ?? '');
      if (joined && isNumber) run.push(...p.lines);
      else {
        if (run.length > 0) lines.push(run.join(' '));
        run = [];
        lines.push(...p.lines);
      }
    }
    return run.length > 0 ? [...lines, run.join(' ')] : lines;
  });
}

/** Puts a page number and a form feed after every `length` lines. */
function paginate(lines: readonly string[], length: number, c: Chooser): string[] {
  const number = c.pick<(n: number) => string>([
    (n) => `- ${String(n)} -`,
    (n) => String(n),
    (n) => `— ${String(n)} —`,
  ]);
  const pages: string[] = [];
  for (let at = 0; at < lines.length; at += length) {
    const page = at / length + 1;
    const footer = `${' '.repeat(36)}${number(page)}`;
    const body = lines.slice(at, at + length);
    pages.push(...body.map((line, i) => (i === 0 && page > 1 ? `\f${line}` : line)), '', footer);
  }
  return pages;
}

type Style = 'layout' | 'raw' | 'raw, numbers of a row together';

function pdf(style: Style, pageLength: number): Layout {
  return defineLayout({
    name: `text of a PDF, ${style}`,
    kind: 'text',
    keepsEveryCell: false,
    keepsLabels: false,
    render(report, variation) {
      const c = chooser(variation.seed);
      const lines: string[] = [];
      for (const part of fill(report, variation)) {
        if (part.kind !== 'tables') {
          const indent = style === 'layout' ? (part.kind === 'title' ? 20 : 4) : 0;
          lines.push(...wrap(part.text, 84).map((line, i) => (i === 0 ? ' '.repeat(indent) + line : line)));
          continue;
        }
        for (const table of part.tables) {
          lines.push(...(style === 'layout' ? laidOut(table) : inStreamOrder(table, style !== 'raw')));
        }
      }
      return utf8(`${paginate(lines, pageLength, c).join('\n')}\n`);
    },
  });
}

export const pdfLayouts: readonly Layout[] = [
  pdf('layout', 44),
  pdf('raw', 60),
  pdf('raw, numbers of a row together', 40),
];
