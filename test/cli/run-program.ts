/** Runs the program as people do: the built command line, in a folder, with an environment of the test's own. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What `npm run build` leaves; the tests of the command line run it, and not the sources. */
export const programPath = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts the program, waits for its end. The environment is the test's alone. */
export async function runProgram(
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: Readonly<{ [name: string]: string }> },
): Promise<Ran> {
  const child = spawn(process.execPath, [programPath, ...args], {
    cwd: options.cwd,
    env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}
