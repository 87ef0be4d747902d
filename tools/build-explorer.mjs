// The app of the explorer: classic scripts that need no module loader, into dist/explorer/app, where the site builder copies them from.
import { copyFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const from = fileURLToPath(new URL('../src/explorer/app/', import.meta.url));
const to = fileURLToPath(new URL('../dist/explorer/app/', import.meta.url));

/**
 * Plot writes `style` elements into its charts, which the site's policy refuses. What they say stands in app/style.css: here they become elements that do
 * nothing. Fails where Plot no longer has them in these places.
 */
const plotWithoutStyles = {
  name: 'plot-without-styles',
  transform(code, id) {
    const places = {
      'plot/src/plot.js': ['svg.append("style")', 'svg.append("metadata")'],
      'legends/swatches.js': ['div.insert("style", "*")', 'div.insert("template", "*")'],
    };
    for (const [file, [found, put]] of Object.entries(places)) {
      if (!id.replaceAll('\\', '/').endsWith(file)) continue;
      if (!code.includes(found))
        throw new Error(`${id}: ${found} is not there; see where Plot puts its styles now.`);
      return code.replace(found, put);
    }
    return null;
  },
};

/** Each entry is a script of its own: `boot` runs before the first paint, `plot` comes with the first chart. */
const entries = { boot: 'boot.ts', app: 'main.tsx', plot: 'plot.ts' };
for (const [name, entry] of Object.entries(entries)) {
  await build({
    configFile: false,
    root: from,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [plotWithoutStyles],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: to,
      emptyOutDir: false,
      minify: true,
      target: 'es2022',
      // Browsers of 2022: what the style sheet says once for light and dark is spelled out for them.
      cssTarget: ['chrome99', 'firefox97', 'safari15.4'],
      lib: {
        entry: `${from}${entry}`,
        formats: ['iife'],
        name: `gongkai${name[0].toUpperCase()}${name.slice(1)}`,
        fileName: () => `${name}.js`,
        cssFileName: name,
      },
    },
  });
}
copyFileSync(`${from}icon.svg`, `${to}icon.svg`);
