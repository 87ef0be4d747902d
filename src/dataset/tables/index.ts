/** All tables of a dataset, in the order in which they are described. */
import type { TableShape } from '../table.ts';
import { agenciesTable, regionsTable } from './agencies.ts';
import { capturesTable } from './captures.ts';
import { cellsTable } from './cells.ts';
import { changesTable } from './changes.ts';
import { claimsTable } from './claims.ts';
import { codebookTable } from './codebook.ts';
import { coverageTable } from './coverage.ts';
import { crosswalkTable, formulasTable } from './definitions.ts';
import { extraTable } from './extra.ts';
import { failuresTable } from './failures.ts';
import { findingsTable } from './findings.ts';
import { indicatorsTable } from './indicators.ts';
import { panelTable } from './panel.ts';
import { reportsTable } from './reports.ts';
import { rollUpsTable } from './roll-ups.ts';
import { wideTables } from './wide.ts';

export const tables: readonly TableShape[] = [
  panelTable,
  indicatorsTable,
  reportsTable,
  ...wideTables.flatMap(({ values, states }) => [values, states]),
  cellsTable,
  findingsTable,
  rollUpsTable,
  claimsTable,
  extraTable,
  failuresTable,
  capturesTable,
  changesTable,
  coverageTable,
  agenciesTable,
  regionsTable,
  crosswalkTable,
  formulasTable,
  codebookTable,
];
