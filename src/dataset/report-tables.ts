/** The tables whose rows are of single reports. */
import type { TableShape } from './table.ts';
import { claimsTable } from './tables/claims.ts';
import { extraTable } from './tables/extra.ts';
import { findingsTable } from './tables/findings.ts';
import { indicatorsTable } from './tables/indicators.ts';
import { panelTable } from './tables/panel.ts';
import { reportsTable } from './tables/reports.ts';
import { rollUpsTable } from './tables/roll-ups.ts';
import { wideTables } from './tables/wide.ts';

/** The tables that have rows of single reports, but the cells, which are files of their own. */
export const reportTables: readonly TableShape[] = [
  panelTable,
  indicatorsTable,
  reportsTable,
  ...wideTables.flatMap(({ values, states }) => [values, states]),
  findingsTable,
  rollUpsTable,
  claimsTable,
  extraTable,
];

/** The path of a table's file. */
export const tablePath = (table: TableShape): string => `${table.name}.csv`;
