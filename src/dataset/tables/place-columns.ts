/** A place as columns: those of its kind are filled, the others empty. */
import type { Place } from '../../record/index.ts';
import type { CsvValue } from '../csv.ts';
import { column, type Column } from '../table.ts';

function boxEdge(at: Place, edge: 0 | 1 | 2 | 3): number | null {
  return 'box' in at ? at.box[edge] : null;
}

/** The columns, for rows that have a place, or none. */
export function placeColumns<Row>(placeOf: (row: Row) => Place | null): readonly Column<Row>[] {
  const of =
    (read: (at: Place) => CsvValue) =>
    (row: Row): CsvValue => {
      const at = placeOf(row);
      return at === null ? null : read(at);
    };
  const index = { minimum: 1 };
  return [
    column(
      'at_table',
      'integer',
      of((at) => ('table' in at ? (at.table ?? null) : null)),
      index,
    ),
    column(
      'at_row',
      'integer',
      of((at) => ('row' in at ? (at.row ?? null) : null)),
      index,
    ),
    column(
      'at_column',
      'integer',
      of((at) => ('column' in at ? (at.column ?? null) : null)),
      index,
    ),
    column(
      'at_path',
      'list',
      of((at) => ('path' in at ? at.path : null)),
      { items: 'integer' },
    ),
    column(
      'at_line',
      'integer',
      of((at) => ('line' in at ? at.line : null)),
      index,
    ),
    column(
      'at_from',
      'integer',
      of((at) => ('line' in at ? at.from : null)),
      index,
    ),
    column(
      'at_to',
      'integer',
      of((at) => ('line' in at ? at.to : null)),
      { minimum: 0 },
    ),
    column(
      'at_page',
      'integer',
      of((at) => ('page' in at ? at.page : null)),
      index,
    ),
    column(
      'at_left',
      'number',
      of((at) => boxEdge(at, 0)),
    ),
    column(
      'at_top',
      'number',
      of((at) => boxEdge(at, 1)),
    ),
    column(
      'at_right',
      'number',
      of((at) => boxEdge(at, 2)),
    ),
    column(
      'at_bottom',
      'number',
      of((at) => boxEdge(at, 3)),
    ),
    column(
      'at_sheet',
      'integer',
      of((at) => ('sheet' in at ? at.sheet : null)),
      index,
    ),
    column(
      'at_cell',
      'string',
      of((at) => ('sheet' in at ? at.cell : null)),
    ),
  ];
}
