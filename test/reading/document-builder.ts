/** Documents by hand, for tests of reading: lines and tables in order, with places as plain text or as HTML. */
import type { Block, Document, Link } from '../../src/documents/index.ts';
import type { Place } from '../../src/record/index.ts';

interface Heading {
  readonly text: string;
  readonly level: number;
}

/** A line, a heading, or a table given by its rows. */
export type Part = string | Heading | readonly (readonly string[])[];

interface Options {
  readonly title?: string;
  readonly meta?: Readonly<{ [name: string]: string }>;
  readonly links?: readonly (readonly [text: string, href: string])[];
}

/** A plain-text document of these lines, as `openDocument` gives it. */
export function textDocument(text: string): Document {
  const blocks: Block[] = [];
  let from = 1;
  for (const [i, line] of text.split('\n').entries()) {
    const length = Array.from(line).length;
    if (line.trim() !== '') blocks.push(paragraph(line, { line: i + 1, from, to: from + length - 1 }));
    from += length + 1;
  }
  return {
    kind: 'text',
    mediaType: 'text/plain',
    encoding: 'utf-8',
    title: null,
    meta: [],
    blocks,
    links: [],
    notes: [],
  };
}

function paragraph(text: string, place: Place, level: number | null = null): Block {
  return { kind: 'paragraph', text, place, level, hidden: false, hasImage: false };
}

/** An HTML page of these parts, every one a child of the body. */
export function page(parts: readonly Part[], options: Options = {}): Document {
  let tables = 0;
  const blocks = parts.map((part, i): Block => {
    const path = [2, i + 1];
    if (typeof part === 'string') return paragraph(part, { path });
    if ('text' in part) return paragraph(part.text, { path }, part.level);
    tables += 1;
    return tableBlock(part, tables, path);
  });
  const links = (options.links ?? []).map(([text, href], i): Link => ({
    text,
    href,
    place: { path: [2, 100, i + 1] },
  }));
  return {
    kind: 'html',
    mediaType: 'text/html',
    encoding: 'utf-8',
    title: options.title ?? null,
    meta: Object.entries(options.meta ?? {}).map(([name, content]) => ({
      name: name.toLowerCase(),
      content,
    })),
    blocks,
    links,
    notes: [],
  };
}

function tableBlock(rows: readonly (readonly string[])[], index: number, path: readonly number[]): Block {
  const columnCount = Math.max(...rows.map((row) => row.length));
  const cells = rows.flatMap((row, r) =>
    row.map((text, c) => ({
      text,
      place: { table: index, row: r + 1, column: c + 1, path: [...path, 1, r + 1, c + 1] },
      row: r + 1,
      column: c + 1,
      rowSpan: 1,
      columnSpan: 1,
      hasImage: false,
      hidden: false,
      confidence: 1,
    })),
  );
  const grid = rows.map((row, r) =>
    Array.from({ length: columnCount }, (_, c) =>
      c < row.length ? rows.slice(0, r).reduce((sum, before) => sum + before.length, 0) + c : -1,
    ),
  );
  return {
    kind: 'table',
    index,
    place: { table: index, path },
    rowCount: rows.length,
    columnCount,
    cells,
    grid,
    hidden: false,
    isLayout: false,
  };
}
