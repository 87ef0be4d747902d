/** The commands and their options, as commander takes them; help and mistakes in the reader's language. */
import { Argument, Command, Option, type CommanderError } from 'commander';
import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { blames, severities } from '../record/index.ts';
import { check } from './check.ts';
import { addDatasetCommands, datasetOptions } from './dataset-commands.ts';
import { crawlCommand } from './crawl.ts';
import { crawlOf } from './crawl-options.ts';
import { findingFormats, sortKeys } from './finding-choices.ts';
import { doctor } from './doctor.ts';
import { Stop } from './exit-codes.ts';
import { ingest } from './ingest.ts';
import { addMachineCommands, machineOptions } from './machines/machine-commands.ts';
import { languages, messagesOf, type Language } from './language.ts';
import type { Messages } from './messages.en.ts';
import { parse } from './parse.ts';
import type { Reading } from './read-inputs.ts';
import { run } from './run.ts';
import { show } from './show.ts';
import { checkSources } from './sources.ts';
import { openTerminal, type Terminal } from './terminal.ts';

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
  /** A folder for pictures; of `site`, whether sources are shown. */
  evidence: z.union([z.string(), z.boolean()]).optional(),
  years: z.string().optional(),
  place: z.string().optional(),
  contact: z.string().optional(),
  pause: z.string().default('3'),
  night: z.string().optional(),
  maxSite: z.string().default('2000'),
  maxRun: z.string().default('50000'),
  dryRun: z.boolean().default(false),
  sources: z.string().optional(),
  threads: z.string().optional(),
  timeout: z.string().default('20'),
  blame: z.array(z.enum(blames)).default([]),
  agency: z.string().optional(),
  year: z.array(z.string()).default([]),
  decision: z.array(z.string()).default([]),
  decisions: z.string().default('decisions.ndjson'),
  sort: z.enum(sortKeys).default('severity'),
  /** Each command has its own; commander lets no other through. */
  format: z.string().optional(),
  proof: z.string().optional(),
  by: z.string().optional(),
  note: z.string().optional(),
  ...datasetOptions,
  ...machineOptions,
  since: z.string().optional(),
  host: z.string().default('127.0.0.1'),
  port: z.string().default('8321'),
});
export type Options = z.infer<typeof optionsSchema>;

const pathsSchema = z.array(z.string()).default([]);

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
export function wholeOf(
  text: string,
  [least, most]: readonly [number, number],
  refusal: (text: string) => string,
): number {
  const whole = /^\d{1,7}$/.test(text) ? Number(text) : NaN;
  if (!(whole >= least && whole <= most)) throw new Stop(refusal(text));
  return whole;
}

function widthOf(text: string | undefined, t: Messages): number | null {
  return text === undefined ? null : wholeOf(text, [40, 1000], t.misuse.badWidth);
}

function portOf(text: string, t: Messages): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (!(port <= 65_535)) throw new Stop(t.misuse.badPort(text));
  return port;
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
      // Some commands take an id before the paths.
      const paths = pathsSchema.parse(command.processedArgs.flat().filter((one) => one !== undefined));
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
    show(
      names,
      { json, dataset, evidence: typeof evidence === 'string' ? evidence : null },
      terminal,
      reading,
    ),
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
  // These load the engines of the pages of proof, which the other commands do without.
  add('findings', t.findingsAbout, async (paths, options, terminal, reading) => {
    const format = findingFormats.find((one) => one === options.format);
    return (await import('./findings.ts')).findings(paths, { ...options, format }, terminal, reading);
  })
    .argument('[paths...]', t.pathsFindings)
    .option('--dataset <folder>', t.optionDataset, 'output/dataset')
    .option('--rule <rule...>', t.optionRule)
    .addOption(severity('--severity <severity>', t.optionSeverity))
    .addOption(new Option('--blame <blame...>', t.optionBlame).choices([...blames]))
    .option('--agency <text>', t.optionAgency)
    .option('--year <year...>', t.optionYear)
    .option('--decision <status...>', t.optionDecision)
    .option('--decisions <file>', t.optionDecisions, 'decisions.ndjson')
    .addOption(new Option('--sort <key>', t.optionSort).choices([...sortKeys]))
    .addOption(new Option('--format <format>', t.optionFormat).choices([...findingFormats]))
    .option('--width <columns>', t.optionWidth);
  add('explain', t.explainAbout, async (args, options, terminal, reading) =>
    (await import('./explain.ts')).explain(args, options, terminal, reading),
  )
    .argument('<id>', t.findingId)
    .argument('[paths...]', t.pathsFindings)
    .option('--dataset <folder>', t.optionDataset, 'output/dataset')
    .option('--json', t.optionExplainJson)
    .option('--proof <folder>', t.optionProof)
    .option('--width <columns>', t.optionWidth);
  add('decide', t.decideAbout, async (args, options, terminal, reading) =>
    (await import('./decide.ts')).decide(args, options, terminal, reading),
  )
    .argument('<id>', t.findingId)
    .argument('<decision>', t.decisionWord)
    .argument('[paths...]', t.pathsFindings)
    .option('--dataset <folder>', t.optionDataset, 'output/dataset')
    .option('--decisions <file>', t.optionDecisions, 'decisions.ndjson')
    .option('--by <name>', t.optionBy)
    .option('--note <text>', t.optionNote);
  add('corrections', t.correctionsAbout, async (paths, options, terminal, reading) =>
    (await import('./corrections.ts')).corrections(paths, options, terminal, reading),
  )
    .argument('[paths...]', t.pathsFindings)
    .option('--dataset <folder>', t.optionDataset, 'output/dataset')
    .option('--decisions <file>', t.optionDecisions, 'decisions.ndjson');
  addDatasetCommands(add, t);
  add('crawl', t.crawlAbout, (ids, options, terminal) => crawlCommand(ids, crawlOf(options, t), terminal))
    .argument('[sources...]', t.argumentSources)
    .option('--years <years>', t.optionYears)
    .option('--place <name>', t.optionPlace)
    .option('--contact <address>', t.optionContact)
    .option('--pause <seconds>', t.optionPause, '3')
    .option('--night <window>', t.optionNight)
    .option('--max-site <number>', t.optionMaxSite, '2000')
    .option('--max-run <number>', t.optionMaxRun, '50000')
    .option('--dry-run', t.optionDryRun)
    .option('--sources <folder>', t.optionSources)
    .option('--json', t.optionCheckJson)
    .option('--out <folder>', t.optionCrawlOut, 'output');
  add('ingest', t.ingestAbout, (paths, { out }, terminal, reading) => ingest(paths, out, terminal, reading))
    .argument('<paths...>', t.argumentIngest)
    .option('--out <folder>', t.optionCrawlOut, 'output');
  addMachineCommands(add, t);
  add('sources', t.sourcesAbout, (_, { sources }, terminal) => checkSources(sources ?? null, terminal))
    .addArgument(new Argument('<action>', t.argumentSourcesAction).choices(['check']))
    .option('--sources <folder>', t.optionSources);
  add('site', t.siteAbout, async ([dataset = 'output/dataset'], options, terminal) =>
    (await import('./site.ts')).site(
      dataset,
      {
        out: options.out,
        decisions: options.decisions,
        since: options.since ?? null,
        hasEvidence: options.evidence !== false,
      },
      terminal,
    ),
  )
    .argument('[dataset]', t.pathSite)
    .option('--out <folder>', t.optionSiteOut, 'output/site')
    .option('--since <dataset>', t.optionSince)
    .option('--decisions <file>', t.optionDecisions, 'decisions.ndjson')
    .option('--no-evidence', t.optionNoEvidence);
  add('serve', t.serveAbout, async ([folder = 'output/site'], { host, port }, terminal) =>
    (await import('./serve.ts')).serve(folder, { host, port: portOf(port, t) }, terminal),
  )
    .argument('[site]', t.pathServe)
    .option('--host <address>', t.optionHost, '127.0.0.1')
    .option('--port <number>', t.optionPort, '8321');
  add('run', t.runAbout, (_, { samples, out, sources, contact }, terminal, reading) =>
    run(
      { samples: samples ?? null, out, sources: sources ?? null, contact: contact ?? null },
      terminal,
      reading,
    ),
  )
    .addOption(new Option('--sources <folder>', t.optionRunSources).conflicts('samples'))
    .option('--contact <address>', t.optionContact)
    .option('--samples <folder>', t.optionSamples)
    .option('--out <folder>', t.optionRunOut, 'output')
    .option('--width <columns>', t.optionWidth);
  add('doctor', t.doctorAbout, (_, { json }, terminal, reading) => doctor(json, terminal, reading))
    .option('--json', t.optionDoctorJson)
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
      // Of an argument, commander has the two the other way round.
      const argument =
        /^error: command-argument value '(.*)' is invalid for argument '(.*)'\. Allowed choices are (.*)\.$/s.exec(
          error.message,
        );
      if (argument !== null)
        return t.misuse.badValue(argument[2] ?? '', argument[1] ?? '', argument[3] ?? '');
      if (parts === null) return t.misuse.other(error.message);
      return t.misuse.badValue(parts[1] ?? '', parts[2] ?? '', parts[3] ?? '');
    }
    default:
      return t.misuse.other(error.message);
  }
}
