/** The built program, started as people start it, and disturbed: killed, out of room, on a disk that refuses, with a clock that jumps. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { programPath } from '../../cli/run-program.ts';

export interface Disturbance {
  /** SIGKILL after so many milliseconds. */
  readonly killAfterMs?: number;
  /** KiB that a file may have at most: then the disk is full, as far as the program can tell. */
  readonly room?: number;
  /** Run as a user who may write nothing of ours. */
  readonly isStranger?: boolean;
  /** The clock jumps forth and back, by hours and days, at every look. */
  readonly hasJumpingClock?: boolean;
  readonly env?: Readonly<{ [name: string]: string }>;
}

export interface Ended {
  /** Null where it was killed. */
  readonly code: number | null;
  readonly said: string;
  readonly ms: number;
}

const jumping = fileURLToPath(new URL('./jumping-clock.mjs', import.meta.url));

export interface Started {
  readonly child: ChildProcess;
  /** Waits until it has said this; or until it has ended. */
  readonly says: (words: RegExp) => Promise<void>;
  readonly ended: Promise<Ended>;
}

/** Starts the program. */
export function startProgram(args: readonly string[], disturbance: Disturbance = {}): Started {
  const { killAfterMs, room, isStranger = false, hasJumpingClock = false, env = {} } = disturbance;
  const command = [process.execPath, ...(hasJumpingClock ? ['--import', jumping] : []), programPath, ...args];
  // A file that may not grow is refused as one on a full disk is.
  const limit = room === undefined ? '' : `trap '' XFSZ; ulimit -f ${String(room)}; `;
  const began = performance.now();
  const child = spawn('bash', ['-c', `${limit}exec "$@"`, 'bash', ...command], {
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', GONGKAI_SOFFICE: '', ...env },
    ...(isStranger && process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}),
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => resolve({ code, said, ms: performance.now() - began }));
  });
  if (killAfterMs !== undefined)
    void wait(killAfterMs, null, { ref: false }).then(() => child.kill('SIGKILL'));
  const says = async (words: RegExp): Promise<void> => {
    let isOver = false;
    void ended.then(() => (isOver = true));
    const isThere = (): boolean => isOver || words.test(said);
    while (!isThere()) await wait(10);
  };
  return { child, says, ended };
}

/** Runs the program to its end. */
export function runDisturbed(args: readonly string[], disturbance: Disturbance = {}): Promise<Ended> {
  return startProgram(args, disturbance).ended;
}

/** Runs it whole. Throws where it does not end with 0. */
export async function runWhole(
  args: readonly string[],
  env: Readonly<{ [name: string]: string }> = {},
): Promise<Ended> {
  const ended = await runDisturbed(args, { env });
  if (ended.code !== 0)
    throw new Error(`gongkai ${args.join(' ')} ended with ${String(ended.code)}: ${ended.said}`);
  return ended;
}

/** Of the dataset in `out`: the digest of its SHA256SUMS, which names the digest of every file; null where there is none. */
export function digestOf(out: string): string | null {
  const path = join(out, 'dataset', 'SHA256SUMS');
  return existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : null;
}

/** Whether every file of the dataset gives the digest that it should. */
export function isWhole(out: string): boolean {
  const folder = join(out, 'dataset');
  return readFileSync(join(folder, 'SHA256SUMS'), 'utf8')
    .trimEnd()
    .split('\n')
    .every((line) => {
      const [digest = '', path = ''] = line.split('  ');
      return (
        createHash('sha256')
          .update(readFileSync(join(folder, path)))
          .digest('hex') === digest
      );
    });
}

/** Numbers from 0 to below 1, the same for a seed. */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
