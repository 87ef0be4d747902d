/** A report as HTML pages: how a table is written, and the page round it. */
import { gridOf } from '../printed-forms/index.ts';
import { fill, type FilledCell, type FilledTable, type Part } from './filled.ts';
import { encodeGbk } from './gb18030.ts';
import { defineLayout, utf8, type Layout } from './layout.ts';
import { chooser, type Chooser } from './random.ts';
import type { TestReport } from './report.ts';
import { escape, markups, type Markup } from './markup.ts';
import { pageParts } from './html-page.ts';

export interface HtmlShape {
  /** How merged cells are written: with spans, or without, their covered places repeated or empty. */
  readonly merged: 'spans' | 'repeated' | 'empty';
  /** Section 2: one table, a table a piece, or everything in one big table with its headings. */
  readonly tables: 'one' | 'pieces' | 'all-in-one';
  readonly markup: Markup;
  /** Whether `</td>` and `</tr>` are written. */
  readonly closed: boolean;
  readonly sections: boolean;
  readonly headTag: 'td' | 'th';
  readonly caption: boolean;
  readonly heading: 'p' | 'h2' | 'strong';
  /** Long tables are cut in two, with their heads on both pieces or only on the first. */
  readonly cut: 'no' | 'heads repeated' | 'heads once';
  /** Heads are split by `<br>` inside words. */
  readonly splitHeads: boolean;
  readonly blank: '' | '&nbsp;' | ' ' | '<br>';
  readonly page: 'plain' | 'layout-table' | 'hidden-copy' | 'metadata' | 'navigation' | 'links';
  readonly charset: 'utf-8' | 'gbk' | 'gb18030';
  /** What the page says of its charset: the truth, something else, or nothing. */
  readonly declared: 'right' | 'wrong' | 'none';
}

const plainShape: HtmlShape = {
  merged: 'spans',
  tables: 'one',
  markup: 'plain',
  closed: true,
  sections: true,
  headTag: 'td',
  caption: false,
  heading: 'p',
  cut: 'no',
  splitHeads: false,
  blank: '',
  page: 'plain',
  charset: 'utf-8',
  declared: 'right',
};

function splitHead(text: string, c: Chooser): string[] {
  const letters = Array.from(text);
  if (letters.length < 4 || letters.length > 12) return [text];
  const at = 1 + c.below(letters.length - 1);
  return [letters.slice(0, at).join(''), letters.slice(at).join('')];
}

function writeCell(cell: FilledCell, spans: boolean, shape: HtmlShape, c: Chooser): string {
  const markup = markups[shape.markup];
  const tag = cell.role === 'head' ? shape.headTag : 'td';
  const span =
    (spans && cell.colspan > 1 ? ` colspan="${String(cell.colspan)}"` : '') +
    (spans && cell.rowspan > 1 ? ` rowspan="${String(cell.rowspan)}"` : '');
  const pieces = shape.splitHeads && cell.role === 'head' ? splitHead(cell.text, c) : [cell.text];
  const inner =
    cell.text === '' ? markup.blank(shape.blank) : markup.cell(pieces.map(escape), c, cell.role === 'number');
  return `<${tag}${span}${markup.attributes(cell)}>${inner}${shape.closed ? `</${tag}>` : ''}`;
}

function writeRows(table: FilledTable, shape: HtmlShape, c: Chooser): string[] {
  const grid = gridOf(table.rows, table.width);
  return table.rows.map((row, r) => {
    let cells: string[];
    if (shape.merged === 'spans') cells = row.map((cell) => writeCell(cell, true, shape, c));
    else {
      const own = new Set(row);
      cells = (grid[r] ?? []).map((cell) => {
        if (cell === null)
          return writeCell({ text: '', colspan: 1, rowspan: 1, role: 'label' }, false, shape, c);
        const isOwn = own.delete(cell);
        const isShown = isOwn || (shape.merged === 'repeated' && cell.role !== 'number');
        return writeCell(isShown ? cell : { ...cell, text: '' }, false, shape, c);
      });
    }
    return `<tr>${cells.join('')}${shape.closed ? '</tr>' : ''}`;
  });
}

function writeTable(rows: readonly string[], headerRows: number, shape: HtmlShape, caption: string): string {
  const body = shape.sections
    ? `<thead>${rows.slice(0, headerRows).join('\n')}</thead>\n<tbody>${rows.slice(headerRows).join('\n')}</tbody>`
    : rows.join('\n');
  const top = shape.caption && caption !== '' ? `<caption>${escape(caption)}</caption>` : '';
  return `<table${markups[shape.markup].table}>${top}\n${body}\n</table>`;
}

/** Cuts a table between two rows, spans and all; a label that spanned the cut comes again, or leaves an empty cell. */
function cutTable(table: FilledTable, headsAgain: boolean, c: Chooser): FilledTable[] {
  const head = table.rows.slice(0, table.headerRows);
  const body = table.rows.slice(table.headerRows);
  if (body.length < 6) return [table];
  const at = 2 + c.below(body.length - 4);
  const first = body
    .slice(0, at)
    .map((row, r) => row.map((cell) => ({ ...cell, rowspan: Math.min(cell.rowspan, at - r) })));
  const isEmptied = c.chance(0.5);
  const grid = gridOf(body, table.width);
  const covered = new Set<FilledCell>();
  const second = body.slice(at).map((row, r) => {
    if (r > 0) return row;
    const over: FilledCell[] = [];
    (grid[at] ?? []).forEach((cell) => {
      if (cell === null || row.includes(cell) || covered.has(cell)) return;
      covered.add(cell);
      const start = body.findIndex((line) => line.includes(cell));
      over.push({ ...cell, text: isEmptied ? '' : cell.text, rowspan: cell.rowspan - (at - start) });
    });
    return [...over, ...row];
  });
  return [
    { ...table, rows: [...head, ...first] },
    headsAgain ? { ...table, rows: [...head, ...second] } : { ...table, headerRows: 0, rows: second },
  ];
}

function writeTables(
  part: Extract<Part, { kind: 'tables' }>,
  shape: HtmlShape,
  c: Chooser,
  caption: string,
): string {
  const pieces =
    shape.cut === 'no'
      ? part.tables
      : part.tables.flatMap((table) => cutTable(table, shape.cut === 'heads repeated', c));
  if (shape.tables === 'pieces' || shape.cut !== 'no') {
    return pieces
      .map((table) => writeTable(writeRows(table, shape, c), table.headerRows, shape, caption))
      .join('\n');
  }
  const headerRows = pieces.length === 1 ? (pieces[0]?.headerRows ?? 0) : 0;
  const rows = pieces.flatMap((table) => writeRows(table, shape, c));
  return writeTable(rows, headerRows, headerRows === 0 ? { ...shape, sections: false } : shape, caption);
}

function writeHeading(text: string, shape: HtmlShape): string {
  if (shape.heading === 'h2') return `<h2>${escape(text)}</h2>`;
  if (shape.heading === 'strong') return `<p><strong>${escape(text)}</strong></p>`;
  return markups[shape.markup].paragraph(escape(text));
}

function writeBody(parts: readonly Part[], shape: HtmlShape, c: Chooser): string {
  const html: string[] = [];
  let heading = '';
  const big: string[] = [];
  for (const part of parts) {
    if (part.kind === 'tables') {
      if (shape.tables === 'all-in-one') {
        big.push(...part.tables.flatMap((table) => writeRows(table, shape, c)));
      } else html.push(writeTables(part, shape, c, heading));
    } else if (part.kind === 'title') html.push(`<h1>${escape(part.text)}</h1>`);
    else {
      if (part.kind === 'heading') heading = part.text;
      if (shape.tables === 'all-in-one') {
        big.push(`<tr><td colspan="15">${escape(part.text)}${shape.closed ? '</td></tr>' : ''}`);
      } else {
        html.push(
          part.kind === 'heading'
            ? writeHeading(part.text, shape)
            : markups[shape.markup].paragraph(escape(part.text)),
        );
      }
    }
  }
  if (big.length > 0) html.push(writeTable(big, 0, { ...shape, sections: false }, ''));
  return html.join('\n');
}

function writePage(report: TestReport, body: string, shape: HtmlShape, c: Chooser): string {
  const declared =
    shape.declared === 'none'
      ? ''
      : shape.declared === 'right'
        ? shape.charset
        : shape.charset === 'utf-8'
          ? 'gbk'
          : 'utf-8';
  const meta = declared === '' ? '' : `<meta charset="${declared}">`;
  const { before, after } = pageParts(shape.page, report, body, c);
  return `<!DOCTYPE html>
<html lang="zh-CN"><head>${meta}<title>${escape(report.title)}</title>${markups[shape.markup].head}</head>
<body>
${before}
${shape.page === 'layout-table' ? `<table width="100%"><tr><td><table><tr><td>` : '<div class="content">'}
${body}
${shape.page === 'layout-table' ? '</td></tr></table></td><td></td></tr></table>' : '</div>'}
${after}
</body></html>
`;
}

function html(name: string, changes: Partial<HtmlShape>, parts: Partial<Layout> = {}): Layout {
  const shape = { ...plainShape, ...changes };
  return defineLayout({
    name: `html ${name}`,
    kind: 'html',
    render(report, variation) {
      const c = chooser(variation.seed);
      const page = writePage(report, writeBody(fill(report, variation), shape, c), shape, c);
      return shape.charset === 'utf-8' ? utf8(page) : encodeGbk(page);
    },
    ...parts,
  });
}

export const htmlLayouts: readonly Layout[] = [
  html('with spans', {}),
  html('section 2 in pieces', { tables: 'pieces', headTag: 'th' }),
  html('one big table', { tables: 'all-in-one' }),
  html('labels repeated', { merged: 'repeated', sections: false }),
  html('merged cells empty', { merged: 'empty', sections: false, blank: '&nbsp;' }),
  html('in layout tables', { page: 'layout-table' }),
  html('unclosed', { closed: false, sections: false, tables: 'pieces' }),
  html('Word', { markup: 'word', blank: '&nbsp;', sections: false }),
  html('indented source', { markup: 'spaced', sections: false }),
  html('WPS', { markup: 'wps', blank: '&nbsp;', tables: 'pieces', sections: false }),
  html('headings h2', { heading: 'h2', caption: true }),
  html('headings strong', { heading: 'strong', blank: '<br>' }),
  html('hidden copy', { page: 'hidden-copy' }),
  html('metadata table', { page: 'metadata', blank: ' ' }),
  html('navigation', { page: 'navigation', tables: 'pieces' }),
  html('links to other years', { page: 'links', markup: 'word' }),
  html('split heads', { splitHeads: true, headTag: 'th' }),
  html('no table sections', { sections: false, headTag: 'th', markup: 'wps' }),
  html('cut tables', { cut: 'heads repeated', tables: 'pieces' }),
  html('cut tables, heads once', { cut: 'heads once', tables: 'pieces', sections: false }),
  html('GBK declared', { charset: 'gbk' }),
  html('GBK declared as UTF-8', { charset: 'gbk', declared: 'wrong' }),
  html('GB18030 not declared', { charset: 'gb18030', declared: 'none', markup: 'word' }),
  html('UTF-8 declared as GBK', { declared: 'wrong' }),
  html('UTF-8 not declared', { declared: 'none' }),
];
