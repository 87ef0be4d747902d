/** The ground that faults are tried on: reports, an undisturbed dataset of them, a PostgreSQL of its own. */
import { chmodSync } from 'node:fs';
import { temporaryFolder } from '../../temporary-folder.ts';
import { startPostgres } from '../machines/private-postgres.ts';
import { digestOf, numbers, runWhole } from './disturbed.ts';
import type { Ground } from './fault.ts';
import { openFolder } from './faults-here.ts';
import { madeReports } from './made-reports.ts';

/** Whoever asks stops its PostgreSQL. */
export async function layGround(pages: number, times: number, seed: number): Promise<Ground> {
  const home = temporaryFolder('faults');
  chmodSync(home, 0o755);
  const postgres = startPostgres();
  const folder = (): string => openFolder(home);
  const reports = madeReports(folder(), pages);
  const out = folder();
  const { ms } = await runWhole(['build', reports, '--out', out]);
  const calm = digestOf(out);
  if (calm === null) throw new Error('the undisturbed build wrote nothing');
  let databases = 0;
  const database = (): string => postgres.database(`d${String(++databases)}`);
  return { postgres, folder, database, reports, calm, calmMs: ms, times, next: numbers(seed) };
}
