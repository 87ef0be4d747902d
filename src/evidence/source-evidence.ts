/**
 * What is kept of a report's document so that the cells in question can be shown without it: the tables, lines or pages that hold
 * them, as plain data, the cells marked by their codes. No markup of the document is part of it.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Place, Report } from '../record/index.ts';
import { renderPages } from './render-evidence.ts';
import { showSource } from './show-source.ts';

/** The number of the shape below: evidence of another shape is made anew. */
export const evidenceVersion = 1;

/** At most so many pages and bytes of pictures of a document: a report's tables lie on two or three pages. */
const most = { pages: 8, pictureBytes: 8 * 1024 * 1024 };

const mark = z.string().nullable();
const pieceSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('table'),
    rows: z.array(z.array(z.object({ text: z.string(), rowspan: z.int(), colspan: z.int(), mark: mark }))),
    is_cut: z.boolean(),
  }),
  z.object({
    kind: z.literal('lines'),
    lines: z.array(
      z.object({ line: z.int(), stretches: z.array(z.object({ text: z.string(), mark: mark })) }),
    ),
  }),
  z.object({
    kind: z.literal('picture'),
    page: z.int(),
    /** SHA-256 of the PNG, which is its name. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    /** Pixels. */
    width: z.int(),
    height: z.int(),
    /** Pixels a point. */
    scale: z.number(),
    /** Boxes in points, origin top left of the page as shown. */
    marks: z.array(
      z.object({ code: z.string(), box: z.tuple([z.number(), z.number(), z.number(), z.number()]) }),
    ),
  }),
]);

const schema = z.object({
  evidence: z.literal(evidenceVersion),
  report: z.string(),
  /** SHA-256 of the document. */
  source: z.string(),
  /** Over the document and the codes that were marked: equal keys, equal evidence. */
  key: z.string(),
  pieces: z.array(pieceSchema),
  /** Pages that hold cells in question and were left out, since there are too many of them. */
  pages_left_out: z.int(),
});

export type EvidencePiece = z.infer<typeof pieceSchema>;
export type SourceEvidence = z.infer<typeof schema>;

/** Evidence, and the pictures that its pieces name, by their digests. */
export interface GatheredEvidence {
  readonly evidence: SourceEvidence;
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

const digest = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** The evidence of a text of JSON; null for anything else, and for another version's. */
export function readEvidence(text: string): SourceEvidence | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** The key of the evidence of a document with these cells marked. */
export function evidenceKey(report: string, source: string, codes: Iterable<string>): string {
  return digest(JSON.stringify([evidenceVersion, report, source, [...new Set(codes)].sort()]));
}

interface Marked {
  readonly code: string;
  readonly at: Place;
}

/** The pages with marked cells, drawn without marks: whoever shows them lays the marks over. */
async function pagesOf(
  bytes: Uint8Array,
  marked: readonly Marked[],
  file: string,
): Promise<{ pieces: EvidencePiece[]; pictures: Map<string, Uint8Array>; leftOut: number }> {
  const boxes = marked.flatMap(({ code, at }) =>
    'page' in at ? [{ code, page: at.page, box: at.box }] : [],
  );
  const pages = [...new Set(boxes.map(({ page }) => page))].sort((a, b) => a - b);
  const drawn = await renderPages(bytes, pages.slice(0, most.pages), file);
  const pieces: EvidencePiece[] = [];
  const pictures = new Map<string, Uint8Array>();
  let size = 0;
  for (const { page, png, width, height, scale } of drawn) {
    size += png.length;
    if (size > most.pictureBytes) break;
    const sha256 = digest(png);
    pictures.set(sha256, png);
    const marks = boxes.flatMap(({ code, page: on, box }) =>
      on === page ? [{ code, box: [...box] as [number, number, number, number] }] : [],
    );
    pieces.push({ kind: 'picture', page, sha256, width, height, scale, marks });
  }
  return { pieces, pictures, leftOut: pages.length - pieces.length };
}

/**
 * The evidence for these codes of a report, from the very bytes it was read from. Equal arguments give equal bytes. Without pieces
 * where nothing of the kind of document can be shown, or no code has a place in it. Throws EvidenceError where a PDF cannot be drawn.
 */
export async function gatherEvidence(
  report: Report,
  bytes: Uint8Array,
  codes: Iterable<string>,
  file: string,
): Promise<GatheredEvidence> {
  const { sha256: source, media_type: mediaType } = report.source;
  const sorted = [...new Set(codes)].sort();
  const marked = sorted.flatMap((code): Marked[] => {
    const at = report.cells[code]?.at;
    return at === undefined ? [] : [{ code, at }];
  });
  const codeOf = (index: number | null): string | null =>
    index === null ? null : (marked[index]?.code ?? null);
  const evidence = (pieces: EvidencePiece[], leftOut: number): SourceEvidence => ({
    evidence: evidenceVersion,
    report: report.id,
    source,
    key: evidenceKey(report.id, source, sorted),
    pieces,
    pages_left_out: leftOut,
  });
  if (marked.length === 0) return { evidence: evidence([], 0), pictures: new Map() };
  if (mediaType === 'application/pdf') {
    const { pieces, pictures, leftOut } = await pagesOf(bytes, marked, file);
    return { evidence: evidence(pieces, leftOut), pictures };
  }
  const cells = marked.map(({ at }, index) => ({ at, index }));
  const shown = await showSource(report.id, bytes, mediaType, cells, file);
  const pieces = shown.flatMap((one): EvidencePiece[] => {
    if (one.kind === 'picture') return [];
    if (one.kind === 'lines') {
      const lines = one.lines.map(({ line, stretches }) => ({
        line,
        stretches: stretches.map(({ text, mark: index }) => ({ text, mark: codeOf(index) })),
      }));
      return [{ kind: 'lines', lines }];
    }
    return one.excerpts.map(({ rows, isCut }) => ({
      kind: 'table',
      rows: rows.map((row) => row.map((cell) => ({ ...cell, mark: codeOf(cell.mark) }))),
      is_cut: isCut,
    }));
  });
  return { evidence: evidence(pieces, 0), pictures: new Map() };
}
