/** `gongkai build`: documents and records to a dataset. */
import { join } from 'node:path';
import { writeDataset } from '../dataset/index.ts';
import type { Record } from '../record/index.ts';
import { exitCodes, Stop } from './exit-codes.ts';
import { failureText } from './failure.ts';
import { readInputs, type Reading } from './read-inputs.ts';
import { refusalOf } from './refusal.ts';
import { countRecord, startTally, tallyLines } from './tally.ts';
import type { Terminal } from './terminal.ts';

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
    const reason = refusalOf(error);
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
  reading: Reading,
): Promise<number> {
  const tally = startTally();
  async function* counted(): AsyncGenerator<Record> {
    for await (const record of readInputs(paths, { ...reading, terminal, takesRecords: true })) {
      countRecord(tally, record);
      // Failed documents stand in the dataset's own table, and are said here.
      if (record.status === 'failed') terminal.say(failureText(record, terminal.t));
      yield record;
    }
  }
  const folder = await writeInto(out, counted(), terminal, reading.program);
  await terminal.print(`${[folder, ...tallyLines(tally, terminal.t)].join('\n')}\n`);
  return exitCodes.done;
}
