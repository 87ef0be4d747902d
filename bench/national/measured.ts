/** Runs a program and watches the memory of it and of all that it starts. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface Measured {
  readonly out: string;
  readonly ms: number;
  /** The most that all processes held at one moment, in MB (resident; what they share is counted for each). */
  readonly peakMb: number;
}

interface Process {
  readonly parent: number;
  readonly residentKb: number;
}

function processes(): Map<number, Process> {
  const found = new Map<number, Process>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const text = readFileSync(`/proc/${name}/status`, 'utf8');
      const field = (key: string): number =>
        Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);
      found.set(Number(name), { parent: field('PPid'), residentKb: field('VmRSS') });
    } catch {
      // It ended meanwhile.
    }
  }
  return found;
}

/** Resident memory of processes and all below them, in MB. */
function residentMb(roots: readonly number[]): number {
  const all = processes();
  let kb = 0;
  for (const [id, { residentKb }] of all) {
    let at: number | undefined = id;
    while (at !== undefined && at > 1 && !roots.includes(at)) at = all.get(at)?.parent;
    if (at !== undefined && roots.includes(at)) kb += residentKb;
  }
  return kb / 1024;
}

/** Runs commands at the same time to their ends. Throws where one fails. */
export async function measured(
  commands: readonly (readonly string[])[],
  env: Readonly<{ [name: string]: string }> = {},
): Promise<Measured> {
  const began = performance.now();
  const children = commands.map((args) =>
    spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] }),
  );
  let out = '';
  let peakMb = 0;
  const roots = children.flatMap(({ pid }) => (pid === undefined ? [] : [pid]));
  const timer = setInterval(() => (peakMb = Math.max(peakMb, residentMb(roots))), 250);
  try {
    await Promise.all(
      children.map(
        (child) =>
          new Promise<void>((resolve, reject) => {
            child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
            child.on('close', (code) => {
              if (code === 0) resolve();
              else reject(new Error(`a process ended with ${String(code)}`));
            });
          }),
      ),
    );
  } finally {
    clearInterval(timer);
  }
  return { out, ms: performance.now() - began, peakMb };
}
