/** `gongkai work`: a worker, with what only the command line knows: engines, scrapers, sources, the way a dataset is written. */
import { hostname } from 'node:os';
import { join } from 'node:path';
import { crawl } from '../../crawl/index.ts';
import { datasetFormats, writeDataset } from '../../dataset/index.ts';
import type { Record } from '../../record/index.ts';
import type { CaptureStore } from '../../store/index.ts';
import { runWorker, type CrawlTask, type WorkerEvent, type WorkKind } from '../../work/index.ts';
import { cleanText } from '../clean-text.ts';
import { rendererFor } from '../crawl.ts';
import { engineVersions, readerName } from '../engine-versions.ts';
import { openEngines } from '../engines.ts';
import { exitCodes } from '../exit-codes.ts';
import { endFirst } from '../interrupt.ts';
import { sharedLooks } from './shared-looks.ts';
import type { Reading } from '../read-inputs.ts';
import { loadScrapers } from '../scraper-files.ts';
import type { Terminal } from '../terminal.ts';
import { shownAddress } from '../../store/index.ts';
import { stopOf } from './shared-place.ts';

export interface WorkCommand {
  readonly postgres: string;
  readonly archive: CaptureStore;
  readonly kinds: readonly WorkKind[];
  readonly sitesAtOnce: number;
  readonly isUntilDone: boolean;
  readonly json: boolean;
}

function sentenceOf(event: WorkerEvent, { postgres, archive }: WorkCommand, { t }: Terminal): string {
  const said = t.machines;
  switch (event.kind) {
    case 'begun':
      return said.begun(event.worker, shownAddress(postgres), archive.place);
    case 'read':
      return said.read(event.captures);
    case 'crawled':
      return said.crawled(event.source, event.requests, event.captures);
    case 'built':
      return said.built(event.digest, event.reports);
    case 'away':
      return said.away(event.why);
    case 'back':
      return said.back[event.what];
    case 'failed':
      return said.jobFailed(event.queue, event.why);
  }
}

async function crawlStep(task: CrawlTask, terminal: Terminal): Promise<Awaited<ReturnType<typeof crawl>>> {
  const sources = [task.source];
  const renderer = await rendererFor(sources, terminal);
  try {
    return await crawl({
      sources,
      scrapers: await loadScrapers(),
      archiveFolder: join(task.folder, 'archive'),
      storeFile: join(task.folder, 'store.db'),
      years: task.years,
      contact: task.contact,
      pauseMs: 1000 * task.pauseSeconds,
      caps: { perRun: task.requests, perSite: task.requests },
      renderer,
      signal: task.signal,
    });
  } finally {
    await renderer?.close();
  }
}

/** Works until it is stopped (Ctrl-C, SIGTERM), or all is done. Gives the exit code. */
export async function work(command: WorkCommand, terminal: Terminal, reading: Reading): Promise<number> {
  const { threads, timeoutMs, program } = reading;
  const { postgres, archive } = command;
  const end = new AbortController();
  const begin = (): void => {
    terminal.say(terminal.t.machines.ending);
    end.abort();
  };
  const undo = endFirst(begin);
  process.once('SIGTERM', begin);
  const engines = await openEngines(timeoutMs);
  const build = async (
    records: AsyncIterable<Record>,
    folder: string,
    formats: readonly string[],
  ): Promise<number> => {
    const { counts } = await writeDataset(records, folder, {
      program,
      engines: engineVersions(),
      formats: datasetFormats.filter((one) => formats.includes(one)),
      ...(await sharedLooks(postgres, terminal)),
    });
    return counts.reports;
  };
  try {
    await runWorker({
      address: postgres,
      captures: archive,
      name: `${hostname()} ${String(process.pid)}`,
      reader: readerName(),
      kinds: command.kinds,
      sitesAtOnce: command.sitesAtOnce,
      isUntilDone: command.isUntilDone,
      signal: end.signal,
      work: {
        threads,
        timeoutMs,
        engines: { word: engines.office?.convert ?? null },
        onMistake(stack) {
          if (terminal.isDebugging) terminal.say(stack);
        },
      },
      crawl: (task) => crawlStep(task, terminal),
      build,
      tell(event) {
        terminal.log?.write(event);
        if (command.json) {
          void terminal.print(`${JSON.stringify({ at: new Date().toISOString(), ...event })}\n`);
        } else if (event.kind === 'read') terminal.progress(sentenceOf(event, command, terminal));
        else terminal.say(cleanText(sentenceOf(event, command, terminal)));
      },
    });
  } catch (error) {
    throw stopOf(error);
  } finally {
    undo();
    process.removeListener('SIGTERM', begin);
    terminal.endProgress();
    await engines.close();
  }
  if (!end.signal.aborted) terminal.say(terminal.t.machines.done);
  return end.signal.aborted ? exitCodes.interrupted : exitCodes.done;
}
