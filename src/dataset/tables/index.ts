/** All tables of a dataset, in the order in which they are described. */
import type { TableShape } from '../table.ts';
import { cellsTable } from './cells.ts';
import { claimsTable } from './claims.ts';
import { codebookTable } from './codebook.ts';
import { extraTable } from './extra.ts';
import { failuresTable } from './failures.ts';
import { findingsTable } from './findings.ts';
import { reportsTable } from './reports.ts';
import { rollUpsTable } from './roll-ups.ts';
import { wideTables } from './wide.ts';

export const tables: readonly TableShape[] = [
  reportsTable,
  ...wideTables.flatMap(({ values, states }) => [values, states]),
  cellsTable,
  findingsTable,
  rollUpsTable,
  claimsTable,
  extraTable,
  failuresTable,
  codebookTable,
];
