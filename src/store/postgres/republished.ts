/** Reports that crawls of the workers saw changed or gone, in the shared store. */
import { z } from 'zod';
import { outcomes } from '../outcomes.ts';
import { changeRow, type Republished } from '../rows.ts';
import type { PostgresDatabase, Sql } from './database.ts';

/** What the dataset tells of such a look. */
export interface SharedRepublished {
  readonly check: Pick<Republished['check'], 'source' | 'url' | 'at' | 'outcome' | 'year' | 'detail'>;
  readonly cells: Republished['cells'];
}

const cellsColumn = z.string().transform((text) => z.array(changeRow).parse(JSON.parse(text)));
const republishedRow = z
  .object({
    source: z.string(),
    url: z.string(),
    at: z.string(),
    outcome: z.enum(outcomes),
    year: z.number().nullable(),
    detail: z.string().nullable(),
    cells: cellsColumn,
  })
  .transform(({ cells, ...check }): SharedRepublished => ({ check, cells }));

/** Keeps them; what is there already stays, so a step that is done twice tells nothing twice. */
export async function keepRepublished(all: readonly SharedRepublished[], sql: Sql): Promise<void> {
  for (const { check, cells } of all) {
    const { source, url, at, outcome, year, detail } = check;
    await sql.executeSql(
      `INSERT INTO gongkai.republished (source, url, at, outcome, year, detail, cells) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT DO NOTHING`,
      [source, url, at, outcome, year, detail, JSON.stringify(cells)],
    );
  }
}

/** All of them, in the order of sources, addresses and time. */
export async function republishedIn(db: PostgresDatabase): Promise<SharedRepublished[]> {
  return db.rows(
    republishedRow,
    'SELECT source, url, at, outcome, year, detail, cells FROM gongkai.republished ORDER BY source, url, at',
  );
}
