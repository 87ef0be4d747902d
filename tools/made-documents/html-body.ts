/** A report's parts as the inside of a page: paragraphs and tables in the markup of an editor. */
import { markups, escape, type Markup } from '../../test/layouts/markup.ts';
import type { FilledCell, FilledTable, Part } from '../../test/layouts/filled.ts';
import { chooser, type Chooser } from '../../test/layouts/random.ts';

/** `trs`: the editor of TRS WAS, which writes font and align; the others as the tests' layouts have them. */
export type Editor = Markup | 'trs';

export interface BodyStyle {
  readonly editor: Editor;
  /** Whether `</td>` and `</tr>` are written. */
  readonly closed?: boolean;
  /** Section 2 in one table, or a table a piece. */
  readonly pieces?: boolean;
  readonly bold?: boolean;
  /** What an empty cell holds. */
  readonly blank?: string;
  /** Replaces the tables of a section, e.g. by an image. */
  readonly instead?: (section: string) => string | null;
}

const trsCell = (cell: FilledCell, inner: string): string =>
  `<p align="center" style="margin-top: 0px; margin-bottom: 0px"><font face="宋体" size="2">${cell.role === 'head' ? `<b>${inner}</b>` : inner}</font></p>`;

function writeCell(cell: FilledCell, style: BodyStyle, c: Chooser): string {
  const closing = style.closed === false ? '' : '</td>';
  const span =
    (cell.colspan > 1 ? ` colspan="${String(cell.colspan)}"` : '') +
    (cell.rowspan > 1 ? ` rowspan="${String(cell.rowspan)}"` : '');
  const text = escape(cell.text);
  const blank = style.blank ?? '&nbsp;';
  if (style.editor === 'trs') {
    return `<td valign="middle"${span} style="border: 1px solid #000000">${text === '' ? blank : trsCell(cell, text)}${closing}`;
  }
  const markup = markups[style.editor];
  const inner = text === '' ? markup.blank(blank) : markup.cell([text], c, cell.role === 'number');
  return `<td${span}${markup.attributes(cell)}>${inner}${closing}`;
}

function writeRows(table: FilledTable, style: BodyStyle, c: Chooser): string {
  const closing = style.closed === false ? '' : '</tr>';
  return table.rows
    .map((row) => `<tr>${row.map((cell) => writeCell(cell, style, c)).join('\n')}${closing}`)
    .join('\n');
}

function writeTables(tables: readonly FilledTable[], style: BodyStyle, c: Chooser): string {
  const attributes =
    style.editor === 'trs'
      ? ' width="640" align="center" cellspacing="0" cellpadding="0" style="border-collapse: collapse"'
      : markups[style.editor].table;
  const groups = style.pieces === true ? tables.map((table) => [table]) : [tables];
  return groups
    .map(
      (group) =>
        `<table${attributes}><tbody>\n${group.map((t) => writeRows(t, style, c)).join('\n')}\n</tbody></table>`,
    )
    .join('\n');
}

function writeParagraph(text: string, style: BodyStyle, isHeading: boolean): string {
  const inner = isHeading && style.bold === true ? `<strong>${escape(text)}</strong>` : escape(text);
  if (style.editor === 'trs') return `<p align="justify" style="text-indent: 2em">${inner}</p>`;
  return markups[style.editor].paragraph(inner);
}

/** The inside of the page. Equal arguments give equal text. */
export function writeBody(parts: readonly Part[], style: BodyStyle, seed = 7): string {
  const c = chooser(seed);
  return parts
    .map((part) => {
      if (part.kind !== 'tables') return writeParagraph(part.text, style, part.kind === 'heading');
      return style.instead?.(part.section) ?? writeTables(part.tables, style, c);
    })
    .join('\n');
}
