/** What the rules between reports keep of a report: its numbers and how sure they are, and a sketch of its text. */
import { documentWords, formById, revisionWords, type Form } from '../../forms/index.ts';
import { standingOf, viewOf, type CellView, type Standing } from '../../identities/index.ts';
import type { Record, Report, State } from '../../record/index.ts';
import { isCertainCell } from '../certainty.ts';
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
  /** Hashes of pieces of the text, in ascending order: some of all, the same ones in equal texts. */
  readonly sketch: Uint32Array;
}

/** The numbers of a report, packed: most are zero. */
export class KeptCells implements CellView {
  readonly #form: Form | null;
  readonly #marks: Uint8Array;
  readonly #at: Uint16Array;
  readonly #numbers: Float64Array;

  constructor(report: Report, doubtful: ReadonlySet<string>) {
    const form = formById(report.form);
    const view = viewOf(report);
    const shapes = new Map(form?.sections.map(({ id, shape }) => [id, shape]));
    const at: number[] = [];
    const numbers: number[] = [];
    this.#form = form;
    this.#marks = new Uint8Array(form?.fields.length ?? 0);
    for (const [index, { code, section }] of (form?.fields ?? []).entries()) {
      const cell = report.cells[code];
      const value = view.value(code);
      const standing = standingOf(view, code);
      const shape = shapes.get(section);
      const isCertain =
        cell !== undefined &&
        shape !== undefined &&
        !doubtful.has(code) &&
        isCertainCell(cell, shape, report.source.media_type);
      this.#marks[index] =
        standings.indexOf(standing) | (isCertain ? certainBit : 0) | (cell === undefined ? absentBit : 0);
      if (standing !== 'number' || value === 0 || value === null) continue;
      at.push(index);
      numbers.push(value);
    }
    this.#at = Uint16Array.from(at);
    this.#numbers = Float64Array.from(numbers);
  }

  #index(code: string): number {
    const form = this.#form;
    return form === null ? -1 : (placesOf(form).get(code) ?? -1);
  }

  /** The certain number of a code; null = none. */
  value(code: string): number | null {
    const index = this.#index(code);
    if (((this.#marks[index] ?? 0) & standingMask) !== numberStanding) return null;
    const at = this.#at.indexOf(index);
    return at === -1 ? 0 : (this.#numbers[at] ?? null);
  }

  /** As far as sums need it: `reported`, `blank` for anything empty, `text` for what is no number, `absent`. */
  state(code: string): State {
    const mark = this.#marks[this.#index(code)];
    if (mark === undefined || (mark & absentBit) !== 0) return 'absent';
    const standing = standings[mark & standingMask];
    return standing === 'number' ? 'reported' : standing === 'empty' ? 'blank' : 'text';
  }

  /** Whether what stands in the cell was read with certainty. */
  isCertain(code: string): boolean {
    return ((this.#marks[this.#index(code)] ?? 0) & certainBit) !== 0;
  }
}

const standings: readonly Standing[] = ['unusable', 'empty', 'number'];
const numberStanding = 2;
const standingMask = 3;
const certainBit = 4;
const absentBit = 8;

const places = new WeakMap<Form, ReadonlyMap<string, number>>();

function placesOf(form: Form): ReadonlyMap<string, number> {
  let known = places.get(form);
  if (known === undefined) {
    known = new Map(form.fields.map(({ code }, index) => [code, index]));
    places.set(form, known);
  }
  return known;
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
    cells: new KeptCells(report, doubtful),
    speaksOfRevision: speaksOfRevision(report),
    sketch: sketchOf(report),
  };
}
