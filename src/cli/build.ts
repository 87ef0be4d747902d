/** `gongkai build`: documents and records to a dataset. */
import { join } from 'node:path';
import { writeDataset } from '../dataset/index.ts';
import type { Record } from '../record/index.ts';
import { exitCodes, Stop } from './exit-codes.ts';
import { failureText } from './failure.ts';
import { readInputs } from './read-inputs.ts';
import { countRecord, startTally, tallyLines } from './tally.ts';
import type { Terminal } from './terminal.ts';

/** What the operating system says when a folder cannot be written; null for any other error. */
function refusal(error: unknown): string | null {
  const codes = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR', 'EEXIST', 'EDQUOT', 'ENOENT'];
  return error instanceof Error && 'code' in error && codes.some((code) => code === error.code)
    ? String(error.code)
    : null;
}

/**
 * Writes records into `OUT/dataset` while they come. Gives its path. Throws Stop where the folder cannot be
 * written: the dataset that stood there is then left as it was.
 */
export async function writeInto(
  out: string,
  records: AsyncIterable<Record>,
  terminal: Terminal,
  program: string,
): Promise<string> {
  const folder = join(out, 'dataset');
  try {
    await writeDataset(records, folder, { program });
  } catch (error) {
    const reason = refusal(error);
    if (reason === null) throw error;
    throw new Stop(terminal.t.cannotWrite(folder, reason), exitCodes.someFailed);
  }
  return folder;
}

/** Builds the dataset and says what went into it. Gives the exit code: 0 when written whole. */
export async function build(
  paths: readonly string[],
  out: string,
  terminal: Terminal,
  program: string,
): Promise<number> {
  const tally = startTally();
  async function* counted(): AsyncGenerator<Record> {
    for await (const record of readInputs(paths, { terminal, program, takesRecords: true })) {
      countRecord(tally, record);
      // Failed documents stand in the dataset's own table, and are said here.
      if (record.status === 'failed') terminal.say(failureText(record, terminal.t));
      yield record;
    }
  }
  const folder = await writeInto(out, counted(), terminal, program);
  await terminal.print(`${[folder, ...tallyLines(tally, terminal.t)].join('\n')}\n`);
  return exitCodes.done;
}
