/** What commander finds wrong in a command line, said in the reader's language. */
import type { CommanderError } from 'commander';
import type { Messages } from './messages.en.ts';

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
