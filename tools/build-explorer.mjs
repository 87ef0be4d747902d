// The app of the explorer: classic scripts that need no module loader, into dist/explorer/app, where the site builder copies them from.
import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const from = fileURLToPath(new URL('../src/explorer/app/', import.meta.url));
const to = fileURLToPath(new URL('../dist/explorer/app/', import.meta.url));

/** Each entry is a script of its own: `boot` runs before the first paint, `plot` comes with the first chart. */
const entries = { boot: 'boot.ts', app: 'main.tsx', plot: 'plot.ts' };
for (const [name, entry] of Object.entries(entries)) {
  await build({
    configFile: false,
    root: from,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: to,
      emptyOutDir: false,
      minify: true,
      target: 'es2022',
      lib: { entry: `${from}${entry}`, formats: ['iife'], name: `gongkai${name[0].toUpperCase()}${name.slice(1)}`, fileName: () => `${name}.js`, cssFileName: name },
    },
  });
}
copyFileSync(`${from}icon.svg`, `${to}icon.svg`);
