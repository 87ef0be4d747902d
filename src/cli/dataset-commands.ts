/** The commands that write and ask datasets, as commander takes them. */
import { Option, type Command } from 'commander';
import { z } from 'zod';
import { datasetFormats } from '../dataset/index.ts';
import { answerFormats } from './answer-formats.ts';
import { Stop } from './exit-codes.ts';
import type { Messages } from './messages.en.ts';
import type { Reading } from './read-inputs.ts';
import type { Terminal } from './terminal.ts';

/** What commander gives for these commands, checked: its options are untyped. */
export const datasetOptions = {
  formats: z.array(z.enum(datasetFormats)).optional(),
  excel: z.boolean().default(false),
  fresh: z.boolean().default(false),
  checks: z.string().optional(),
  captures: z.array(z.string()).default([]),
  cell: z.array(z.string()).optional(),
};

/** The options that these commands look at. */
export interface DatasetCommandOptions extends z.infer<z.ZodObject<typeof datasetOptions>> {
  readonly out: string;
  readonly json: boolean;
  readonly dataset: string;
  readonly format?: string | undefined;
  readonly evidence?: string | boolean | undefined;
  readonly archive?: string | undefined;
}

/** Adds a command, with what every command has. */
type Add = (
  name: 'build' | 'query' | 'diff' | 'verify',
  about: string,
  action: (
    args: readonly string[],
    options: DatasetCommandOptions,
    terminal: Terminal,
    reading: Reading,
  ) => Promise<number>,
) => Command;

/** A report and a code; null for none. Throws Stop for anything but two words. */
function cellOf(words: readonly string[] | undefined, t: Messages): readonly [string, string] | null {
  if (words === undefined) return null;
  const [report, code, ...others] = words;
  if (report === undefined || code === undefined || others.length > 0) throw new Stop(t.misuse.badCell());
  return [report, code];
}

/** Adds `build`, `query`, `diff` and `verify`. */
export function addDatasetCommands(add: Add, t: Messages): void {
  add('build', t.buildAbout, async (paths, options, terminal, reading) => {
    const { build, usualFormats } = await import('./build.ts');
    const { readSourceChecks } = await import('./source-checks.ts');
    const checks = options.checks === undefined ? [] : await readSourceChecks(options.checks, t);
    const formats = [
      ...(options.formats ?? usualFormats),
      ...(options.excel ? (['excel'] as const) : []),
      ...(options.evidence === true ? (['evidence'] as const) : []),
    ];
    const moreDocuments =
      options.evidence === true
        ? (await import('./machines/shared-documents.ts')).sharedAmong(paths, options.archive, terminal)
        : [];
    const how = { formats, isFresh: options.fresh, checks, changes: [], documents: paths, moreDocuments };
    return build(paths, options.out, how, terminal, reading);
  })
    .argument('<paths...>', t.pathsBuild)
    .requiredOption('--out <folder>', t.optionBuildOut)
    .addOption(
      new Option('--formats <format...>', t.optionFormats).choices(
        datasetFormats.filter((format) => format !== 'excel' && format !== 'evidence'),
      ),
    )
    .option('--excel', t.optionExcel)
    .option('--evidence', t.optionBuildEvidence)
    .option('--archive <place>', t.machines.optionArchive)
    .option('--fresh', t.optionFresh)
    .option('--checks <file>', t.optionChecks);
  add('query', t.queryAbout, async ([sql = ''], { dataset, format }, terminal) => {
    const how = { dataset, format: answerFormats.find((one) => one === format) ?? null };
    return (await import('./query.ts')).query(sql, how, terminal);
  })
    .argument('<sql>', t.argSql)
    .option('--dataset <folder>', t.optionQueryDataset, 'output/dataset')
    .addOption(new Option('--format <format>', t.optionAnswer).choices([...answerFormats]))
    .option('--width <columns>', t.optionWidth);
  add('diff', t.diffAbout, async ([before = '', after = ''], { json }, terminal) =>
    (await import('./diff.ts')).diff([before, after], { json }, terminal),
  )
    .argument('<old>', t.argOld)
    .argument('<new>', t.argNew)
    .option('--json', t.optionDiffJson);
  add('verify', t.verifyAbout, async ([dataset = 'output/dataset'], { captures, cell }, terminal, reading) =>
    (await import('./verify.ts')).verify({ dataset, captures, cell: cellOf(cell, t) }, terminal, reading),
  )
    .argument('[dataset]', t.argDataset)
    .option('--captures <folder...>', t.optionCaptures)
    .option('--cell <report-and-code...>', t.optionCell);
}
