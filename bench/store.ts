/**
 * SQLite (libSQL's build, through `libsql`) against DuckDB (`@duckdb/node-api`) as the store of the crawl: checks settled a second, each a
 * transaction that is on the disk when it ends; look-ups by address; opening; size; and what is left after SIGKILL.
 * `npm run bench -- --store [CHECKS]`. The numbers and what follows from them stand in docs/store.md.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const isChild = process.argv[2] === 'child';
const checks = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 1000);

/** What either engine is asked to do. */
interface Engine {
  readonly run: (sql: string, values?: readonly (string | number)[]) => Promise<unknown>;
  readonly count: () => Promise<number>;
  readonly close: () => Promise<void>;
}

async function sqlite(file: string): Promise<Engine> {
  const { default: Database } = await import('libsql');
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  const kept = new Map<string, ReturnType<typeof db.prepare>>();
  return {
    run(sql, values = []) {
      let statement = kept.get(sql);
      if (statement === undefined) kept.set(sql, (statement = db.prepare(sql)));
      return Promise.resolve(/^SELECT/.test(sql) ? statement.all([...values]) : statement.run([...values]));
    },
    count: () => Promise.resolve((db.prepare('SELECT count(*) AS n FROM checks').get() as { n: number }).n),
    close: () => Promise.resolve(void db.close()),
  };
}

async function duckdb(file: string): Promise<Engine> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(file);
  const db = await instance.connect();
  const kept = new Map<string, Awaited<ReturnType<typeof db.prepare>>>();
  return {
    async run(sql, values = []) {
      let statement = kept.get(sql);
      if (statement === undefined) kept.set(sql, (statement = await db.prepare(sql)));
      for (const [at, value] of values.entries()) {
        if (typeof value === 'number') statement.bindInteger(at + 1, value);
        else statement.bindVarchar(at + 1, value);
      }
      const result = await statement.run();
      return /^SELECT/.test(sql) ? result.getRows() : null;
    },
    count: async () => Number((await (await db.run('SELECT count(*) FROM checks')).getRows())[0]?.[0] ?? 0),
    close() {
      db.closeSync();
      instance.closeSync();
      return Promise.resolve();
    },
  };
}

const engines = { sqlite, duckdb };
type Name = keyof typeof engines;
const urlOf = (at: number): string => `http://a.gov.cn/zfxxgknb/202401/t20240115_${String(at)}.html`;

async function schema(engine: Engine): Promise<void> {
  await engine.run('CREATE TABLE checks (id INTEGER PRIMARY KEY, url TEXT, outcome TEXT, detail TEXT)');
  await engine.run('CREATE INDEX checks_url ON checks (url)');
  await engine.run('CREATE TABLE pages (url TEXT PRIMARY KEY, digest TEXT)');
}

/** A check as the ledger settles it: a row, the page's row, together or not at all. */
async function settle(engine: Engine, at: number): Promise<void> {
  await engine.run('BEGIN');
  await engine.run('INSERT INTO checks VALUES (?, ?, ?, ?)', [at, urlOf(at), 'found', 'x'.repeat(200)]);
  await engine.run(
    'INSERT INTO pages VALUES (?, ?) ON CONFLICT (url) DO UPDATE SET digest = excluded.digest',
    [urlOf(at % 5000), `sha256:${String(at).padStart(64, '0')}`],
  );
  await engine.run('COMMIT');
}

if (isChild) {
  const engine = await engines[process.argv[3] as Name](process.argv[4] ?? '');
  await schema(engine);
  // Each number is told when its check is on the disk.
  for (let at = 0; ; at++) {
    await settle(engine, at);
    process.stdout.write(`${String(at)}\n`);
  }
}

const folder = mkdtempSync(join(tmpdir(), 'gongkai-store-bench-'));
const ms = (from: number): number => performance.now() - from;
const sizeOf = (name: string): number =>
  readdirSync(folder)
    .filter((one) => one.startsWith(name))
    .reduce((sum, one) => sum + statSync(join(folder, one)).size, 0);

/** Kills a process that settles checks; gives how many it had told, and how many are there when the file is opened again. */
async function killed(name: Name): Promise<{ readonly told: number; readonly there: number }> {
  const file = join(folder, `${name}-killed.db`);
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(import.meta.url), 'child', name, file],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let text = '';
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.split('\n').length > 200) child.kill('SIGKILL');
    });
    child.on('close', () => resolve());
  });
  const engine = await engines[name](file);
  const there = await engine.count();
  await engine.close();
  return { told: text.split('\n').length - 1, there };
}

/** What installing the package adds. MB. */
function installed(...packages: readonly string[]): number {
  const paths = packages.map((one) => fileURLToPath(new URL(`../node_modules/${one}`, import.meta.url)));
  const { stdout } = spawnSync('du', ['-smc', ...paths], { encoding: 'utf8' });
  return Number(/(\d+)\s+total/.exec(stdout)?.[1] ?? NaN);
}

try {
  for (const name of ['sqlite', 'duckdb'] as const) {
    const file = join(folder, `${name}.db`);
    let engine = await engines[name](file);
    await schema(engine);
    let from = performance.now();
    const cpu = process.cpuUsage();
    for (let at = 0; at < checks; at++) await settle(engine, at);
    const settled = (1000 * checks) / ms(from);
    const { user, system } = process.cpuUsage(cpu);
    from = performance.now();
    for (let at = 0; at < checks; at++)
      await engine.run('SELECT outcome FROM checks WHERE url = ? ORDER BY id', [urlOf((at * 7919) % checks)]);
    const found = (1000 * checks) / ms(from);
    await engine.close();
    from = performance.now();
    engine = await engines[name](file);
    await engine.count();
    const opened = ms(from);
    await engine.close();
    const { told, there } = await killed(name);
    const size = name === 'sqlite' ? installed('libsql', '@libsql') : installed('@duckdb');
    console.log(
      `${name}: ${settled.toFixed(0)} checks a second (${((user + system) / 1000 / checks).toFixed(2)} ms of processor each), ${found.toFixed(0)} look-ups a second, opened in ${opened.toFixed(0)} ms, ${(sizeOf(`${name}.db`) / 1024).toFixed(0)} KB for ${String(checks)} checks, ${String(size)} MB installed; killed after ${String(told)} told: ${String(there)} there`,
    );
    if (there < told) process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true });
}
