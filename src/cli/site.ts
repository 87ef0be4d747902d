/** `gongkai site`: a dataset → a site that opens from its folder. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readDataset } from '../dataset/index.ts';
import { SiteError, writeSite } from '../explorer/index.ts';
import type { Record } from '../record/index.ts';
import { cleanText } from './clean-text.ts';
import { readDecisions } from './decisions-file.ts';
import { withEngines } from './evidence-engines.ts';
import { exitCodes, Stop } from './exit-codes.ts';
import { refusalOf } from './refusal.ts';
import { siteDecisions, siteKnowledge } from './site-knowledge.ts';
import type { Terminal } from './terminal.ts';

export interface SiteCommandOptions {
  readonly out: string;
  readonly decisions: string;
  /** An earlier release of the dataset. */
  readonly since: string | null;
  readonly hasEvidence: boolean;
}

/** The records that decisions speak of; the others are not kept. */
async function recordsOf(dataset: string, ids: ReadonlySet<string>): Promise<Record[]> {
  const kept: Record[] = [];
  if (ids.size === 0) return kept;
  const reports = new Set<string>();
  for await (const record of readDataset(dataset)) {
    const named = record.findings.filter(({ id }) => ids.has(id));
    for (const { reports: others } of named) for (const id of others) reports.add(id);
    if (named.length > 0) kept.push(record);
  }
  // A finding between reports rests on records that have none themselves.
  const have = new Set(kept.map(({ report }) => report?.id));
  if ([...reports].every((id) => have.has(id))) return kept;
  for await (const record of readDataset(dataset)) {
    const id = record.report?.id;
    if (id !== undefined && reports.has(id) && !have.has(id)) kept.push(record);
  }
  return kept;
}

/** Writes the site; gives the address of its first page as a file. Throws Stop where that cannot be done. */
export async function writeSiteOf(
  dataset: string,
  options: SiteCommandOptions,
  terminal: Terminal,
): Promise<string> {
  try {
    const decisions = await readDecisions(options.decisions, terminal);
    const records = await recordsOf(dataset, new Set(decisions.last.keys()));
    const where = options.hasEvidence ? dataset : null;
    const { reports } = await withEngines(async (engines) => {
      const knowledge = await siteKnowledge(where, siteDecisions(decisions, records), engines);
      const onAgency = (key: string, share: number): void => terminal.progress(key, share);
      return await writeSite(dataset, options.out, knowledge, { since: options.since, onAgency });
    });
    terminal.endProgress();
    const place = pathToFileURL(resolve(options.out, 'index.html')).href;
    terminal.log?.write({ kind: 'written', what: 'site', place, reports });
    return place;
  } catch (error) {
    if (error instanceof SiteError)
      throw new Stop(cleanText(terminal.t.site[error.code](error.file)), exitCodes.someFailed);
    const reason = refusalOf(error);
    if (reason === null) throw error;
    throw new Stop(terminal.t.cannotWrite(options.out, reason), exitCodes.someFailed);
  }
}

/** Prints the address. Gives the exit code: 0 when the site was written whole. */
export async function site(
  dataset: string,
  options: SiteCommandOptions,
  terminal: Terminal,
): Promise<number> {
  await terminal.print(`${cleanText(await writeSiteOf(dataset, options, terminal))}\n`);
  return exitCodes.done;
}
