/** The file that a thread runs: beside this one, compiled or not. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface ThreadFile {
  readonly url: URL;
  /** Arguments that Node needs to run it. */
  readonly execArgv: readonly string[];
}

/** A file that threads run, given its address. Node 20 runs no TypeScript, so sources go through tsx. */
export function threadFile(url: URL): ThreadFile {
  if (!url.pathname.endsWith('.ts')) return { url, execArgv: [] };
  // `--import tsx` itself does nothing in a thread before Node 22 (tsx 4.23): there it must be told to register.
  const tsx = dirname(createRequire(import.meta.url).resolve('tsx/package.json'));
  const api = pathToFileURL(join(tsx, 'dist/esm/api/index.mjs')).href;
  const code = `import { register } from ${JSON.stringify(api)}; register();`;
  return { url, execArgv: ['--import', `data:text/javascript,${encodeURIComponent(code)}`] };
}

/** `thread.js` of the built program; `thread.ts` where the program runs from its sources, as tests do. */
export function ownThreadFile(
  name: 'thread' | 'unarchive-thread' | 'warc-thread' | 'render-thread' = 'thread',
): ThreadFile {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return threadFile(new URL(`./${name}.${extension}`, import.meta.url));
}
