/** Tables without rules. */
import type { Line } from './lines.ts';
import type { GridPage } from './page.ts';
import type { Piece } from './pieces.ts';

export function unruledPieces(lines: readonly Line[], _page: GridPage): { pieces: Piece[]; lines: readonly Line[] } {
  return { pieces: [], lines };
}
