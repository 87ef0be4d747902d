/** The commands and their options, as commander takes them; help and mistakes in the reader's language. */
import { Command, Option, type CommanderError } from 'commander';
import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { datasetFormats } from '../dataset/index.ts';
import { severities } from '../record/index.ts';
import { build, usualFormats } from './build.ts';
import { check } from './check.ts';
import { diff } from './diff.ts';
import { Stop } from './exit-codes.ts';
import { languages, messagesOf, type Language } from './language.ts';
import type { Messages } from './messages.en.ts';
import { parse } from './parse.ts';
import { answerFormats, query } from './query.ts';
import type { Reading } from './read-inputs.ts';
import { run } from './run.ts';
import { show } from './show.ts';
import { openTerminal, type Terminal } from './terminal.ts';
import { verify } from './verify.ts';

type CommandName = Exclude<keyof Messages['examples'], 'main'>;

/** What commander gives, checked: its options are untyped. */
const optionsSchema = z.object({
  quiet: z.boolean().default(false),
  json: z.boolean().default(false),
  width: z.string().optional(),
  dataset: z.string().default('output/dataset'),
  failOn: z.enum(severities).optional(),
  rule: z.array(z.string()).default([]),
  severity: z.enum(severities).default('info'),
  out: z.string().default('output'),
  samples: z.string().optional(),
  evidence: z.string().optional(),
  threads: z.string().optional(),
  timeout: z.string().default('20'),
  formats: z.array(z.enum(datasetFormats)).optional(),
  excel: z.boolean().default(false),
  fresh: z.boolean().default(false),
  format: z.enum(answerFormats).optional(),
  captures: z.array(z.string()).default([]),
  cell: z.array(z.string()).optional(),
});
type Options = z.infer<typeof optionsSchema>;

/** One argument, or a list of them. */
const pathsSchema = z.union([z.array(z.string()), z.string().transform((one) => [one])]).default([]);

/** Runs a command; gives the exit code. */
type Action = (
  paths: readonly string[],
  options: Options,
  terminal: Terminal,
  reading: Reading,
) => Promise<number>;

export interface ProgramOptions {
  readonly language: Language;
  readonly version: string;
  /** Told the exit code of the command that ran. */
  readonly onExit: (code: number) => void;
}

/** More threads than this are no faster on any machine that we know, and each holds engines of its own. */
const mostThreads = 64;

/** A whole number within bounds; anything else is refused with a sentence. */
function wholeOf(
  text: string,
  [least, most]: readonly [number, number],
  refusal: (text: string) => string,
): number {
  const whole = /^\d{1,4}$/.test(text) ? Number(text) : NaN;
  if (!(whole >= least && whole <= most)) throw new Stop(refusal(text));
  return whole;
}

function widthOf(text: string | undefined, t: Messages): number | null {
  return text === undefined ? null : wholeOf(text, [40, 1000], t.misuse.badWidth);
}

function readingOf({ threads, timeout }: Options, program: string, t: Messages): Reading {
  return {
    program,
    threads:
      threads === undefined
        ? Math.min(availableParallelism(), mostThreads)
        : wholeOf(threads, [1, mostThreads], t.misuse.badThreads),
    timeoutMs: 1000 * wholeOf(timeout, [1, 3600], t.misuse.badTimeout),
  };
}

/** A report and a code; null where no cell is named. */
function cellOf(words: readonly string[] | undefined, t: Messages): readonly [string, string] | null {
  if (words === undefined) return null;
  const [report, code, ...others] = words;
  if (report === undefined || code === undefined || others.length > 0) throw new Stop(t.misuse.badCell());
  return [report, code];
}

/** Examples under the help, commands in one column where they fit. */
function examplesText(name: keyof Messages['examples'], t: Messages): string {
  const lines = t.examples[name].map(([command, about]) => `  ${command ?? ''}\n      ${about ?? ''}`);
  return `\n${t.examplesTitle}\n${lines.join('\n')}`;
}

/** Commander's own headings, in the reader's language. */
function titles(t: Messages): (title: string) => string {
  const known = new Map([
    ['Usage:', t.usage],
    ['Arguments:', t.argumentsTitle],
    ['Options:', t.optionsTitle],
    ['Commands:', t.commandsTitle],
    ['Global Options:', t.globalOptionsTitle],
  ]);
  return (title) => known.get(title) ?? title;
}

/** The program, ready to parse arguments. Throws CommanderError and Stop; never exits by itself. */
export function makeProgram({ language, version, onExit }: ProgramOptions): Command {
  const t = messagesOf[language];
  const program = new Command('gongkai')
    .description(t.about)
    .version(version, '-V, --version', t.optionVersion)
    .helpOption('-h, --help', t.optionHelp)
    .helpCommand('help [command]', t.helpCommand)
    .addOption(new Option('--lang <language>', t.optionLang).choices([...languages]))
    .option('-q, --quiet', t.optionQuiet)
    .addHelpText('after', examplesText('main', t))
    .configureHelp({ styleTitle: titles(t), showGlobalOptions: true })
    // Mistakes are said by the caller, in the reader's language.
    .configureOutput({ outputError: () => undefined })
    .exitOverride();

  const add = (name: CommandName, about: string, action: Action): Command => {
    const command = program
      .command(name)
      .description(about)
      .helpOption('-h, --help', t.optionHelp)
      .option('--threads <number>', t.optionThreads)
      .option('--timeout <seconds>', t.optionTimeout, '20');
    return command.addHelpText('after', examplesText(name, t)).action(async () => {
      const options = optionsSchema.parse(command.optsWithGlobals());
      const terminal = openTerminal({ language, isQuiet: options.quiet, width: widthOf(options.width, t) });
      const paths = command.processedArgs.flatMap((one) => pathsSchema.parse(one));
      onExit(await action(paths, options, terminal, readingOf(options, version, t)));
    });
  };
  const severity = (flags: string, about: string): Option =>
    new Option(flags, about).choices([...severities]);

  add('parse', t.parseAbout, (paths, _, terminal, reading) => parse(paths, terminal, reading)).argument(
    '<paths...>',
    t.pathsDocuments,
  );
  add('show', t.showAbout, (names, { json, dataset, evidence }, terminal, reading) =>
    show(names, { json, dataset, evidence: evidence ?? null }, terminal, reading),
  )
    .argument('<paths...>', t.pathsShow)
    .option('--json', t.optionShowJson)
    .option('--dataset <folder>', t.optionDataset, 'output/dataset')
    .addOption(new Option('--evidence <folder>', t.optionEvidence).conflicts('json'))
    .option('--width <columns>', t.optionWidth);
  add('check', t.checkAbout, (paths, options, terminal, reading) =>
    check(
      paths,
      { failOn: options.failOn ?? null, rules: options.rule, severity: options.severity, json: options.json },
      terminal,
      reading,
    ),
  )
    .argument('<paths...>', t.pathsCheck)
    .addOption(severity('--fail-on <severity>', t.optionFailOn))
    .option('--rule <rule...>', t.optionRule)
    .addOption(severity('--severity <severity>', t.optionSeverity))
    .option('--json', t.optionCheckJson)
    .option('--width <columns>', t.optionWidth);
  add('build', t.buildAbout, (paths, options, terminal, reading) => {
    const formats = [...(options.formats ?? usualFormats), ...(options.excel ? (['excel'] as const) : [])];
    return build(paths, options.out, { formats, isFresh: options.fresh }, terminal, reading);
  })
    .argument('<paths...>', t.pathsBuild)
    .requiredOption('--out <folder>', t.optionBuildOut)
    .addOption(
      new Option('--formats <format...>', t.optionFormats).choices(
        datasetFormats.filter((format) => format !== 'excel'),
      ),
    )
    .option('--excel', t.optionExcel)
    .option('--fresh', t.optionFresh);
  add('query', t.queryAbout, ([sql = ''], { dataset, format }, terminal) =>
    query(sql, { dataset, format: format ?? null }, terminal),
  )
    .argument('<sql>', t.argSql)
    .option('--dataset <folder>', t.optionQueryDataset, 'output/dataset')
    .addOption(new Option('--format <format>', t.optionAnswer).choices([...answerFormats]))
    .option('--width <columns>', t.optionWidth);
  add('diff', t.diffAbout, ([before = '', after = ''], { json }, terminal) =>
    diff([before, after], { json }, terminal),
  )
    .argument('<old>', t.argOld)
    .argument('<new>', t.argNew)
    .option('--json', t.optionDiffJson);
  add('verify', t.verifyAbout, ([dataset = 'output/dataset'], { captures, cell }, terminal, reading) =>
    verify({ dataset, captures, cell: cellOf(cell, t) }, terminal, reading),
  )
    .argument('[dataset]', t.argDataset)
    .option('--captures <folder...>', t.optionCaptures)
    .option('--cell <report-and-code...>', t.optionCell);
  add('run', t.runAbout, (_, { samples, out }, terminal, reading) =>
    run({ samples: samples ?? null, out }, terminal, reading),
  )
    .option('--samples <folder>', t.optionSamples)
    .option('--out <folder>', t.optionRunOut, 'output')
    .option('--width <columns>', t.optionWidth);
  return program;
}

/** What commander found wrong, in the reader's language; null where nothing is (help, version). */
export function mistakeOf(error: CommanderError, t: Messages): string | null {
  const [quoted = ''] = /'[^']*'/.exec(error.message) ?? [];
  const name = quoted.slice(1, -1);
  switch (error.code) {
    case 'commander.helpDisplayed':
    case 'commander.version':
      return null;
    case 'commander.help':
      // The program without a command: the help is on standard error already.
      return error.exitCode === 0 ? null : '';
    case 'commander.missingArgument':
    case 'commander.optionMissingArgument':
      return t.misuse.missingArgument(name);
    case 'commander.missingMandatoryOptionValue':
      return t.misuse.missingOption(name);
    case 'commander.unknownOption':
      return t.misuse.unknownOption(name);
    case 'commander.unknownCommand':
      return t.misuse.unknownCommand(name);
    case 'commander.conflictingOption': {
      const [one = '', other = ''] = [...error.message.matchAll(/--[a-z-]+/g)].map(([option]) => option);
      return t.misuse.notTogether(one, other);
    }
    case 'commander.excessArguments':
      return t.misuse.tooManyArguments();
    case 'commander.invalidArgument': {
      const parts = /^error: option '(.*?)' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/s.exec(
        error.message,
      );
      if (parts === null) return t.misuse.other(error.message);
      return t.misuse.badValue(parts[1] ?? '', parts[2] ?? '', parts[3] ?? '');
    }
    default:
      return t.misuse.other(error.message);
  }
}
