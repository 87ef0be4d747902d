/** `gongkai serve`: a site on this machine, until it is stopped. */
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { serveSite, type Serving } from '../explorer/index.ts';
import { exitCodes, Stop } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

export interface ServeOptions {
  readonly host: string;
  readonly port: number;
}

/** Prints the address and waits for SIGINT or SIGTERM. Gives the exit code. */
export async function serve(folder: string, options: ServeOptions, terminal: Terminal): Promise<number> {
  const isThere = await stat(join(folder, 'index.html')).catch(() => null);
  if (isThere === null) throw new Stop(terminal.t.site.noSite(folder), exitCodes.someFailed);
  let serving: Serving;
  try {
    serving = await serveSite(folder, options);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new Stop(terminal.t.site.cannotServe(options.host, options.port, code), exitCodes.someFailed);
  }
  await terminal.print(`${serving.address}\n`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await serving.close();
  return exitCodes.done;
}
