/** How word processors write a cell: plain, Word's, WPS's. */
import type { FilledCell } from './filled.ts';
import type { Chooser } from './random.ts';

export type Markup = 'plain' | 'word' | 'wps' | 'spaced';

interface MarkupWriter {
  /** In `<head>`. */
  readonly head: string;
  /** Attributes of `<table>`. */
  readonly table: string;
  attributes(cell: FilledCell): string;
  /** The inside of a cell: `lines` are escaped already. */
  cell(lines: readonly string[], c: Chooser, isNumber: boolean): string;
  blank(filler: string): string;
  paragraph(text: string): string;
}

export function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Cuts a text in two somewhere, never inside an entity. */
function halves(text: string, c: Chooser): [string, string] {
  const letters = Array.from(text);
  if (letters.length < 2 || text.includes('&')) return [text, ''];
  const at = 1 + c.below(letters.length - 1);
  return [letters.slice(0, at).join(''), letters.slice(at).join('')];
}

const wordSpan = (text: string): string =>
  `<span style='font-size:10.5pt;font-family:仿宋_GB2312' lang=EN-US>${text}</span>`;
const wpsSpan = (text: string): string =>
  `<font face="宋体"><span style="mso-spacerun:'yes';font-family:宋体;font-size:10.5000pt;">${text}</span></font>`;

export const markups: Readonly<Record<Markup, MarkupWriter>> = {
  plain: {
    head: '',
    table: ' border="1"',
    attributes: () => '',
    cell: (lines) => lines.join('<br>'),
    blank: (filler) => filler,
    paragraph: (text) => `<p>${text}</p>`,
  },
  spaced: {
    head: '',
    table: '',
    attributes: () => ' align="center"',
    cell: (lines) => `\n    <p>\n      ${lines.join('<br/>\n      ')}&nbsp;\n    </p>\n  `,
    blank: () => '\n    <p>&nbsp;</p>\n  ',
    paragraph: (text) => `<p>&emsp;&emsp;${text}</p>`,
  },
  word: {
    head: '<style><!-- p.MsoNormal, li.MsoNormal {margin:0cm;} --></style>',
    table:
      ' class=MsoNormalTable border=0 cellspacing=0 cellpadding=0 width=605 style="border-collapse:collapse"',
    attributes: (cell) =>
      ` width=${String(59 * cell.colspan)} style='border:solid windowtext 1.0pt;padding:0cm 5.4pt'`,
    cell: (lines, c) =>
      `<p class=MsoNormal align=center style='text-align:center'>${lines
        .map((line) => {
          const [a, b] = halves(line, c);
          return wordSpan(a) + (b === '' ? '' : wordSpan(b));
        })
        .join('<br>')}<o:p></o:p></p>`,
    blank: (filler) =>
      `<p class=MsoNormal><span lang=EN-US>${filler === '' ? '&nbsp;' : filler}<o:p></o:p></span></p>`,
    paragraph: (text) => `<p class=MsoNormal style='text-indent:32.0pt'>${wordSpan(text)}<o:p></o:p></p>`,
  },
  wps: {
    head: '<meta name="Generator" content="WPS Office">',
    table:
      ' class="MsoTableGrid" border="1" cellspacing="0" style="border-collapse:collapse;mso-table-layout-alt:fixed;"',
    attributes: (cell) =>
      ` width="${String(71 * cell.colspan)}" valign="center" ${cell.rowspan > 1 ? 'style="mso-vertical-align-alt:middle;"' : ''}`,
    cell: (lines, c) =>
      `<p class="MsoNormal" align="center">${lines
        .map((line) => {
          const [a, b] = halves(line, c);
          return wpsSpan(a) + (b === '' ? '' : wpsSpan(b));
        })
        .join('<br>')}<span style="mso-spacerun:'yes';"><o:p></o:p></span></p>`,
    blank: (filler) => `<p class="MsoNormal"><span><o:p>${filler}</o:p></span></p>`,
    paragraph: (text) => `<p class="MsoNormal" style="text-indent:32.0000pt;">${wpsSpan(text)}</p>`,
  },
};
