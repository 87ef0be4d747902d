/** What several files of tests look at is made by the first that needs it; the others wait for it. None may change what it was given. */
import { existsSync, mkdirSync, readFileSync, renameSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';

/** Until a file is there. */
function untilThere(folder: string, path: string): Promise<void> {
  return new Promise((done) => {
    const watcher = watch(folder, look);
    function look(): void {
      if (!existsSync(path)) return;
      watcher.close();
      done();
    }
    look();
  });
}

/**
 * What `make` gave, as JSON, by whichever process called it first; `make` gets a folder of its own, which lasts as long as the run. Throws, in every file that
 * asks, what it threw.
 */
export async function madeOnce<T>(name: string, make: (folder: string) => Promise<T>): Promise<T> {
  const home = join(inject('sharedFolder'), name);
  const result = join(home, 'result.json');
  mkdirSync(inject('sharedFolder'), { recursive: true });
  let isFirst = true;
  try {
    mkdirSync(home);
  } catch {
    isFirst = false;
  }
  if (isFirst) {
    const folder = join(home, 'made');
    mkdirSync(folder);
    const told = await make(folder).then(
      (made) => ({ made, error: null }),
      (error: unknown) => ({
        made: null,
        error: error instanceof Error ? (error.stack ?? error.message) : 'it failed',
      }),
    );
    writeFileSync(`${result}.part`, JSON.stringify(told));
    renameSync(`${result}.part`, result);
  }
  await untilThere(home, result);
  const { made, error } = JSON.parse(readFileSync(result, 'utf8')) as { made: T; error: string | null };
  if (error !== null) throw new Error(`${name} could not be made: ${error}`);
  return made;
}
