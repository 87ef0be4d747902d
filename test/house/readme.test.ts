/** The READMEs promise nothing that does not happen: every command is run, every library example type-checked. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';
import {
  ExampleFolder,
  examplesOf,
  languageOfReadme,
  readmes,
  refilled,
  root,
} from '../../tools/readme-examples.ts';

const textOf = (name: string): string => readFileSync(join(root, name), 'utf8');

const folder = new ExampleFolder();
afterAll(() => folder.remove());

describe.each(readmes)('%s', (name) => {
  const examples = examplesOf(textOf(name));
  it('has examples', () => expect(examples.length).toBeGreaterThan(3));
  // An example is several commands, each of which may read all samples.
  it.each(examples.map((example) => [example.commands.join('; '), example] as const))(
    '%s',
    { timeout: 180_000 },
    (_, example) => {
      const out = folder.run(example.commands, languageOfReadme(name));
      if (example.expected !== null) expect(out).toBe(example.expected);
    },
  );
  it('links only to files that are there', () => {
    for (const [, target = ''] of textOf(name).matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
      expect(() => readFileSync(join(root, target)), target).not.toThrow(/ENOENT/);
    }
  });
});

describe('the library examples', () => {
  it('are the same in both languages but for comments, and pass the compiler', () => {
    const codes = readmes.map((name) =>
      [...textOf(name).matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, code = '']) =>
        code.replace(/ *\/\/.*$/gm, ''),
      ),
    );
    expect(codes[0]?.length).toBeGreaterThan(0);
    expect(codes[1]).toEqual(codes[0]);
    const file = join(root, 'test', 'house', 'readme-example.ts');
    const options: ts.CompilerOptions = {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      allowImportingTsExtensions: true,
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      types: ['node'],
    };
    // The package imports itself by name, as its users do: from what was built.
    const host = ts.createCompilerHost(options);
    const code = (codes[0] ?? []).join('\n');
    const read = host.getSourceFile.bind(host);
    host.getSourceFile = (path, version) =>
      path === file ? ts.createSourceFile(path, code, version) : read(path, version);
    const exists = host.fileExists.bind(host);
    host.fileExists = (path) => path === file || exists(path);
    const program = ts.createProgram([file], options, host);
    const problems = ts
      .getPreEmitDiagnostics(program)
      .map((one) => ts.flattenDiagnosticMessageText(one.messageText, '\n'));
    expect(problems).toEqual([]);
  });
});

describe('refilling a README', () => {
  it('puts what a command prints into the block behind it, and leaves the rest', () => {
    const text = 'a\n```sh\nx\n```\n\n```text\nold\n```\nb\n```sh\ny\n```\nc\n';
    expect(refilled(text, (commands) => `new ${commands.join()}\n`)).toBe(
      'a\n```sh\nx\n```\n\n```text\nnew x\n```\nb\n```sh\ny\n```\nc\n',
    );
  });
});
