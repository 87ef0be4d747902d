/** What the rules between reports keep of a report: its numbers and how sure they are, and a sketch of its text. */
import { documentWords, formById, revisionWords, type Form } from '../../forms/index.ts';
import type { Record, Report } from '../../record/index.ts';
import { KeptCells } from './kept-cells.ts';
import { sketchOf } from './sketch.ts';

/** A report as other reports are compared with it: a few kilobytes, whatever the document's size. */
export interface KeptReport {
  readonly id: string;
  readonly form: Form | null;
  readonly year: number | null;
  /** The agency's id; null where it is not known: such a report is compared with none. */
  readonly agency: string | null;
  readonly agencyName: string | null;
  readonly region: string | null;
  readonly scope: Report['scope'];
  /** Of the versions of an agency and year the one that counts (record.md, Identity). */
  readonly isPreferred: boolean;
  readonly sha256: string;
  readonly url: string | null;
  readonly retrieved: string | null;
  readonly cells: KeptCells;
  /** Whether the text says that documents were revised or expired. */
  readonly speaksOfRevision: boolean;
  /** How many pieces the sketch has. */
  readonly pieces: number;
  /** Hashes of pieces of the text, in ascending order: some of all, the same ones in equal texts. */
  readonly sketch: () => Uint32Array;
}

/** A sentence of the text, or a note in a cell, that has words of both kinds. */
function speaksOfRevision(report: Report): boolean {
  const { overview, problems, other } = report.sections;
  const sentences = [overview, problems, other].flatMap((text) => text?.split(/[\u3002\uff1b\n]/u) ?? []);
  if (sentences.some((text) => documentWords.test(text) && revisionWords.test(text))) return true;
  const notes = [
    ...Object.values(report.cells).map(({ raw }) => raw),
    ...report.extra.flatMap(({ label, cells }) => [label, ...cells]),
  ];
  return notes.some((note) => revisionWords.test(note));
}

/**
 * What is kept of a record; null where it has no report. Its id and whether it is preferred are the caller's to say where several
 * documents report for one agency and year.
 */
export function keepReport(
  { report, findings }: Record,
  version: { readonly id?: string; readonly isPreferred?: boolean } = {},
): KeptReport | null {
  if (report === null) return null;
  const doubtful = new Set(
    findings
      .filter(({ rule, blame }) => rule.startsWith('parse.') && blame !== 'source')
      .flatMap((f) => f.codes),
  );
  const sketch = sketchOf(report);
  return {
    id: version.id ?? report.id,
    form: formById(report.form),
    year: report.year,
    agency: report.agency.id,
    agencyName: report.agency.name,
    region: report.agency.region,
    scope: report.scope,
    isPreferred: version.isPreferred ?? true,
    sha256: report.source.sha256,
    url: report.source.url,
    retrieved: report.source.retrieved,
    cells: KeptCells.of(report, doubtful),
    speaksOfRevision: speaksOfRevision(report),
    pieces: sketch.length,
    sketch: () => sketch,
  };
}
