/** A report as a Word file: paragraphs, and tables with merged cells as Word writes them. */
import { docx, p, tbl, tc, tr } from '../../test/documents/word/build-docx.ts';
import { fill, type FilledTable } from '../../test/layouts/filled.ts';
import type { TestReport } from '../../test/layouts/report.ts';
import { noTraps } from '../../test/layouts/variation.ts';
import { gridOf } from '../../test/printed-forms/index.ts';

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A cell over rows is one in each of them: the first begins it, the others go on with it. */
function tableOf(table: FilledTable): string {
  const grid = gridOf(table.rows, table.width);
  return tbl(
    grid.map((line, r) =>
      tr(
        line.flatMap((cell, column) => {
          if (cell === null || (column > 0 && line[column - 1] === cell)) return [];
          const isBegun = grid[r - 1]?.[column] === cell;
          const over = cell.rowspan > 1 ? `<w:vMerge${isBegun ? '' : ' w:val="restart"'}/>` : '';
          const across = cell.colspan > 1 ? `<w:gridSpan w:val="${String(cell.colspan)}"/>` : '';
          return [tc(isBegun ? '' : escape(cell.text), across + over)];
        }),
      ),
    ),
  );
}

/** The file. */
export function docxOf(report: TestReport): Uint8Array {
  const parts = fill(report, noTraps).map((part) =>
    part.kind === 'tables' ? part.tables.map(tableOf).join(p('')) : p(escape(part.text)),
  );
  return docx(parts.join(''));
}
