/** `gongkai verify`: reads the documents of a dataset again and builds it again, which must give the same bytes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import {
  capturesOf,
  changesOf,
  checksOf,
  datasetFormats,
  findReport,
  manifestFacts,
  readDataset,
  sumsOf,
  withReportId,
  writeDataset,
  type StoredCapture,
} from '../dataset/index.ts';
import { readCaptures } from '../archive/index.ts';
import { parseRecord, type Record } from '../record/index.ts';
import { withoutComparison } from '../checks/index.ts';
import { filesAtHand } from './bytes-by-digest.ts';
import { warcsBeside, warcsIn } from './captured-documents.ts';
import { cleanText } from './clean-text.ts';
import { engineVersions } from './engine-versions.ts';
import { withEngines } from './evidence-engines.ts';
import { exitCodes, Stop } from './exit-codes.ts';
import type { Reading } from './read-inputs.ts';
import { reread } from './reread.ts';
import type { Terminal } from './terminal.ts';
import { briefOf } from '../work/index.ts';
import { documentsFrom } from './wanted-documents.ts';

export interface VerifyOptions {
  readonly dataset: string;
  /** Folders of captures. */
  readonly captures: readonly string[];
  /** A report and a code: only that cell is verified. */
  readonly cell: readonly [report: string, code: string] | null;
}

/** Engines whose version is not the one that the dataset was made with. */
function otherEngines(
  folder: string,
  program: string,
): (readonly [name: string, then: string, now: string])[] {
  const facts = manifestFacts(folder);
  const now = engineVersions();
  const names = [...new Set([...Object.keys(facts.engines), ...Object.keys(now)])].sort();
  const engines = names.map((name) => [name, facts.engines[name] ?? '–', now[name] ?? '–'] as const);
  return [['gongkai', facts.program, program] as const, ...engines].filter(([, a, b]) => a !== b);
}

async function sayEngines(options: VerifyOptions, terminal: Terminal, program: string): Promise<void> {
  const others = otherEngines(options.dataset, program);
  const lines = others.map((engine) => terminal.t.verify.engine(...engine));
  if (lines.length === 0) lines.push(terminal.t.verify.sameEngines);
  await terminal.print(`${lines.join('\n')}\n`);
}

/** The archive beside the dataset, and what the folders of captures hold of such. */
async function* warcsFor({ dataset, captures }: VerifyOptions): AsyncGenerator<Buffer> {
  yield* warcsBeside(dataset);
  yield* warcsIn(captures);
}

async function* documentsIn(warcs: AsyncIterable<Buffer>): AsyncGenerator<Uint8Array> {
  for await (const warc of warcs) for await (const { bytes } of readCaptures(warc)) yield bytes;
}

async function verifyCell(
  [report, code]: readonly [string, string],
  options: VerifyOptions,
  terminal: Terminal,
  reading: Reading,
): Promise<number> {
  const { t } = terminal;
  const stored = await findReport(options.dataset, report);
  if (stored === null || stored.report === null)
    throw new Stop(t.fileErrors['report.not_found'](cleanText(report)));
  if (!Object.hasOwn(stored.report.values, code)) throw new Stop(t.verify.noCode(cleanText(code)));
  const captures = capturesOf(options.dataset).filter(
    (one) => one.report === report && one.file === stored.file,
  );
  const lineOf = (record: Record | null): string => {
    const one = record === null ? null : plain(record).report;
    return JSON.stringify({ value: one?.values[code] ?? null, cell: one?.cells[code] ?? null });
  };
  let result: number = exitCodes.someFailed;
  const again = reread(
    captures,
    filesAtHand(options.captures),
    () => warcsFor(options),
    reading,
    ({ file }) => terminal.say(t.verify.notAtHand(cleanText(file))),
  );
  for await (const { record } of again) {
    const [then, now] = [lineOf(stored), lineOf(record)];
    const isSame = then === now;
    await terminal.print(`${then}\n`);
    await terminal.print(isSame ? `${t.verify.sameCell}\n` : `${t.verify.otherCell(now)}\n`);
    if (!isSame) await sayEngines(options, terminal, reading.program);
    result = isSame ? exitCodes.done : exitCodes.found;
  }
  return result;
}

/** The record as it comes back from a file. */
function plain(record: Record): Record {
  return parseRecord(JSON.parse(JSON.stringify(record)));
}

/** Reads the failures back as they are: the manifest has no digest of their bytes. */
async function* failuresOf(folder: string): AsyncGenerator<Record> {
  for await (const record of readDataset(folder)) if (record.report === null) yield record;
}

/** Verifies. Gives the exit code: 0 where the bytes are the same, 3 where they differ, 1 where documents are not at hand. */
export async function verify(options: VerifyOptions, terminal: Terminal, reading: Reading): Promise<number> {
  const { dataset } = options;
  const { t } = terminal;
  const facts = manifestFacts(dataset);
  if (options.cell !== null) return verifyCell(options.cell, options, terminal, reading);
  const captures = capturesOf(dataset);
  const bytes = filesAtHand(options.captures);
  const warcs = (): AsyncGenerator<Buffer> => warcsFor(options);
  let missing = 0;
  let differing = 0;
  let count = 0;
  const again = mkdtempSync(join(tmpdir(), 'gongkai-verify-'));
  try {
    async function* records(): AsyncGenerator<Record> {
      const notThere = (capture: StoredCapture): void => {
        missing += 1;
        terminal.say(t.verify.notAtHand(cleanText(capture.file)));
      };
      for await (const { capture, record, ms } of reread(captures, bytes, warcs, reading, notThere)) {
        count += 1;
        terminal.progress(capture.file, count / captures.length);
        if (record !== null) terminal.log?.document(briefOf(record, ms), ms);
        const stored = await findReport(dataset, capture.report);
        // What other reports say of it is found again when the dataset is built.
        const then = stored === null ? null : withoutComparison(stored);
        const now = record === null ? null : plain(withReportId(record, capture.report));
        if (then?.file === capture.file && !isDeepStrictEqual(now, then)) {
          differing += 1;
          await terminal.print(`${t.verify.otherRecord(capture.report, cleanText(capture.file))}\n`);
        }
        if (record !== null) yield record;
      }
      yield* failuresOf(dataset);
    }
    const formats = datasetFormats.filter((one) => facts.formats.includes(one));
    const folder = join(again, 'dataset');
    const { program } = reading;
    const checks = checksOf(dataset);
    const changes = changesOf(dataset);
    await withEngines((opening) => {
      const source = documentsFrom(options.captures, opening, [() => documentsIn(warcsBeside(dataset))]);
      const how = { program, engines: engineVersions(), formats, checks, changes, source };
      return writeDataset(records(), folder, how);
    }, reading.timeoutMs);
    terminal.endProgress();
    await terminal.print(`${t.verify.read(count, differing, missing)}\n`);
    if (missing > 0) return exitCodes.someFailed;
    const [then, now] = [sumsOf(dataset), sumsOf(folder)];
    const paths = [...new Set([...then.keys(), ...now.keys()])].sort();
    const others = paths.filter((path) => then.get(path) !== now.get(path));
    if (others.length === 0) {
      await terminal.print(`${t.verify.same(then.size)}\n`);
      return exitCodes.done;
    }
    for (const path of others) await terminal.print(`${t.verify.otherFile(path)}\n`);
    await sayEngines(options, terminal, reading.program);
    return exitCodes.found;
  } finally {
    rmSync(again, { recursive: true, force: true });
  }
}
