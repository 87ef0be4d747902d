/** `gongkai run`: reads the samples, writes a dataset and its site, and says what was read, what is wrong and where to look. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cellLabel } from '../checks/index.ts';
import type { Finding, Record } from '../record/index.ts';
import { usualFormats, writeInto } from './build.ts';
import { cleanText } from './clean-text.ts';
import { crawlInto, sourcesIn, summaryLines } from './crawl.ts';
import { exitCodes, Stop } from './exit-codes.ts';
import { formOf } from './finding-text.ts';
import { looksIn, type Looks } from './looks.ts';
import { readInputs, type Reading } from './read-inputs.ts';
import { serveReplica } from './replica.ts';
import { writeSiteOf } from './site.ts';
import { layTable, type TableColumn, type TableRow } from './table.ts';
import { countRecord, startTally, tallyLines } from './tally.ts';
import type { Terminal } from './terminal.ts';
import { cutTo } from './width.ts';

export interface RunOptions {
  /** The folder of documents; null: `samples` here, else those that came with the program. */
  readonly samples: string | null;
  readonly out: string;
  /** A folder of sources' files to crawl instead, or `own`; null: the samples and their replica. */
  readonly sources: string | null;
  /** How sites can reach whoever crawls; only for real sources. */
  readonly contact: string | null;
}

/** As many lines as a reader takes in; `check` lists all. */
const shown = { documents: 200, errors: 40 };

async function samplesFolder(given: string | null): Promise<string> {
  if (given !== null) return given;
  const here = await stat('samples').catch(() => null);
  return here?.isDirectory() === true ? 'samples' : fileURLToPath(new URL('../../samples', import.meta.url));
}

const number = (finding: Finding['expected']): string =>
  finding === null ? '–' : cleanText(String(finding));

/** The folder that all paths lie in, with its slash; empty where there is none. */
export function commonFolder(paths: readonly string[]): string {
  const [first = ''] = paths;
  let folder = first.slice(0, first.lastIndexOf('/') + 1);
  for (const path of paths) {
    while (!path.startsWith(folder)) folder = folder.slice(0, folder.slice(0, -1).lastIndexOf('/') + 1);
  }
  return folder;
}

function documentRow(record: Record, { t }: Terminal): TableRow {
  const { report } = record;
  const errors = record.findings.filter((finding) => finding.severity === 'error').length;
  const warnings = record.findings.filter((finding) => finding.severity === 'warning').length;
  const style = record.status === 'failed' ? 'error' : record.status === 'partial' ? 'warning' : 'plain';
  return {
    cells: [
      { text: cleanText(record.file) },
      { text: t.status[record.status], style },
      { text: report === null ? '' : (report.form ?? '?') },
      { text: report === null ? '' : String(report.year ?? '?') },
      { text: report === null ? '' : cutTo(cleanText(report.agency.name ?? t.unknown), 40) },
      { text: errors === 0 ? '' : String(errors), style: 'error' },
      { text: warnings === 0 ? '' : String(warnings), style: 'warning' },
    ],
  };
}

function errorRow(record: Record, finding: Finding, { language, t }: Terminal): TableRow {
  const form = formOf(record);
  const [code] = finding.codes;
  const label = code === undefined ? undefined : cleanText(cellLabel(form, code)[language]);
  return {
    cells: [
      { text: cleanText(finding.reports[0] ?? record.file) },
      { text: cleanText(finding.rule) },
      { text: label ?? '' },
      { text: number(finding.expected) },
      { text: number(finding.reported), style: 'error' },
      { text: t.blame[finding.blame], style: 'dim' },
    ],
  };
}

interface Seen {
  readonly documents: TableRow[];
  readonly errors: TableRow[];
  readonly tally: ReturnType<typeof startTally>;
  /** The first file with an error, for a command to try. */
  firstWrong: string | null;
  firstRead: string | null;
}

function remember(seen: Seen, record: Record, terminal: Terminal): void {
  countRecord(seen.tally, record);
  if (seen.documents.length < shown.documents) seen.documents.push(documentRow(record, terminal));
  if (record.report !== null) seen.firstRead ??= record.file;
  for (const finding of record.findings) {
    if (finding.severity !== 'error') continue;
    seen.firstWrong ??= record.file;
    if (seen.errors.length < shown.errors) seen.errors.push(errorRow(record, finding, terminal));
  }
}

function readLines(seen: Seen, terminal: Terminal): string[] {
  const { t, paint } = terminal;
  const count = Object.values(seen.tally.records).reduce((sum, one) => sum + one, 0);
  const [records] = tallyLines(seen.tally, t);
  const files = seen.documents.map(({ cells: [file] }) => file?.text ?? '');
  const folder = commonFolder(files);
  const lines = [paint('bold', folder === '' ? t.readTitle : t.readTitleIn(folder))];
  if (count > 0) {
    const left = { align: 'left' } as const;
    const columns: TableColumn[] = [
      // Names of files are copied from here: they have a third of the width and a little before they are broken.
      { ...left, header: t.place, least: Math.floor(terminal.width * 0.35) },
      { ...left, header: t.statusWord },
      { ...left, header: t.form, mayGo: true },
      { ...left, header: t.year },
      { ...left, header: t.agency },
    ];
    const rows = seen.documents.map((row, at) => ({
      cells: [{ text: files[at]?.slice(folder.length) ?? '' }, ...row.cells.slice(1)],
    }));
    const counts = [t.severities.error, t.severities.warning].map((header) => ({
      header,
      align: 'right' as const,
    }));
    lines.push(...layTable([...columns, ...counts], rows, terminal));
  }
  if (count > seen.documents.length) lines.push(t.moreRows(count - seen.documents.length));
  return [...lines, records];
}

function wrongLines(seen: Seen, samples: string, terminal: Terminal): string[] {
  const { t, paint } = terminal;
  const { error, warning } = seen.tally.findings;
  const lines = ['', paint('bold', t.wrongTitle)];
  if (error === 0) lines.push(t.noFindings);
  else {
    const ids = [t.id, t.rule].map((header) => ({ header, align: 'left' as const, isWhole: true as const }));
    const numbers = [t.expected, t.reported].map((header) => ({ header, align: 'right' as const }));
    const columns = [
      ...ids,
      { header: t.cell, align: 'left' as const },
      ...numbers,
      { header: t.blameWord, align: 'left' as const },
    ];
    lines.push(...layTable(columns, seen.errors, terminal));
  }
  if (error > seen.errors.length) lines.push(t.moreRows(error - seen.errors.length));
  if (warning > 0) lines.push(t.moreWarnings(warning, `npx gongkai check ${samples} --severity warning`));
  return lines;
}

function lookLines(
  seen: Seen,
  samples: string,
  folder: string,
  address: string,
  terminal: Terminal,
): string[] {
  const { t, paint } = terminal;
  const example = seen.firstWrong ?? seen.firstRead;
  const commands: (readonly [string, string])[] = [
    ...(example === null ? [] : [[`npx gongkai show ${quoted(example)}`, t.lookShow] as const]),
    [`npx gongkai check ${quoted(samples)}`, t.lookCheck],
    ['npx gongkai parse PATH', t.lookOwn],
    [`${folder}/reports.csv`, t.lookTable],
    [address, t.lookSite],
  ];
  const lines = commands.map(([command, about]) => `  ${paint('info', command)}\n      ${about}`);
  return ['', paint('bold', t.lookTitle), ...lines];
}

/** A path as a shell takes it. */
function quoted(path: string): string {
  const clean = cleanText(path);
  return /^[\p{L}\p{N}_./@%+=:,-]+$/u.test(clean) ? clean : `'${clean.replaceAll("'", `'\\''`)}'`;
}

/** The pause between two requests to the replica, which is our own. Milliseconds. */
const replicaPauseMs = 20;

interface Gathered {
  /** What is read. */
  readonly paths: readonly string[];
  readonly lines: readonly string[];
  /** What the ledger of the crawl says of the reports that were looked for. */
  readonly looks: Looks;
}

const warcsIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder))
    .filter((name) => name.endsWith('.warc.gz'))
    .sort()
    .map((name) => join(folder, name));

/** Crawls the replica that stands in `samples/site`, if it does, anew each time: the rest of the samples and its archive are read. */
async function gatherSamples(samples: string, out: string, terminal: Terminal): Promise<Gathered> {
  const names = await readdir(samples).catch((): string[] => []);
  const isThere =
    names.includes('site') && (await stat(join(samples, 'site', 'sites.json')).catch(() => null)) !== null;
  if (!isThere) return { paths: [samples], lines: [], looks: { checks: [], changes: [] } };
  const folder = join(out, 'replica');
  await rm(folder, { recursive: true, force: true });
  const replica = await serveReplica(join(samples, 'site'));
  try {
    const { sources, exceptions } = replica;
    const options = { sources, exceptions, years: null, contact: 'replica', pauseMs: replicaPauseMs };
    const summary = await crawlInto(folder, options, terminal);
    if (summary.isInterrupted) throw new Stop(terminal.t.interrupted, exitCodes.interrupted);
    const others = names.filter((name) => name !== 'site' && !name.startsWith('.')).sort();
    return {
      looks: looksIn(join(folder, 'store.db'), sources),
      paths: [...others.map((name) => join(samples, name)), ...(await warcsIn(join(folder, 'archive')))],
      lines: [
        ...summaryLines(summary, terminal),
        terminal.t.crawl.served(sources.length, summary.requests),
        '',
      ],
    };
  } finally {
    await replica.close();
  }
}

/** Crawls real sources into `out`, and goes on where an earlier run was ended. */
async function gatherSources(options: RunOptions, terminal: Terminal): Promise<Gathered> {
  const contact = options.contact ?? process.env['GONGKAI_CONTACT'] ?? '';
  if (!/^[\x21-\x7e]{3,200}$/.test(contact)) throw new Stop(terminal.t.crawl.needsContact);
  const sources = await sourcesIn(options.sources === 'own' ? null : options.sources, terminal);
  const summary = await crawlInto(options.out, { sources, years: null, contact }, terminal);
  if (summary.isInterrupted) throw new Stop(terminal.t.interrupted, exitCodes.interrupted);
  return {
    looks: looksIn(join(options.out, 'store.db'), sources),
    paths: await warcsIn(join(options.out, 'archive')),
    lines: [...summaryLines(summary, terminal), ''],
  };
}

/** Runs the whole way. Gives the exit code: 0 when the dataset was written whole. */
export async function run(options: RunOptions, terminal: Terminal, reading: Reading): Promise<number> {
  const samples = await samplesFolder(options.samples);
  const gathered =
    options.sources === null
      ? await gatherSamples(samples, options.out, terminal)
      : await gatherSources(options, terminal);
  const seen: Seen = { documents: [], errors: [], tally: startTally(), firstWrong: null, firstRead: null };
  async function* remembered(): AsyncGenerator<Record> {
    for await (const record of readInputs(gathered.paths, { ...reading, terminal, takesRecords: true })) {
      remember(seen, record, terminal);
      yield record;
    }
  }
  const { folder } = await writeInto(options.out, () => remembered(), terminal, reading.program, {
    // Whoever opens the site wants to see the sources, also where the documents are no longer at hand.
    formats: [...usualFormats, 'evidence'],
    isFresh: false,
    ...gathered.looks,
    documents: gathered.paths,
  });
  const address = await writeSiteOf(
    folder,
    { out: join(options.out, 'site'), decisions: 'decisions.ndjson', since: null, hasEvidence: true },
    terminal,
  );
  const lines = [
    ...gathered.lines,
    ...readLines(seen, terminal),
    ...wrongLines(seen, samples, terminal),
    ...lookLines(seen, samples, folder, cleanText(address), terminal),
  ];
  await terminal.print(`${lines.join('\n')}\n`);
  return exitCodes.done;
}
