/** The commands and their options, as commander takes them; help and mistakes in the reader's language. */
import { Command, Option, type CommanderError } from 'commander';
import { z } from 'zod';
import { severities } from '../record/index.ts';
import { build } from './build.ts';
import { check } from './check.ts';
import { Stop } from './exit-codes.ts';
import { languages, messagesOf, type Language } from './language.ts';
import type { Messages } from './messages.en.ts';
import { parse } from './parse.ts';
import { run } from './run.ts';
import { show } from './show.ts';
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
});
type Options = z.infer<typeof optionsSchema>;

const pathsSchema = z.array(z.string()).default([]);

/** Runs a command; gives the exit code. */
type Action = (paths: readonly string[], options: Options, terminal: Terminal) => Promise<number>;

export interface ProgramOptions {
  readonly language: Language;
  readonly version: string;
  /** Told the exit code of the command that ran. */
  readonly onExit: (code: number) => void;
}

function widthOf(text: string | undefined, t: Messages): number | null {
  if (text === undefined) return null;
  const width = /^\d{1,4}$/.test(text) ? Number(text) : NaN;
  if (!(width >= 40 && width <= 1000)) throw new Stop(t.misuse.badWidth(text));
  return width;
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
    const command = program.command(name).description(about).helpOption('-h, --help', t.optionHelp);
    return command.addHelpText('after', examplesText(name, t)).action(async () => {
      const options = optionsSchema.parse(command.optsWithGlobals());
      const terminal = openTerminal({ language, isQuiet: options.quiet, width: widthOf(options.width, t) });
      onExit(await action(pathsSchema.parse(command.processedArgs[0]), options, terminal));
    });
  };
  const severity = (flags: string, about: string): Option =>
    new Option(flags, about).choices([...severities]);

  add('parse', t.parseAbout, (paths, _, terminal) => parse(paths, terminal, version)).argument(
    '<paths...>',
    t.pathsDocuments,
  );
  add('show', t.showAbout, (names, { json, dataset }, terminal) =>
    show(names, { json, dataset }, terminal, version),
  )
    .argument('<paths...>', t.pathsShow)
    .option('--json', t.optionShowJson)
    .option('--dataset <folder>', t.optionDataset, 'output/dataset')
    .option('--width <columns>', t.optionWidth);
  add('check', t.checkAbout, (paths, options, terminal) =>
    check(
      paths,
      { failOn: options.failOn ?? null, rules: options.rule, severity: options.severity, json: options.json },
      terminal,
      version,
    ),
  )
    .argument('<paths...>', t.pathsCheck)
    .addOption(severity('--fail-on <severity>', t.optionFailOn))
    .option('--rule <rule...>', t.optionRule)
    .addOption(severity('--severity <severity>', t.optionSeverity))
    .option('--json', t.optionCheckJson)
    .option('--width <columns>', t.optionWidth);
  add('build', t.buildAbout, (paths, { out }, terminal) => build(paths, out, terminal, version))
    .argument('<paths...>', t.pathsBuild)
    .requiredOption('--out <folder>', t.optionBuildOut);
  add('run', t.runAbout, (_, { samples, out }, terminal) =>
    run({ samples: samples ?? null, out }, terminal, version),
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
