/** The commands and their options, as commander takes them; help and mistakes in the reader's language. */
import { Argument, Command, Option } from 'commander';
import { z } from 'zod';
import { blames, severities } from '../record/index.ts';
import { optionsSchema, portOf, readingOf, widthOf, type Options } from './command-options.ts';
import { addDatasetCommands } from './dataset-commands.ts';
import { findingFormats, sortKeys } from './finding-choices.ts';
import { addMachineCommands } from './machines/machine-commands.ts';
import { languages, messagesOf, type Language } from './language.ts';
import type { Messages } from './messages.en.ts';
import type { Reading } from './read-inputs.ts';
import { beginLog } from './run-log.ts';
import { openTerminal, type Terminal } from './terminal.ts';

type CommandName = Exclude<keyof Messages['examples'], 'main'>;

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

/** Examples under the help, commands in one column where they fit. */
function examplesText(name: keyof Messages['examples'], t: Messages): string {
  const lines = t.examples[name].map(([command, about]) => `  ${command ?? ''}\n      ${about ?? ''}`);
  return `\n${t.examplesTitle}\n${lines.join('\n')}`;
}

/** What options and arguments are for, with their choices and what they are unless told: commander itself says these two in English. */
function descriptions(t: Messages) {
  const quoted = (value: unknown): string => JSON.stringify(value);
  const withMore = (
    { description, argChoices, defaultValue }: Pick<Option, 'description' | 'argChoices' | 'defaultValue'>,
    hasDefault: boolean,
  ): string => {
    const more = [
      ...(argChoices === undefined ? [] : [t.helpChoices(argChoices.map(quoted))]),
      ...(defaultValue === undefined || !hasDefault ? [] : [t.helpDefault(quoted(defaultValue))]),
    ];
    return more.length === 0 ? description : t.helpWith(description, more);
  };
  return {
    optionDescription: (option: Option) => withMore(option, option.required || option.optional),
    argumentDescription: (argument: Argument) => withMore(argument, true),
  };
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

/** The program, ready to parse arguments. A command's code, with its engines, is loaded when it runs. Throws CommanderError and Stop; never exits by itself. */
export function makeProgram({ language, version, onExit }: ProgramOptions): Command {
  const t = messagesOf[language];
  const program = new Command('gongkai')
    .description(t.about)
    .version(version, '-V, --version', t.optionVersion)
    .helpOption('-h, --help', t.optionHelp)
    .helpCommand('help [command]', t.helpCommand)
    .addOption(new Option('--lang <language>', t.optionLang).choices([...languages]))
    .option('-q, --quiet', t.optionQuiet)
    .option('--log <file>', t.optionLog)
    .addHelpText('after', examplesText('main', t))
    .configureHelp({ styleTitle: titles(t), ...descriptions(t), showGlobalOptions: true })
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
      const log = options.log === undefined ? null : beginLog(options.log, name, version, t);
      const width = widthOf(options.width, t);
      const terminal = openTerminal({ language, isQuiet: options.quiet, width, log });
      // Some commands take an id before the paths.
      const paths = pathsSchema.parse(command.processedArgs.flat().filter((one) => one !== undefined));
      onExit(await action(paths, options, terminal, readingOf(options, version, t)));
    });
  };
  const severity = (flags: string, about: string): Option =>
    new Option(flags, about).choices([...severities]);

  add('parse', t.parseAbout, async (paths, _, terminal, reading) =>
    (await import('./parse.ts')).parse(paths, terminal, reading),
  ).argument('<paths...>', t.pathsDocuments);
  add('show', t.showAbout, async (names, { json, dataset, evidence }, terminal, reading) =>
    (await import('./show.ts')).show(
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
  add('check', t.checkAbout, async (paths, options, terminal, reading) =>
    (await import('./check.ts')).check(
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
  add('crawl', t.crawlAbout, async (ids, options, terminal) => {
    const { crawlOf } = await import('./crawl-options.ts');
    return (await import('./crawl.ts')).crawlCommand(ids, crawlOf(options, t), terminal);
  })
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
  add('ingest', t.ingestAbout, async (paths, { out, again: isAgain }, terminal, reading) =>
    (await import('./ingest.ts')).ingest(paths, { out, isAgain }, terminal, reading),
  )
    .argument('<paths...>', t.argumentIngest)
    .option('--again', t.optionIngestAgain)
    .option('--out <folder>', t.optionCrawlOut, 'output');
  addMachineCommands(add, t);
  add('sources', t.sourcesAbout, async (_, { sources }, terminal) =>
    (await import('./sources.ts')).checkSources(sources ?? null, terminal),
  )
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
  add('run', t.runAbout, async (_, { samples, out, sources, contact }, terminal, reading) =>
    (await import('./run.ts')).run(
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
  add('doctor', t.doctorAbout, async (_, { json }, terminal, reading) =>
    (await import('./doctor.ts')).doctor(json, terminal, reading),
  )
    .option('--json', t.optionDoctorJson)
    .option('--width <columns>', t.optionWidth);
  return program;
}
