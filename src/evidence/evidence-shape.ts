/**
 * What is kept of a report's document so that the cells in question can be shown without it: the tables, lines or pages that hold
 * them, as plain data, the cells marked by their codes. No markup of the document is part of it.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';

/** The number of the shape below: evidence of another shape is made anew. */
export const evidenceVersion = 3;

const mark = z.string().nullable();
const box = z.tuple([z.number(), z.number(), z.number(), z.number()]);
/** Boxes in points, origin top left of the page as shown; a picture counts as a page of A4. */
const marks = z.array(z.object({ code: z.string(), box }));

const pieceSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('table'),
    rows: z.array(z.array(z.object({ text: z.string(), rowspan: z.int(), colspan: z.int(), mark }))),
    is_cut: z.boolean(),
  }),
  z.object({
    kind: z.literal('lines'),
    lines: z.array(z.object({ line: z.int(), stretches: z.array(z.object({ text: z.string(), mark })) })),
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
    marks,
  }),
  /** A page drawn anew from its characters and rules; lengths in points. */
  z.object({
    kind: z.literal('drawing'),
    page: z.int(),
    width: z.number(),
    height: z.number(),
    /** Characters on one line; `x` has the left edge of each. */
    texts: z.array(z.object({ text: z.string(), size: z.number(), y: z.number(), x: z.array(z.number()) })),
    /** Lines, from one end to the other. */
    rules: z.array(box),
    /** Where pictures and seals stand, which are not drawn. */
    pictures: z.array(box),
    marks,
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
export type DrawnPage = Extract<EvidencePiece, { readonly kind: 'drawing' }>;
export type SourceEvidence = z.infer<typeof schema>;

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
  const facts = JSON.stringify([evidenceVersion, report, source, [...new Set(codes)].sort()]);
  return createHash('sha256').update(facts).digest('hex');
}
