/**
 * A crawl that is killed at seeded moments and resumed each time, until it ends by itself. As a command:
 * `npx tsx test/crawl/killed-crawl.ts 20 6` kills twenty times by the seed 6, with the browser, and compares with a crawl that nobody killed.
 */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readCaptures, sha256 } from '../../src/archive/index.ts';
import type { Replica } from '../../src/cli/replica.ts';
import { systemClock } from '../../src/crawl/index.ts';
import { writeDataset } from '../../src/dataset/index.ts';
import { examine } from '../../src/examine/index.ts';
import type { Record } from '../../src/record/index.ts';
import { Store } from '../../src/store/index.ts';
import { madeFolder, serve } from './replica-crawl.ts';

const child = fileURLToPath(new URL('./crawl-child.ts', import.meta.url));

/** Numbers from 0 to below 1, the same for a seed. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** What is done to a crawl while it runs. */
interface Disturbance {
  readonly signal?: 'SIGKILL' | 'SIGINT';
  /** The signal comes after so many requests, and so many milliseconds more. */
  readonly requests?: number;
  readonly ms?: number;
  /** KiB that a file may have at most: then the disk is full. */
  readonly room?: number;
}

/** Runs the crawl, disturbed as said. Gives the code that it ended with, null where it was killed, and what it said. */
export async function runChild(
  replica: Replica,
  folder: string,
  { signal, requests = 0, ms = 0, room }: Disturbance,
  browser: boolean,
): Promise<{ readonly code: number | null; readonly said: string }> {
  const port = replica.exceptions[0]?.at?.port ?? 0;
  const from = replica.log.length;
  const command = [process.execPath, '--import', 'tsx', child, folder, String(port), browser ? 'yes' : 'no'];
  // A file that may not grow is refused as one on a full disk is.
  const limit = room === undefined ? '' : `trap '' XFSZ; ulimit -f ${String(room)}; `;
  const process_ = spawn('bash', ['-c', `${limit}exec "$@"`, 'bash', ...command], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  process_.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  let code: number | null | undefined;
  const ended = new Promise<void>((resolve) =>
    process_.on('close', (status) => {
      code = status;
      resolve();
    }),
  );
  if (signal !== undefined) {
    while (code === undefined && replica.log.length - from < requests) await wait(1);
    await wait(ms);
    process_.kill(signal);
  }
  await ended;
  return { code: code ?? null, said };
}

/** Runs the crawl to its end. */
export async function runWhole(replica: Replica, folder: string, browser: boolean): Promise<void> {
  const { code, said } = await runChild(replica, folder, {}, browser);
  if (code !== 0) throw new Error(`the crawl ended with ${String(code)}: ${said}`);
}

/** The captures of an archive as records, in its order, as `gongkai build` reads them; without their time of retrieval. */
async function* recordsOf(archive: string): AsyncGenerator<Record> {
  for (const name of readdirSync(archive).sort()) {
    if (!name.endsWith('.warc.gz')) continue;
    for await (const { url, bytes, mediaType, charset, about } of readCaptures(join(archive, name)))
      yield examine(bytes, { file: url, url, mediaType, encoding: charset, agency: about?.agency ?? null });
  }
}

/** What a crawl gave: every file of the dataset built of it, with its digest; and the ledger, its times left out. */
export async function given(folder: string): Promise<{
  readonly files: readonly string[];
  readonly reports: number;
  readonly ledger: readonly string[];
}> {
  const dataset = join(folder, 'dataset');
  const { counts } = await writeDataset(recordsOf(join(folder, 'archive')), dataset, { program: 'test' });
  const files = readdirSync(dataset, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
    .map((path) => `${path.slice(dataset.length)} ${sha256(readFileSync(path))}`);
  const store = Store.open(join(folder, 'store.db'));
  const ledger = Array.from({ length: 7 }, (_, at) => store.checks(at + 1)).flat();
  store.close();
  const rows = ledger.map(({ source, kind, url, outcome, status, digest, year }) =>
    JSON.stringify({ source, kind, url, outcome, status, digest, year }),
  );
  return { files: files.sort(), reports: counts.reports, ledger: rows.sort() };
}

/** Both: the crawl that nobody killed, and the one that was killed so often. */
export async function compare(
  kills: number,
  seed: number,
  browser: boolean,
): Promise<{
  readonly calm: Awaited<ReturnType<typeof given>>;
  readonly killed: Awaited<ReturnType<typeof given>>;
  readonly died: number;
}> {
  const replica = await serve(systemClock);
  try {
    const calm = madeFolder();
    await runWhole(replica, calm, browser);
    const total = replica.log.length;
    const next = numbers(seed);
    const killed = madeFolder();
    let died = 0;
    let isOver = false;
    for (let at = 0; at < kills && !isOver; at++) {
      const requests = Math.floor(next() * Math.max(2, (1.6 * total) / kills));
      const kill = { signal: 'SIGKILL', requests, ms: Math.floor(next() * 12) } as const;
      isOver = (await runChild(replica, killed, kill, browser)).code === 0;
      if (!isOver) died += 1;
    }
    if (!isOver) await runWhole(replica, killed, browser);
    return { calm: await given(calm), killed: await given(killed), died };
  } finally {
    await replica.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [kills = '20', seed = '6'] = process.argv.slice(2);
  const { calm, killed, died } = await compare(Number(kills), Number(seed), true);
  const isSame = JSON.stringify(calm) === JSON.stringify(killed);
  console.log(
    `killed ${String(died)} times; ${String(calm.reports)} reports, ${String(calm.files.length)} files of the dataset, ${String(calm.ledger.length)} checks: ${isSame ? 'the same' : 'NOT the same'}`,
  );
  process.exitCode = isSame ? 0 : 1;
}
