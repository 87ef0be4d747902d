/** Builds scrapers/ into dist/scrapers/, beside what tsc made of src/: they import the crawl's door, which stands one folder nearer there. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import ts from 'typescript';

const from = new URL('../scrapers/', import.meta.url);
const to = new URL('../dist/scrapers/', import.meta.url);
mkdirSync(to, { recursive: true });
const { config } = ts.readConfigFile(new URL('../tsconfig.json', import.meta.url).pathname, ts.sys.readFile);
const { compilerOptions } = config;
for (const name of readdirSync(from)) {
  if (!name.endsWith('.ts')) continue;
  const { outputText } = ts.transpileModule(readFileSync(new URL(name, from), 'utf8'), {
    fileName: name,
    compilerOptions: {
      ...compilerOptions,
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2023,
      moduleResolution: undefined,
      noEmit: false,
      lib: undefined,
      types: undefined,
    },
  });
  const text = outputText
    .replace(/(from ['"])\.\.\/src\//g, '$1../')
    .replace(/(from ['"]\.[^'"]*)\.ts(['"])/g, '$1.js$2');
  writeFileSync(new URL(name.replace(/\.ts$/, '.js'), to), text);
}
