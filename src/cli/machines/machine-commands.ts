/** The commands for many machines, as commander takes them. */
import { Argument, Option, type Command } from 'commander';
import { z } from 'zod';
import { datasetFormats } from '../../dataset/index.ts';
import { workKinds } from '../../work/index.ts';
import type { Messages } from '../messages.en.ts';
import { wholeOf, type Options } from '../command-options.ts';
import type { Reading } from '../read-inputs.ts';
import type { Terminal } from '../terminal.ts';

/** What commander gives for these commands, checked. */
export const machineOptions = {
  postgres: z.string().optional(),
  archive: z.string().optional(),
  jobs: z.array(z.enum(workKinds)).default([...workKinds]),
  untilDone: z.boolean().default(false),
  sites: z.string().default('4'),
  again: z.boolean().default(false),
  from: z.string().default('https://data.commoncrawl.org'),
};

type Add = (
  name: 'work' | 'enqueue' | 'status' | 'fetch',
  about: string,
  action: (
    args: readonly string[],
    options: Options,
    terminal: Terminal,
    reading: Reading,
  ) => Promise<number>,
) => Command;

/** Sites that one worker can ask at the same time. */
const mostSites = 64;

/** Adds `work`, `enqueue`, `status` and `fetch`. Their code, with the drivers, is loaded when one of them runs. */
export function addMachineCommands(add: Add, t: Messages): void {
  const said = t.machines;
  add('work', said.workAbout, async (_, options, terminal, reading) => {
    const { archiveOf, postgresOf } = await import('./shared-place.ts');
    const postgres = postgresOf(options.postgres, terminal);
    const archive = archiveOf(options.archive, terminal);
    const sitesAtOnce = wholeOf(options.sites, [1, mostSites], said.badSites);
    const { work } = await import('./work.ts');
    const { jobs: kinds, untilDone: isUntilDone, json } = options;
    return work({ postgres, archive, kinds, sitesAtOnce, isUntilDone, json }, terminal, reading);
  })
    .option('--postgres <address>', said.optionPostgres)
    .option('--archive <place>', said.optionArchive)
    .addOption(new Option('--jobs <kind...>', said.optionJobs).choices([...workKinds]))
    .option('--sites <number>', said.optionSites, '4')
    .option('--until-done', said.optionUntilDone)
    .option('--json', said.optionWorkJson);
  add('enqueue', said.enqueueAbout, async ([kind, ...what], options, terminal, reading) => {
    const { archiveOf, postgresOf } = await import('./shared-place.ts');
    const postgres = postgresOf(options.postgres, terminal);
    const jobs = await import('./enqueue.ts');
    const { crawlOf } = await import('../crawl-options.ts');
    if (kind === 'crawl') return jobs.enqueueCrawl(what, postgres, crawlOf(options, t), terminal);
    if (kind === 'build') {
      const formats = options.formats ?? ['parquet', 'duckdb'];
      return jobs.enqueueBuild(postgres, formats, terminal);
    }
    const archive = archiveOf(options.archive, terminal);
    return jobs.enqueueRead(what, { postgres, archive, isAgain: options.again }, terminal, reading);
  })
    .addArgument(new Argument('<kind>', said.argumentKind).choices([...workKinds]))
    .argument('[what...]', said.argumentWhat)
    .option('--postgres <address>', said.optionPostgres)
    .option('--archive <place>', said.optionArchive)
    .option('--again', said.optionAgain)
    .addOption(
      new Option('--formats <format...>', t.optionFormats).choices(
        datasetFormats.filter((format) => format !== 'excel' && format !== 'evidence'),
      ),
    )
    .option('--years <years>', t.optionYears)
    .option('--place <name>', t.optionPlace)
    .option('--contact <address>', t.optionContact)
    .option('--pause <seconds>', t.optionPause, '3')
    .option('--max-site <number>', t.optionMaxSite, '2000')
    .option('--sources <folder>', t.optionSources);
  add('fetch', said.fetchAbout, async ([index = ''], options, terminal) => {
    const { fetchCommand } = await import('./fetch.ts');
    const { from, contact = null } = options;
    const out = options.out === 'output' ? 'output/fetched.warc.gz' : options.out;
    return fetchCommand({ index, from, out, contact }, terminal);
  })
    .argument('<index>', said.argumentIndex)
    .option('--from <address>', said.optionFrom, 'https://data.commoncrawl.org')
    .option('--out <file>', said.optionFetchOut)
    .option('--contact <address>', t.optionContact);
  add('status', said.statusAbout, async ([out = 'output'], options, terminal) => {
    const address = options.postgres ?? process.env['GONGKAI_POSTGRES'];
    const { status } = await import('./status.ts');
    return status(address ?? null, out, options.json, terminal);
  })
    .argument('[out]', said.argumentOut)
    .option('--postgres <address>', said.optionPostgres)
    .option('--json', said.optionStatusJson);
}
