/** `gongkai show`: the statutory tables of reports on a terminal. */
import { stat } from 'node:fs/promises';
import { findReport, isDataset } from '../dataset/index.ts';
import type { Record } from '../record/index.ts';
import { jsonLine } from './clean-text.ts';
import { exitCodes } from './exit-codes.ts';
import { writeEvidence, type Written } from './evidence.ts';
import { unreadRecord, failureText } from './failure.ts';
import { readInputs, type Reading } from './read-inputs.ts';
import { recordLines } from './record-text.ts';
import type { Terminal } from './terminal.ts';

export interface ShowOptions {
  readonly json: boolean;
  /** Where report ids are looked up. */
  readonly dataset: string;
  /** The folder for pictures, which are then made in place of tables; null: none. */
  readonly evidence: string | null;
}

/** What an argument can be when it is no path (record.md, Identity). */
const reportId = /^[a-z0-9-]{1,80}$/;

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}

async function* recordsOf(
  names: readonly string[],
  options: ShowOptions,
  terminal: Terminal,
  reading: Reading,
): AsyncGenerator<Record> {
  for (const name of names) {
    if (!reportId.test(name) || (await exists(name))) {
      yield* readInputs([name], { ...reading, terminal, takesRecords: true });
      continue;
    }
    const report = (await isDataset(options.dataset)) ? await findReport(options.dataset, name) : null;
    yield report ?? unreadRecord(name, 'report.not_found', reading.program);
  }
}

/** Prints the tables or the records, or makes pictures. Gives the exit code: 1 if any document failed. */
export async function show(
  names: readonly string[],
  options: ShowOptions,
  terminal: Terminal,
  reading: Reading,
): Promise<number> {
  let code: number = exitCodes.done;
  let isFirst = true;
  const written: Written = new Map();
  for await (const record of recordsOf(names, options, terminal, reading)) {
    if (record.status === 'failed') code = exitCodes.someFailed;
    if (options.evidence !== null) {
      if (record.status === 'failed') terminal.say(failureText(record, terminal.t));
      else code = Math.max(code, await writeEvidence(record, options.evidence, written, terminal));
      continue;
    }
    if (options.json) {
      await terminal.print(jsonLine(record));
      continue;
    }
    await terminal.print(`${isFirst ? '' : '\n\n'}${recordLines(record, terminal).join('\n')}\n`);
    isFirst = false;
  }
  return code;
}
