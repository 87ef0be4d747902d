/** Kept evidence → what a page of proof shows of it: the pieces that hold the finding's cells, these marked by their numbers. */
import type { CellEvidence } from './reasons.ts';
import { drawMarks } from './render-evidence.ts';
import type { ShownSource } from './proof-page.ts';
import type { SourceEvidence } from './evidence-shape.ts';

/** The pieces of one report's evidence. `pictureOf` gives a picture by its digest; null = it is not there. */
export function shownEvidence(
  { report, pieces }: SourceEvidence,
  cells: readonly CellEvidence[],
  pictureOf: (sha256: string) => Uint8Array | null,
): ShownSource[] {
  const numbers = new Map<string, number>();
  for (const [index, cell] of cells.entries()) {
    if (cell.report === report && cell.at !== null) numbers.set(cell.code, index);
  }
  const numberOf = (code: string | null): number | null =>
    code === null ? null : (numbers.get(code) ?? null);
  return pieces.flatMap((piece): ShownSource[] => {
    switch (piece.kind) {
      case 'table': {
        const rows = piece.rows.map((row) => row.map((cell) => ({ ...cell, mark: numberOf(cell.mark) })));
        const isMarked = rows.some((row) => row.some(({ mark }) => mark !== null));
        return isMarked ? [{ kind: 'tables', report, excerpts: [{ rows, isCut: piece.is_cut }] }] : [];
      }
      case 'lines': {
        const lines = piece.lines.map(({ line, stretches }) => ({
          line,
          stretches: stretches.map(({ text, mark }) => ({ text, mark: numberOf(mark) })),
        }));
        const isMarked = lines.some(({ stretches }) => stretches.some(({ mark }) => mark !== null));
        return isMarked ? [{ kind: 'lines', report, lines }] : [];
      }
      case 'picture': {
        const marks = piece.marks.flatMap(({ code, box }) => {
          const number = numberOf(code);
          const kind = cells[number ?? -1]?.code === cells[0]?.code ? 'finding' : 'related';
          return number === null ? [] : [{ page: piece.page, box, kind } as const];
        });
        const png = marks.length === 0 ? null : pictureOf(piece.sha256);
        return png === null
          ? []
          : [{ kind: 'picture', report, page: piece.page, png: drawMarks(png, piece.scale, marks) }];
      }
      case 'drawing': {
        const marks = piece.marks.flatMap(({ code, box }) => {
          const number = numberOf(code);
          return number === null ? [] : [{ number, box }];
        });
        return marks.length === 0 ? [] : [{ kind: 'drawing', report, page: piece, marks }];
      }
    }
  });
}
