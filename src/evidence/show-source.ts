/** A document and cells of it → pieces of the source with these cells marked. */
import type { Engines } from '../documents/index.ts';
import type { Report } from '../record/index.ts';
import type { ShownSource } from './proof-page.ts';
import type { CellEvidence } from './reasons.ts';
import { shownEvidence } from './shown-evidence.ts';
import { gatherEvidence, type SourceDocument } from './source-evidence.ts';

/**
 * The tables, lines or pages with those of the cells that are this report's; empty for a kind of document of which nothing can be shown. Throws
 * EvidenceError where it cannot be opened or drawn.
 */
export async function showSource(
  report: Report,
  document: SourceDocument,
  cells: readonly CellEvidence[],
  file: string,
  engines: Engines = {},
): Promise<ShownSource[]> {
  const codes = cells.flatMap((cell) => (cell.report === report.id ? [cell.code] : []));
  const { evidence, pictures } = await gatherEvidence(report, document, codes, file, engines);
  return shownEvidence(evidence, cells, (sha256) => pictures.get(sha256) ?? null);
}
