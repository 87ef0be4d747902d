/** `gongkai parse`: documents to records, one JSON object a line. */
import { jsonLine } from './clean-text.ts';
import { exitCodes } from './exit-codes.ts';
import { readInputs, type Reading } from './read-inputs.ts';
import type { Terminal } from './terminal.ts';

/** Prints the records. Gives the exit code: 1 if any document failed. */
export async function parse(paths: readonly string[], terminal: Terminal, reading: Reading): Promise<number> {
  let code: number = exitCodes.done;
  for await (const record of readInputs(paths, { ...reading, terminal, takesRecords: false })) {
    if (record.status === 'failed') code = exitCodes.someFailed;
    await terminal.print(jsonLine(record));
  }
  return code;
}
