/**
 * `npm run bench:peers`: gongkai beside pandas.read_html, poppler's pdftotext, pdf.js, pdfminer.six and python-docx, on the same documents in one run: processor time a
 * document, and how many values are right. `--html N`, `--pdf N`, `--docx N` documents; `--rounds N`; `--seed N`; `--write` puts the run into
 * docs/peers.md. Says which peers are missing and how to get them; `--write` then ends with 1, and nothing is written. Needs `npm run build`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { programVersion } from '../src/record/index.ts';
import { readByPosition } from './peers/by-position.ts';
import { makeCorpus, type CorpusFile, type Kind } from './peers/corpus.ts';
import { judge, nothingJudged } from './peers/judge.ts';
import { peersPage, peersTable, readersOf, type PeerRow } from './peers/page.ts';

const { values } = parseArgs({
  options: {
    html: { type: 'string', default: '300' },
    pdf: { type: 'string', default: '60' },
    docx: { type: 'string', default: '60' },
    rounds: { type: 'string', default: '3' },
    seed: { type: 'string', default: '20261126' },
    write: { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
/** Debian's own, where it is: its packages are of no use to another Python. */
const python3 = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';
const python = [python3, here('./peers/peers.py')];
const node = [process.execPath, '--import', 'tsx', here('./peers/read-node.ts')];
/** How each reader is started, the name that its version is asked by, and how it is got. */
const readers: {
  readonly [reader: string]: {
    readonly command: readonly string[];
    readonly of: string;
    readonly get: string;
  };
} = {
  gongkai: { command: [...node, 'gongkai'], of: 'gongkai', get: 'npm run build' },
  'pandas.read_html': {
    command: [...python, 'pandas'],
    of: 'pandas',
    get: 'apt-get install python3-pandas python3-lxml',
  },
  'pdftotext -layout': {
    command: [...python, 'pdftotext'],
    of: 'pdftotext',
    get: 'apt-get install poppler-utils python3',
  },
  'pdf.js': { command: [...node, 'pdfjs'], of: 'pdfjs', get: 'npm ci' },
  'pdfminer.six': {
    command: [...python, 'pdfminer'],
    of: 'pdfminer',
    get: 'apt-get install python3-pdfminer',
  },
  'python-docx': { command: [...python, 'docx'], of: 'docx', get: 'apt-get install python3-docx' },
};

const lineSchema = z.object({
  ms: z.number(),
  error: z.string().nullable(),
  tables: z.array(z.array(z.array(z.string()))).optional(),
  values: z.record(z.string(), z.number().nullable()).optional(),
  flagged: z.array(z.string()).optional(),
});

function versions(): Map<string, string | null> {
  const asked = spawnSync(python3, [here('./peers/peers.py'), 'versions'], { encoding: 'utf8' });
  const known =
    asked.status === 0 ? z.record(z.string(), z.string().nullable()).parse(JSON.parse(asked.stdout)) : {};
  const found = new Map(Object.entries(known));
  if (found.get('lxml') === null) found.set('pandas', null);
  const pdfjs = createRequire(import.meta.url)('pdfjs-dist/package.json') as { readonly version: string };
  return found.set('gongkai', programVersion).set('pdfjs', pdfjs.version);
}

/** Has a reader read all files once. Throws where it does not give a line of each. */
function readAll(command: readonly string[], files: readonly CorpusFile[]): z.infer<typeof lineSchema>[] {
  const [program = '', ...args] = command;
  const input = files.map(({ path }) => `${path}\n`).join('');
  const { stdout, stderr } = spawnSync(program, args, { input, encoding: 'utf8', maxBuffer: 2 ** 30 });
  const lines = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => lineSchema.parse(JSON.parse(line)));
  if (lines.length !== files.length) throw new Error(`${command.join(' ')}: ${stderr.slice(-2000)}`);
  return lines;
}

function rowOf(
  kind: Kind,
  reader: string,
  version: string,
  rounds_: readonly z.infer<typeof lineSchema>[][],
  files: readonly CorpusFile[],
): PeerRow {
  const judged = nothingJudged();
  for (const [at, { tables, values: given, flagged = [] }] of (rounds_[0] ?? []).entries()) {
    const report = files[at]?.report;
    if (report === undefined) continue;
    const found = given ?? Object.fromEntries(readByPosition(tables ?? [], report.form));
    const inQuestion = new Set(flagged);
    judge(
      judged,
      report,
      (code) => found[code] ?? null,
      (code) => inQuestion.has(code),
    );
  }
  const means = rounds_.map((lines) => lines.reduce((sum, { ms }) => sum + ms, 0) / lines.length);
  const failed = (rounds_[0] ?? []).filter(({ error }) => error !== null).length;
  return { kind, reader, version, documents: files.length, ms: Math.min(...means), failed, judged };
}

const known = versions();
const missing: string[] = [];
const rows: PeerRow[] = [];
const folder = mkdtempSync(join(tmpdir(), 'gongkai-peers-'));
try {
  for (const kind of ['html', 'pdf', 'docx'] as const) {
    const count = Number(values[kind]);
    if (count === 0) continue;
    const place = join(folder, kind);
    mkdirSync(place);
    const files = await makeCorpus[kind](place, count, Number(values.seed));
    const there = readersOf[kind].flatMap((name) => {
      const reader = readers[name];
      const version = reader === undefined ? null : (known.get(reader.of) ?? null);
      if (reader !== undefined && version !== null) return [{ name, version, command: reader.command }];
      missing.push(`${name} is not here, and left out. Get it with: ${reader?.get ?? ''}`);
      return [];
    });
    const lines = new Map(there.map(({ name }) => [name, [] as z.infer<typeof lineSchema>[][]]));
    // In turn, so that other work on the machine falls on all.
    for (let round = 0; round < rounds; round++)
      for (const { name, command } of there) lines.get(name)?.push(readAll(command, files));
    for (const { name, version } of there)
      rows.push(rowOf(kind, name, version, lines.get(name) ?? [], files));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(peersTable(rows));
for (const sentence of missing) console.log(sentence);
if (values.write && missing.length === 0) {
  const command = `npm run bench:peers -- ${process.argv.slice(2).join(' ')}`;
  const machine = `${cpus()[0]?.model ?? 'unknown'} (${String(cpus().length)} cores, shared), Node ${process.versions.node}, Python ${known.get('python') ?? '?'}`;
  writeFileSync(here('../docs/peers.md'), peersPage(rows, { command, machine, rounds }));
}
process.exitCode = values.write && missing.length > 0 ? 1 : 0;
