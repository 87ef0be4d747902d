/**
 * The proof of a finding: one page that needs nothing else. The source's cells are written anew from plain data, text as text; nothing of the
 * source's markup is in it, no script runs in it, and it asks no address for anything.
 */
import { createHash } from 'node:crypto';
import { cellLabel } from '../checks/index.ts';
import type { Excerpt, TextLine } from '../documents/index.ts';
import { formById } from '../forms/index.ts';
import { asText } from './as-text.ts';
import { drawingSvg, type DrawnMark } from './drawing-svg.ts';
import type { DrawnPage } from './evidence-shape.ts';
import type { Explanation } from './explain.ts';
import { en } from './messages.en.ts';
import { zh } from './messages.zh.ts';
import { proofStyle } from './proof-style.ts';

/** A piece of the source with the cells marked: tables, lines of text, or a picture of a page. */
export type ShownSource =
  | { readonly kind: 'tables'; readonly report: string; readonly excerpts: readonly Excerpt[] }
  | { readonly kind: 'lines'; readonly report: string; readonly lines: readonly TextLine[] }
  | { readonly kind: 'picture'; readonly report: string; readonly page: number; readonly png: Uint8Array }
  | {
      readonly kind: 'drawing';
      readonly report: string;
      readonly page: DrawnPage;
      readonly marks: readonly DrawnMark[];
    };

type Both = readonly [zh: string, en: string];

/** Both languages, Chinese first. */
const both = ([chinese, english]: Both): string =>
  `<span lang="zh">${asText(chinese)}</span> <span class="en" lang="en">${asText(english)}</span>`;

const heading = (words: Both): string => `<h2>${both(words)}</h2>`;

/** What may be wider than a phone: it scrolls in a place of its own, which the keyboard reaches. */
const scrolled = (html: string, [chinese, english]: Both): string =>
  `<div class="scroll" tabindex="0" role="region" aria-label="${asText(`${chinese} ${english}`)}">${html}</div>`;

function cellClass(mark: number | null): string {
  return mark === null ? '' : ` class="mark"`;
}

/** Where the mark is, said in words too: the number of the cell in the table of the sum. */
const badge = (mark: number | null): string => (mark === null ? '' : `<sup>[${(mark + 1).toString()}]</sup>`);

/** The name of a piece of the source: every place that scrolls has its own. */
const pieceName = (at: string): Both => [`${zh.source} ${at}`, `${en.source} ${at}`];

function tableOf({ rows, isCut }: Excerpt, at: string): string {
  const lines = rows.map(
    (row) =>
      `<tr>${row
        .map(({ text, rowspan, colspan, mark }) => {
          const spans =
            (rowspan > 1 ? ` rowspan="${rowspan.toString()}"` : '') +
            (colspan > 1 ? ` colspan="${colspan.toString()}"` : '');
          return `<td${spans}${cellClass(mark)}>${asText(text)}${badge(mark)}</td>`;
        })
        .join('')}</tr>`,
  );
  const more = isCut ? `<p>${both([zh.cut, en.cut])}</p>` : '';
  return `${scrolled(`<table class="source">${lines.join('\n')}</table>`, pieceName(at))}${more}`;
}

function linesOf(lines: readonly TextLine[], at: string): string {
  const written = lines.map(({ line, stretches }) => {
    const text = stretches
      .map(({ text: stretch, mark }) =>
        mark === null ? asText(stretch) : `<mark>${asText(stretch)}</mark>${badge(mark)}`,
      )
      .join('');
    return `<tr><th scope="row">${line.toString()}</th><td>${text}</td></tr>`;
  });
  return scrolled(`<table class="lines">${written.join('\n')}</table>`, pieceName(at));
}

function shownSource(shown: ShownSource, index: number): string {
  const at = String(index + 1);
  const caption = `<p><code>${asText(shown.report)}</code></p>`;
  switch (shown.kind) {
    case 'tables':
      return (
        caption + shown.excerpts.map((excerpt, i) => tableOf(excerpt, `${at}.${String(i + 1)}`)).join('\n')
      );
    case 'lines':
      return caption + linesOf(shown.lines, at);
    case 'drawing': {
      const words = `${zh.drawing(shown.page.page)} ${en.drawing(shown.page.page)}`;
      return `${caption}<p>${both([zh.drawingAbout, en.drawingAbout])}</p>${scrolled(drawingSvg(shown.page, shown.marks, words), pieceName(at))}`;
    }
    case 'picture': {
      const words = `${zh.picture(shown.page)} ${en.picture(shown.page)}`;
      const data = Buffer.from(shown.png).toString('base64');
      return `${caption}<img alt="${asText(words)}" src="data:image/png;base64,${data}">`;
    }
  }
}

function sumTable({ cells, finding }: Explanation): string {
  const rows = cells.map(({ report, label, raw, state, reasons }, index) => {
    const printed = raw === null || raw === '' ? both([zh.state[state], en.state[state]]) : asText(raw);
    const why = both([
      reasons.map((reason) => zh.reason[reason]).join('；'),
      reasons.map((reason) => en.reason[reason]).join('; '),
    ]);
    return `<tr><td>[${(index + 1).toString()}]</td><td>${both([label.zh, label.en])}<br><code>${asText(report)}</code></td><td class="number">${printed}</td><td>${why}</td></tr>`;
  });
  const number = (value: string | number | null): string => (value === null ? '–' : asText(String(value)));
  const totals = [
    [[zh.expected, en.expected], finding.expected],
    [[zh.reported, en.reported], finding.reported],
    [[zh.delta, en.delta], finding.delta],
  ] as const;
  const feet = totals.map(
    ([words, value]) =>
      `<tr><th colspan="2" scope="row">${both(words)}</th><td class="number">${number(value)}</td><td></td></tr>`,
  );
  const table = `<table><thead><tr><td></td><th>${both([zh.cell, en.cell])}</th><th>${both([zh.printed, en.printed])}</th><th>${both([zh.why, en.why])}</th></tr></thead><tbody>${rows.join('\n')}</tbody><tfoot>${feet.join('\n')}</tfoot></table>`;
  return scrolled(table, [zh.sum, en.sum]);
}

function mended({ suspects, slips }: Explanation, form: string | null): string {
  const labelOf = (code: string): Both => {
    const { zh: chinese, en: english } = cellLabel(formById(form), code);
    return [chinese, english];
  };
  const sets = [
    ...suspects.map(({ codes, would_be, digits }) =>
      codes
        .map((code, at) => {
          const digit = digits[at] ?? null;
          const slip = digit === null ? '' : ` (${both([zh.digit[digit], en.digit[digit]])})`;
          return `${both(labelOf(code))} → <b>${String(would_be[at] ?? '?')}</b>${slip}`;
        })
        .join('; '),
    ),
    ...slips.map(({ kind, codes, would_be }) => {
      const cells = codes.map((code, at) => `${both(labelOf(code))} → <b>${String(would_be[at] ?? '?')}</b>`);
      return `${both([zh.slip[kind], en.slip[kind]])}: ${cells.join('; ')}`;
    }),
  ];
  if (sets.length === 0) return '';
  return `${heading([zh.mended, en.mended])}<ul>${sets.map((set) => `<li>${set}</li>`).join('\n')}</ul>`;
}

function address(url: string): string {
  const shown = asText(url);
  return /^https?:\/\/[^\s]+$/u.test(url)
    ? `<a href="${shown}" rel="noreferrer noopener">${shown}</a>`
    : shown;
}

function sourcesOf({ sources, evidence }: Explanation): string {
  const list = sources.map(({ report, agency, year, title, url, file, retrieved, sha256 }) => {
    const rows: (readonly [Both, string])[] = [
      [[zh.file, en.file], asText(file)],
      [[zh.digest, en.digest], `<code>${asText(sha256)}</code>`],
    ];
    if (url !== null) rows.unshift([[zh.address, en.address], address(url)]);
    if (retrieved !== null) rows.push([[zh.retrieved, en.retrieved], asText(retrieved)]);
    const name = [agency, year?.toString() ?? null, title].filter((one) => one !== null).join(' · ');
    return `<h3>${asText(name)} <code>${asText(report)}</code></h3><dl>${rows
      .map(([words, value]) => `<dt>${both(words)}</dt><dd>${value}</dd>`)
      .join('')}</dl>`;
  });
  return `${list.join('\n')}<dl><dt>${both([zh.evidence, en.evidence])}</dt><dd><code>${evidence}</code></dd></dl>`;
}

/** The page, whole. Equal arguments give equal bytes. `form` names the codes of suspects; null shows them as they are. */
export function proofPage(
  explanation: Explanation,
  shown: readonly ShownSource[],
  form: string | null,
): string {
  const { finding, title, quote } = explanation;
  const hash = createHash('sha256').update(proofStyle).digest('base64');
  const policy = `default-src 'none'; img-src data:; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  const words: Both = [title.zh, title.en];
  const pieces =
    shown.length === 0 ? [`<p>${both([zh.noPicture, en.noPicture])}</p>`] : shown.map(shownSource);
  return `<!doctype html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${asText(`${title.zh} · ${title.en} · ${finding.id}`)}</title>
<style>${proofStyle}</style>
</head>
<body>
<main>
<h1>${both(words)}</h1>
<p><code>${asText(finding.rule)}</code> <code>${asText(finding.id)}</code> · ${both([zh.severity[finding.severity], en.severity[finding.severity]])} · ${both([zh.blame[finding.blame], en.blame[finding.blame]])}</p>
<p class="message" lang="zh">${asText(finding.message.zh)}</p>
<p class="message en" lang="en">${asText(finding.message.en)}</p>
${heading([zh.sum, en.sum])}
${sumTable(explanation)}
${heading([zh.source, en.source])}
${pieces.join('\n')}
${mended(explanation, form)}
${heading([zh.where, en.where])}
${sourcesOf(explanation)}
${heading([zh.quoteTitle, en.quoteTitle])}
<blockquote lang="zh">${asText(quote.zh)}</blockquote>
<blockquote lang="en">${asText(quote.en)}</blockquote>
</main>
</body>
</html>
`;
}
