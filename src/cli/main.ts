#!/usr/bin/env node
/** The entry of the command line: the one place that decides how the process ends. */
import { CommanderError } from 'commander';
import { DatasetError } from '../dataset/index.ts';
import { programVersion } from '../record/index.ts';
import { cleanText } from './clean-text.ts';
import { exitCodes, Stop } from './exit-codes.ts';
import { beginEnding } from './interrupt.ts';
import { languageOf, messagesOf } from './language.ts';
import { mistakeOf } from './mistakes.ts';
import { makeProgram } from './program.ts';
import { endLog, logSentence } from './run-log.ts';
import { endQuietlyOnClosedPipe } from './terminal.ts';

const args = process.argv.slice(2);
const language = languageOf(args, process.env);
const t = messagesOf[language];

function say(sentence: string): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  process.stderr.write(`${sentence}\n`);
  logSentence(sentence);
}

/** Says what went wrong; gives the exit code. */
function codeOf(error: unknown): number {
  if (error instanceof CommanderError) {
    const mistake = mistakeOf(error, t);
    if (mistake === null) return exitCodes.done;
    const command = args.find((arg) =>
      /^(?:parse|show|check|build|query|diff|verify|run|doctor|crawl|ingest|sources|work|enqueue|status|fetch)$/.test(
        arg,
      ),
    );
    if (mistake !== '')
      say(
        `${cleanText(mistake)}\n${t.misuse.seeHelp(command === undefined ? 'gongkai' : `gongkai ${command}`)}`,
      );
    return exitCodes.misuse;
  }
  if (error instanceof Stop) {
    say(cleanText(error.message));
    return error.exitCode;
  }
  if (error instanceof DatasetError) {
    say(cleanText(error.text[language]));
    return exitCodes.someFailed;
  }
  say(t.unexpected(cleanText(error instanceof Error ? error.message : String(error)).slice(0, 300)));
  if (process.env['GONGKAI_DEBUG'] === '1' && error instanceof Error) say(error.stack ?? '');
  return exitCodes.programFailed;
}

endQuietlyOnClosedPipe();
process.on('exit', endLog);
process.on('SIGINT', () => {
  if (beginEnding()) return;
  say(t.interrupted);
  process.exit(exitCodes.interrupted);
});
process.on('uncaughtException', (error) => process.exit(codeOf(error)));

try {
  const program = makeProgram({
    language,
    version: programVersion,
    onExit(code) {
      process.exitCode = code;
    },
  });
  await program.parseAsync(args, { from: 'user' });
} catch (error) {
  process.exitCode = codeOf(error);
}
