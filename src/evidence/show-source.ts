/** The bytes of a document and cells of it → pieces of the source with these cells marked. */
import { htmlExcerpts, textExcerpt } from '../documents/index.ts';
import type { HtmlPlace, PagePlace, Place, TextPlace } from '../record/index.ts';
import type { ShownSource } from './proof-page.ts';
import { renderEvidence } from './render-evidence.ts';

/** A cell to mark; its number on the page of proof, from 0. */
export interface MarkedCell {
  readonly at: Place;
  readonly index: number;
}

const isHtml = (at: Place): at is HtmlPlace => 'path' in at;
const isText = (at: Place): at is TextPlace => 'line' in at;
const isPage = (at: Place): at is PagePlace => 'page' in at;

/** Marks counted by the cells of this document, given back as counted on the whole page. */
function renumber(mark: number | null, cells: readonly MarkedCell[]): number | null {
  return mark === null ? null : (cells[mark]?.index ?? null);
}

/**
 * The tables, lines or pages with the cells; empty for a kind of document of which nothing can be shown. Throws EvidenceError
 * where a PDF cannot be drawn.
 */
export async function showSource(
  report: string,
  bytes: Uint8Array,
  mediaType: string,
  cells: readonly MarkedCell[],
  file: string,
): Promise<ShownSource[]> {
  if (mediaType === 'application/pdf') {
    const marks = cells.flatMap(({ at }, i) =>
      isPage(at) ? [{ ...at, kind: i === 0 ? ('finding' as const) : ('related' as const) }] : [],
    );
    const pictures = await renderEvidence(bytes, mediaType, marks, { file });
    return pictures.map(({ page, png }) => ({ kind: 'picture', report, page, png }));
  }
  if (mediaType === 'text/html') {
    const inPage = cells.filter(({ at }) => isHtml(at));
    const places = inPage.map(({ at }) => at).filter(isHtml);
    const excerpts = htmlExcerpts(bytes, places).map((excerpt) => ({
      ...excerpt,
      rows: excerpt.rows.map((row) => row.map((cell) => ({ ...cell, mark: renumber(cell.mark, inPage) }))),
    }));
    return excerpts.length === 0 ? [] : [{ kind: 'tables', report, excerpts }];
  }
  if (mediaType !== 'text/plain') return [];
  const inText = cells.filter(({ at }) => isText(at));
  const lines = textExcerpt(bytes, inText.map(({ at }) => at).filter(isText)).map((line) => ({
    ...line,
    stretches: line.stretches.map((one) => ({ ...one, mark: renumber(one.mark, inText) })),
  }));
  return lines.length === 0 ? [] : [{ kind: 'lines', report, lines }];
}
