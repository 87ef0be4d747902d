/**
 * `evidence/`: of every report that an error or a warning names, what its document shows of the cells in question. One file a report
 * beside its record's year, and pictures of pages by their own digests, each once.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engines } from '../documents/index.ts';
import type { SourceDocument } from '../evidence/index.ts';
import type { Record } from '../record/index.ts';
import { byBytes } from './byte-order.ts';
import { asWritten, type BuildIndex } from './build-index.ts';
import { readCsv } from './csv-reader.ts';
import { recordPath, yearName } from './names.ts';
import type { OutputFolder } from './output-files.ts';
import { tablePath } from './report-tables.ts';
import type { ReportKey } from './spool.ts';
import { findingsTable } from './tables/findings.ts';
import type { Version } from './versions.ts';

/** Documents by their digests. */
export interface DocumentSource {
  /**
   * The bytes of those of these documents that are at hand, in any order, each at most once. `wanted` names by its digest the file that a
   * document was read from.
   */
  readonly documents: (
    wanted: ReadonlyMap<string, string>,
  ) => AsyncIterable<SourceDocument & { readonly sha256: string }>;
  /** What opens DOC and RTF. */
  readonly engines: Engines;
}

/** Documents in question, and those of them whose evidence could be kept. */
export interface EvidenceSummary {
  readonly wanted: number;
  readonly kept: number;
}

/** The path of a report's evidence within the dataset. */
export function evidencePath(report: { readonly id: string; readonly year: number | null }): string {
  return `evidence/${yearName(report.year)}/${report.id}.json`;
}

/** The path of a picture within the dataset. */
export function picturePath(sha256: string): string {
  return `evidence/pages/${sha256.slice(0, 2)}/${sha256}.png`;
}

/**
 * The codes in question by report, as the table of findings has them: also those that another report's finding names. Read back from the file: rows that
 * were taken over from the build before went into it as bytes, and are in no other place.
 */
function codesInQuestion(files: OutputFolder): Map<string, Set<string>> {
  const byReport = new Map<string, Set<string>>();
  let at: { readonly [name: string]: number } | null = null;
  for (const row of readCsv(files.pathOf(tablePath(findingsTable)))) {
    if (at === null) {
      at = Object.fromEntries(row.map((name, index) => [name ?? '', index]));
      continue;
    }
    const columns = at;
    const field = (name: string): string => row[columns[name] ?? -1] ?? '';
    if (field('severity') === 'info' || field('codes') === '') continue;
    for (const report of field('reports').split(' ')) {
      const codes = byReport.get(report) ?? new Set();
      byReport.set(report, codes);
      for (const code of field('codes').split(' ')) codes.add(code);
    }
  }
  return byReport;
}

interface Wanted {
  readonly version: Version<ReportKey>;
  readonly codes: ReadonlySet<string>;
}

function put(files: OutputFolder, path: string, bytes: Uint8Array): void {
  writeFileSync(files.pathOf(path), bytes);
  files.enter(path, { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length });
}

/** Takes a file of the build before over, where it is as that build left it. */
function takeOver(files: OutputFolder, before: BuildIndex, path: string): boolean {
  if (files.digestOf(path) !== null) return true;
  const file = asWritten(before, path);
  if (file === null) return false;
  files.take(path, join(before.folder, path), file);
  return true;
}

/** Writes the evidence of all reports in question whose documents are at hand. The tables and records are there already. */
export async function writeEvidenceFiles(
  files: OutputFolder,
  before: BuildIndex | null,
  versions: readonly Version<ReportKey>[],
  source: DocumentSource,
): Promise<EvidenceSummary> {
  const { EvidenceError, evidenceKey, gatherEvidence, readEvidence } = await import('../evidence/index.ts');
  const inQuestion = codesInQuestion(files);
  const byDigest = new Map<string, Wanted[]>();
  let wanted = 0;
  let kept = 0;
  const isTakenOver = ({ version: { id, entry }, codes }: Wanted): boolean => {
    if (before === null) return false;
    const path = evidencePath({ id, year: entry.year });
    const from = join(before.folder, path);
    const known = existsSync(from) ? readEvidence(readFileSync(from, 'utf8')) : null;
    if (known?.key !== evidenceKey(id, entry.sha256, codes)) return false;
    const pictures = known.pieces.flatMap((piece) => (piece.kind === 'picture' ? [piece.sha256] : []));
    return [path, ...pictures.map(picturePath)].every((one) => takeOver(files, before, one));
  };
  for (const version of versions) {
    const codes = inQuestion.get(version.id);
    if (codes === undefined) continue;
    wanted += 1;
    const one = { version, codes };
    if (isTakenOver(one)) {
      kept += 1;
      continue;
    }
    const { sha256 } = version.entry;
    const others = byDigest.get(sha256);
    if (others === undefined) byDigest.set(sha256, [one]);
    else others.push(one);
  }
  const names = new Map(
    [...byDigest].map(([sha256, [first]]) => [sha256, first?.version.entry.file ?? ''] as const),
  );
  if (names.size === 0) return { wanted, kept };
  for await (const { sha256, ...document } of source.documents(names)) {
    for (const { version, codes } of byDigest.get(sha256) ?? []) {
      const { id, entry } = version;
      const text = readFileSync(files.readableAt(recordPath({ id, year: entry.year })), 'utf8');
      const record = JSON.parse(text) as Record;
      if (record.report === null) continue;
      try {
        const gathered = await gatherEvidence(record.report, document, codes, record.file, source.engines);
        if (gathered.evidence.pieces.length === 0) continue;
        const path = evidencePath({ id, year: entry.year });
        put(files, path, Buffer.from(`${JSON.stringify(gathered.evidence)}\n`, 'utf8'));
        for (const [picture, png] of [...gathered.pictures].sort(([a], [b]) => byBytes(a, b))) {
          if (files.digestOf(picturePath(picture)) === null) put(files, picturePath(picture), png);
        }
        kept += 1;
      } catch (error) {
        // A document that opened once and does not now: the report stands without its source.
        if (!(error instanceof EvidenceError)) throw error;
      }
    }
    byDigest.delete(sha256);
  }
  return { wanted, kept };
}
