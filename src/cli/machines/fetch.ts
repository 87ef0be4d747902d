/** `gongkai fetch`: records of a web archive of others that can be reports, by its index, into a WARC that `ingest`, `build` and `enqueue` read. */
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fetchRecords, FetchRecordsError } from '../../crawl/index.ts';
import { programVersion } from '../../record/index.ts';
import { cleanText } from '../clean-text.ts';
import { exitCodes, Stop } from '../exit-codes.ts';
import { codeOfSystemError } from '../failure.ts';
import { endFirst } from '../interrupt.ts';
import type { Terminal } from '../terminal.ts';

export interface FetchCommand {
  readonly index: string;
  readonly from: string;
  readonly out: string;
  readonly contact: string | null;
}

/** Gives the exit code: 0 when the index was gone through; 130 after Ctrl-C. */
export async function fetchCommand(command: FetchCommand, terminal: Terminal): Promise<number> {
  const { t } = terminal;
  const contact = command.contact ?? process.env['GONGKAI_CONTACT'] ?? '';
  // Header fields hold one line of plain characters.
  if (!/^[\x21-\x7e]{3,200}$/.test(contact)) throw new Stop(t.crawl.needsContact);
  if (!/^https?:\/\/[^\s?#]+$/.test(command.from)) throw new Stop(t.machines.badFrom(command.from));
  const end = new AbortController();
  const undo = endFirst(() => {
    terminal.say(t.crawl.stopping);
    end.abort();
  });
  try {
    await mkdir(dirname(command.out), { recursive: true });
    const { lines, records, bytes, failed } = await fetchRecords({
      index: command.index,
      from: command.from.replace(/\/$/, ''),
      out: command.out,
      userAgent: `gongkai/${programVersion} (+${contact})`,
      signal: end.signal,
      onRecord: ({ url }) => terminal.progress(cleanText(url)),
    });
    terminal.endProgress();
    const megabytes = (bytes / 1024 / 1024).toFixed(1);
    await terminal.print(`${t.machines.fetched(lines, records, megabytes, failed, command.out)}\n`);
    return end.signal.aborted ? exitCodes.interrupted : exitCodes.done;
  } catch (error) {
    terminal.endProgress();
    if (error instanceof FetchRecordsError) throw new Stop(error.message, exitCodes.someFailed);
    if (error instanceof Error && 'code' in error)
      throw new Stop(t.fileErrors[codeOfSystemError(error)](command.index), exitCodes.someFailed);
    throw error;
  } finally {
    undo();
  }
}
