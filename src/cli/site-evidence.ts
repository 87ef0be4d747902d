/** The sources of reports in question and the proofs of their findings, for a site: out of the dataset, or from documents that are at hand. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { evidencePath, findReport, picturePath } from '../dataset/index.ts';
import {
  EvidenceError,
  explainFinding,
  gatherEvidence,
  proofPage,
  readEvidence,
  shownEvidence,
  type EvidencePiece,
  type GatheredEvidence,
} from '../evidence/index.ts';
import type { Engines } from '../documents/index.ts';
import { plainText, type Evidence, type Knowledge, type SourcePiece } from '../explorer/index.ts';
import { parseRecord, type Finding, type Record } from '../record/index.ts';
import { documentOf } from './evidence.ts';

/** A finding between reports shows the sources of so many of them: one of a government and its departments can name hundreds. */
const mostSources = 6;

/** Where evidence is, and what opens documents that are at hand. */
interface Place {
  readonly dataset: string;
  readonly engines: Engines;
}

/** Evidence, and how its pictures are had. */
interface Loaded {
  readonly evidence: GatheredEvidence['evidence'];
  readonly pictureOf: (sha256: string) => Uint8Array | null;
}

/** A picture of the dataset; null where it is not what its name says. */
function storedPicture(dataset: string, sha256: string): Uint8Array | null {
  const path = join(dataset, picturePath(sha256));
  if (!existsSync(path)) return null;
  const png = readFileSync(path);
  return createHash('sha256').update(png).digest('hex') === sha256 ? png : null;
}

/** What the dataset keeps of a report's document; else what the document itself shows, where it is at hand; else null. */
async function load(
  { dataset, engines }: Place,
  record: Record,
  codes: readonly string[],
): Promise<Loaded | null> {
  const { report, file } = record;
  if (report === null) return null;
  const path = join(dataset, evidencePath(report));
  const stored = existsSync(path) ? readEvidence(await readFile(path, 'utf8')) : null;
  if (stored !== null && stored.report === report.id && stored.source === report.source.sha256) {
    return { evidence: stored, pictureOf: (sha256) => storedPicture(dataset, sha256) };
  }
  const document = await documentOf(record, report);
  if (document === null) return null;
  try {
    const { evidence, pictures } = await gatherEvidence(report, document, codes, file, engines);
    return { evidence, pictureOf: (sha256) => pictures.get(sha256) ?? null };
  } catch (error) {
    // A document that opened once and does not now: the report stands without its source.
    if (error instanceof EvidenceError) return null;
    throw error;
  }
}

type Marks = Extract<EvidencePiece, { readonly kind: 'picture' }>['marks'];

/** Boxes in points as hundredths of the page's width and height: left, top, width, height. */
function sharesOf(
  marks: Marks,
  width: number,
  height: number,
): Extract<SourcePiece, { readonly kind: 'picture' }>['marks'] {
  const share = (length: number, whole: number): number => Math.round((1e4 * length) / whole) / 100;
  return marks.map(({ code, box: [left, top, right, bottom] }) => ({
    code,
    box: [share(left, width), share(top, height), share(right - left, width), share(bottom - top, height)],
  }));
}

/** A piece as the site shows it: text without signs that hide or turn round, boxes in hundredths of the picture. */
function pieceOf(piece: EvidencePiece, imageBase: string): SourcePiece {
  switch (piece.kind) {
    case 'table':
      return {
        kind: 'table',
        isCut: piece.is_cut,
        rows: piece.rows.map((row) => row.map((cell) => ({ ...cell, text: plainText(cell.text) }))),
      };
    case 'lines':
      return {
        kind: 'lines',
        lines: piece.lines.map(({ line, stretches }) => ({
          line,
          stretches: stretches.map(({ text, mark }) => ({ text: plainText(text), mark })),
        })),
      };
    case 'picture': {
      const { page, width, height, scale } = piece;
      const marks = sharesOf(piece.marks, width / scale, height / scale);
      return { kind: 'picture', page, image: `${imageBase}-p${String(page)}.png`, width, height, marks };
    }
    case 'drawing': {
      const { page, width, height, texts, rules, pictures } = piece;
      const marks = sharesOf(piece.marks, width, height);
      const plain = texts.map((one) => ({ ...one, text: plainText(one.text) }));
      return { kind: 'drawing', page, width, height, texts: plain, rules, pictures, marks };
    }
  }
}

/** The page of proof of a finding, with the sources of all the reports that it names. */
async function proofOf(place: Place, finding: Finding, own: Record, ownEvidence: Loaded): Promise<string> {
  const records = new Map<string, Record>();
  const shown = [];
  const loaded: Loaded[] = [];
  for (const id of finding.reports.slice(0, mostSources)) {
    const isOwn = id === own.report?.id;
    const record = isOwn ? own : await findReport(place.dataset, id);
    if (record === null) continue;
    records.set(id, record);
    const evidence = isOwn ? ownEvidence : await load(place, record, finding.codes);
    if (evidence !== null) loaded.push(evidence);
  }
  const explanation = explainFinding(finding, records);
  for (const { evidence, pictureOf } of loaded) {
    shown.push(...shownEvidence(evidence, explanation.cells, pictureOf));
  }
  return proofPage(explanation, shown, own.report?.form ?? null);
}

/** How a site gets the evidence of the reports of a dataset. */
export function siteEvidence(place: Place): NonNullable<Knowledge['evidenceOf']> {
  return async (recordPath, codes, imageBase): Promise<Evidence | null> => {
    const record = parseRecord(JSON.parse(await readFile(recordPath, 'utf8')));
    const { report, findings } = record;
    const loaded = await load(place, record, codes);
    if (report === null || loaded === null) return null;
    const { evidence, pictureOf } = loaded;
    const pictures = evidence.pieces.flatMap((piece) => {
      const png = piece.kind === 'picture' ? pictureOf(piece.sha256) : null;
      return piece.kind === 'picture' && png !== null ? [{ page: piece.page, png }] : [];
    });
    const drawn = new Set(pictures.map(({ page }) => page));
    const pieces = evidence.pieces
      .filter((piece) => piece.kind !== 'picture' || drawn.has(piece.page))
      .map((piece) => pieceOf(piece, imageBase));
    const proofs = [];
    for (const finding of findings) {
      // A finding between reports has its proof with the first of them.
      if (finding.severity === 'info' || finding.reports[0] !== report.id) continue;
      proofs.push({ finding: finding.id, html: await proofOf(place, finding, record, loaded) });
    }
    return { pieces, pictures, proofs, isCut: evidence.pages_left_out > 0 };
  };
}
