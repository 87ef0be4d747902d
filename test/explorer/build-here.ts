/** A dataset built in this process, as the command does it: what starting the program takes, seconds each time, is for other tests. */
import { build, usualFormats } from '../../src/cli/build.ts';
import { openTerminal } from '../../src/cli/terminal.ts';
import type { DatasetFormat } from '../../src/dataset/index.ts';
import { programVersion } from '../../src/record/index.ts';

/** Gives what the command printed and said. Documents are read one after the other. */
export async function buildHere(
  paths: readonly string[],
  out: string,
  formats: readonly DatasetFormat[] = [...usualFormats, 'evidence'],
): Promise<string> {
  const said: string[] = [];
  const terminal = {
    ...openTerminal({ language: 'en' as const, isQuiet: true, width: null }),
    say: (sentence: string): void => void said.push(sentence),
    print: (text: string): Promise<void> => Promise.resolve(void said.push(text)),
  };
  const how = { formats, isFresh: false, checks: [], changes: [], documents: [] };
  await build(paths, out, how, terminal, { program: programVersion, threads: 1, timeoutMs: 600_000 });
  return said.join('\n');
}
