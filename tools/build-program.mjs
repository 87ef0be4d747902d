/**
 * Builds src/ and scrapers/ into dist/. Some 800 files took longer to find and open than most commands to run, so what belongs together is written together;
 * packages stay outside, as npm installed them. Types are tsc's, made before.
 */
import { dirname, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Files that are started or loaded by their name: the program, the library, threads, and the scrapers. */
const input = {
  'cli/main': `${root}src/cli/main.ts`,
  index: `${root}src/index.ts`,
  'work/thread': `${root}src/work/thread.ts`,
  'work/render-thread': `${root}src/work/render-thread.ts`,
  'work/unarchive-thread': `${root}src/work/unarchive-thread.ts`,
  'work/warc-thread': `${root}src/work/warc-thread.ts`,
  'scrapers/index': `${root}scrapers/index.ts`,
  // What benches and tests of faults measure of the built program, each as a namespace.
  parts: 'parts',
};
const parts = {
  dataset: 'dataset/index',
  engines: 'cli/engine-versions',
  record: 'record/index',
  store: 'store/index',
  work: 'work/index',
};
const partsEntry = {
  name: 'parts-entry',
  resolveId: (id) => (id === 'parts' ? '\0parts' : null),
  load: (id) =>
    id === '\0parts'
      ? Object.entries(parts)
          .map(([name, file]) => `export * as ${name} from ${JSON.stringify(`${root}src/${file}.ts`)};`)
          .join('\n')
      : null,
};

/** A module's own address stays that of its place under src/, wherever its code is written: files are found from it. */
const ownAddress = {
  name: 'own-address',
  transform(code, id) {
    if (!id.startsWith(root) || !code.includes('import.meta.url')) return null;
    const place = relative(root, id)
      .split(sep)
      .join('/')
      .replace(/^src\//, '')
      .replace(/\.ts$/, '.js');
    return code.replaceAll('import.meta.url', `__addressOf(${JSON.stringify(place)})`);
  },
  renderChunk(code, chunk) {
    if (!code.includes('__addressOf(')) return null;
    const up = relative(dirname(chunk.fileName), '.').split(sep).join('/') || '.';
    return code.replaceAll(
      /__addressOf\("([^"]+)"\)/g,
      (_, place) => `new URL(${JSON.stringify(`${up}/${place}`)}, import.meta.url).href`,
    );
  },
};

const bundle = await rolldown({
  input,
  platform: 'node',
  // A module of which nothing is used is not loaded: a constant behind a room's door does not bring the room.
  treeshake: { moduleSideEffects: false },
  // Everything that is not a file of ours is a package, or Node's own.
  external: (id) => !/^[./\0]/.test(id) && id !== 'parts',
  plugins: [partsEntry, ownAddress],
  onLog(level, log, say) {
    if (level === 'warn') throw new Error(`The program could not be built: ${log.message}`);
    say(level, log);
  },
});
await bundle.write({
  dir: `${root}dist`,
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name].js',
  minify: false,
});
await bundle.close();
