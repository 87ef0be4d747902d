/** What is kept of each kind of document: the cell that a code names is marked, and what is marked is what the report prints there. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { decode, encode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLibreOffice, type Engines, type LibreOffice } from '../../src/documents/index.ts';
import {
  explainFinding,
  gatherEvidence,
  proofPage,
  readEvidence,
  showSource,
  type EvidencePiece,
  type SourceEvidence,
} from '../../src/evidence/index.ts';
import { examine } from '../../src/examine/index.ts';
import type { Record, Report } from '../../src/record/index.ts';
import { layoutNamed } from '../layouts/layouts.ts';
import { asXls, savePages, sheetShapes, sheetsOf, writeXlsx } from '../layouts/office.ts';
import { ofdOf } from '../layouts/ofd.ts';
import { ofdStyle } from '../layouts/ofd-writer.ts';
import { reportOf } from '../layouts/report-of.ts';
import { noTraps } from '../layouts/variation.ts';

const wrong = reportOf('ogi-2021', {
  'reconsideration.upheld': 17,
  'reconsideration.pending': 6,
  'reconsideration.total': 11,
});
const page = layoutNamed('html with spans').render(wrong, noTraps);

let scratch = '';
let office: LibreOffice;
let engines: Engines;
let words: Awaited<ReturnType<typeof savePages>>;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'gongkai-kinds-'));
  office = openLibreOffice({ command: 'soffice', environment: env, scratch });
  // LibreOffice takes seconds to start: each file is converted once.
  const converted = new Map<Uint8Array, Promise<Uint8Array>>();
  engines = {
    word(bytes, from) {
      const known = converted.get(bytes) ?? office.convert(bytes, from);
      converted.set(bytes, known);
      return known;
    },
  };
  words = await savePages([page], ['docx', 'doc']);
});
afterAll(async () => {
  await office.close();
  await rm(scratch, { recursive: true, force: true });
});

/** The text in a box of a drawn page: the characters whose middle lies in it. */
function textIn(piece: EvidencePiece & { kind: 'drawing' }, box: readonly number[]): string {
  const [left = 0, top = 0, right = 0, bottom = 0] = box;
  return piece.texts
    .filter(({ y, size }) => y - size / 2 > top && y - size / 2 < bottom)
    .flatMap(({ text, x, size }) =>
      Array.from(text).filter((_, i) => x[i]! + size / 4 > left && x[i]! + size / 4 < right),
    )
    .join('');
}

/** What is marked for each code. */
function markedIn({ pieces }: SourceEvidence): { [code: string]: string } {
  const found: { [code: string]: string } = {};
  for (const piece of pieces) {
    if (piece.kind === 'table') {
      for (const { text, mark } of piece.rows.flat()) if (mark !== null) found[mark] = text;
    } else if (piece.kind === 'drawing') {
      for (const { code, box } of piece.marks) found[code] = textIn(piece, box);
    }
  }
  return found;
}

const documents: readonly (readonly [kind: string, file: string, bytes: () => Uint8Array])[] = [
  ['DOCX', 'a.docx', () => words.docx![0]!],
  ['DOC', 'a.doc', () => words.doc![0]!],
  ...sheetShapes.map(
    ([name, shape]) => [`XLSX, ${name}`, 'a.xlsx', () => writeXlsx(sheetsOf(wrong, noTraps, shape))] as const,
  ),
  ['XLS', 'a.xls', () => asXls(writeXlsx(sheetsOf(wrong, noTraps, sheetShapes[0]![1])))],
  ...[0, 1, 2, 3].map(
    (style) =>
      [`OFD, style ${String(style)}`, 'a.ofd', () => ofdOf(wrong, noTraps, ofdStyle(style))] as const,
  ),
];

const recordOf = async (bytes: Uint8Array, file: string): Promise<Record & { report: Report }> => {
  const record = await examine(bytes, { file }, engines);
  if (record.report === null) throw new Error(`${file} is ${record.status}`);
  return { ...record, report: record.report };
};

describe.each(documents)('%s', (_, file, make) => {
  it('marks the very cells, and says the same when it is kept and read back', async () => {
    const bytes = make();
    const { report } = await recordOf(bytes, file);
    const codes = Object.keys(report.cells).filter((code) => code.startsWith('reconsideration.'));
    expect(codes.length).toBeGreaterThan(4);
    const { evidence } = await gatherEvidence(report, { bytes }, codes, file, engines);
    const printed = Object.fromEntries(codes.map((code) => [code, report.cells[code]!.raw]));
    expect(markedIn(evidence)).toEqual(printed);
    expect(readEvidence(JSON.stringify(evidence))).toEqual(evidence);
    expect((await gatherEvidence(report, { bytes }, codes, file, engines)).evidence).toEqual(evidence);
  });

  it('stands in the proof of its finding', async () => {
    const bytes = make();
    const record = await recordOf(bytes, file);
    const finding = record.findings.find(({ rule }) => rule === 'appeals.sum')!;
    const explanation = explainFinding(finding, new Map([[record.report.id, record]]));
    const shown = await showSource(record.report, { bytes }, explanation.cells, file, engines);
    const proof = proofPage(explanation, shown, record.report.form);
    const marks = proof.match(/class="mark"|class="place"/g);
    expect(marks).toHaveLength(explanation.cells.filter(({ at }) => at !== null).length);
    expect(proof).toContain('[1]');
    expect(proof).not.toMatch(/<script|javascript:|onload/u);
  });
});

describe('a picture', () => {
  /** White, with one black cell at a place that is known. */
  const [width, height] = [2400, 3600];
  const box: readonly [number, number, number, number] = [600, 900, 720, 960];
  const data = new Uint8Array(width * height).fill(255);
  for (let y = box[1]; y < box[3]; y += 1) data.fill(0, y * width + box[0], y * width + box[2]);
  const png = encode({ width, height, data, channels: 1, depth: 8 });
  const report = {
    id: 'x',
    source: { sha256: '0'.repeat(64), media_type: 'image/png' },
    cells: { a: { at: { box } }, b: { at: { page: 2, box } } },
  } as unknown as Report;

  it('is kept, made smaller, with the mark on the very pixels', async () => {
    const { evidence, pictures } = await gatherEvidence(report, { bytes: png }, ['a'], 'a.png');
    const [piece] = evidence.pieces;
    if (piece?.kind !== 'picture') throw new Error('no picture');
    expect(Math.max(piece.width, piece.height)).toBe(2000);
    const kept = decode(pictures.get(piece.sha256)!);
    expect([kept.width, kept.height]).toEqual([piece.width, piece.height]);
    const [left, top, right, bottom] = piece.marks[0]!.box.map((edge) => edge * piece.scale);
    const ink = (x: number, y: number): number =>
      Number(kept.data[3 * (Math.round(y) * kept.width + Math.round(x))]);
    const [middle, centre] = [(left! + right!) / 2, (top! + bottom!) / 2];
    for (const [x, y] of [
      [left! + 3, centre],
      [right! - 3, centre],
      [middle, top! + 3],
      [middle, bottom! - 3],
    ] as const)
      expect(ink(x, y)).toBeLessThan(10);
    for (const [x, y] of [
      [left! - 3, centre],
      [right! + 3, centre],
      [middle, top! - 3],
      [middle, bottom! + 3],
    ] as const)
      expect(ink(x, y)).toBeGreaterThan(245);
  });

  it('that is not there is left out, and said so', async () => {
    const { evidence } = await gatherEvidence(report, { bytes: png }, ['a', 'b'], 'a.png');
    expect(evidence.pieces).toHaveLength(1);
    expect(evidence.pages_left_out).toBe(1);
    const none = await gatherEvidence(report, { bytes: new Uint8Array([1, 2, 3]) }, ['a'], 'a.png');
    expect(none.evidence).toMatchObject({ pieces: [], pages_left_out: 1 });
  });
});

describe('more pages than are kept', () => {
  it('are left out after the eighth, and counted', async () => {
    const bytes = ofdOf(wrong, noTraps, ofdStyle(0), 60);
    const { report } = await recordOf(bytes, 'a.ofd');
    const pages = new Set(Object.values(report.cells).flatMap(({ at }) => ('page' in at ? [at.page] : [])));
    expect(pages.size).toBeGreaterThan(8);
    const { evidence } = await gatherEvidence(report, { bytes }, Object.keys(report.cells), 'a.ofd');
    expect(evidence.pieces).toHaveLength(8);
    expect(evidence.pages_left_out).toBe(pages.size - 8);
  });
});
