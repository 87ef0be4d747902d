/**
 * The examples of the README: every ```sh block is run, and the ```text block right behind it is what its last
 * command prints. A test holds them; `npx tsx tools/readme-examples.ts` writes them anew after a change was meant.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = fileURLToPath(new URL('..', import.meta.url));

export const readmes = ['README.md', 'README.zh-CN.md'] as const;

export interface Example {
  /** The lines of the ```sh block. */
  readonly commands: readonly string[];
  /** What the README says the last of them prints; null where it says nothing. */
  readonly expected: string | null;
}

const block = /^```sh\n([^]*?)^```\n(?:\n```(?:text|json)\n([^]*?)^```\n)?/gm;

/** The examples of a README's text. */
export function examplesOf(markdown: string): Example[] {
  return [...markdown.matchAll(block)].map(([, commands = '', expected]) => ({
    commands: commands.split('\n').filter((line) => line !== '' && !line.startsWith('#')),
    expected: expected ?? null,
  }));
}

/** A folder with `samples/` in it, where the examples are run one after the other, as a reader does: what one built is there for the next. */
export class ExampleFolder {
  readonly #folder = mkdtempSync(join(tmpdir(), 'gongkai-readme-'));

  constructor() {
    symlinkSync(join(root, 'samples'), join(this.#folder, 'samples'));
  }

  /** Runs lines of shell; gives what the last one prints. Throws what it says where it does not work. */
  run(commands: readonly string[], language: 'zh' | 'en'): string {
    let out = '';
    for (const command of commands) {
      // The built program of this folder, under the name that a reader types.
      const script = `npx() { shift; "$NODE" "$PROGRAM" "$@"; }\n${command}`;
      const ran = spawnSync('bash', ['--norc', '-c', script], {
        stdio: ['ignore', 'pipe', 'pipe'],
        cwd: this.#folder,
        encoding: 'utf8',
        env: {
          PATH: process.env['PATH'],
          NODE: process.execPath,
          PROGRAM: join(root, 'dist/cli/main.js'),
          LANG: language === 'zh' ? 'zh_CN.UTF-8' : 'C.UTF-8',
          // `ls` sorts alike everywhere.
          LC_COLLATE: 'C',
        },
      });
      // Misuse, a failure of the program, a command that is not there: an example that does not work.
      if (ran.status === null || [2, 70, 126, 127].includes(ran.status))
        throw new Error(`${command}: ${ran.stderr}`);
      out = ran.stdout;
    }
    return out;
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }
}

/** The language that a README is written in. */
export function languageOfReadme(name: (typeof readmes)[number]): 'zh' | 'en' {
  return name === 'README.md' ? 'en' : 'zh';
}

/** The README with the outputs as they are now. */
export function refilled(markdown: string, run: (commands: readonly string[]) => string): string {
  return markdown.replace(block, (whole: string, _: string, expected: string | undefined) => {
    if (expected === undefined) return whole;
    const [example] = examplesOf(whole);
    const [head = ''] = whole.split(/(?<=^```\n\n```(?:text|json)\n)/m);
    return `${head}${run(example?.commands ?? [])}\`\`\`\n`;
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = new ExampleFolder();
  for (const name of readmes) {
    const path = join(root, name);
    const text = readFileSync(path, 'utf8');
    writeFileSync(
      path,
      refilled(text, (commands) => folder.run(commands, languageOfReadme(name))),
    );
  }
  folder.remove();
}
