/** The commands as commander takes them, without running the program: help, and what is refused. */
import { CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { Stop } from '../../src/cli/exit-codes.ts';
import { messagesOf, type Language } from '../../src/cli/language.ts';
import { mistakeOf } from '../../src/cli/mistakes.ts';
import { makeProgram } from '../../src/cli/program.ts';

const program = (language: Language) => {
  const made = makeProgram({ language, version: '0.1.0', onExit: () => undefined });
  for (const command of [made, ...made.commands]) command.configureOutput({ writeErr: () => undefined });
  return made;
};

/** What is said of these arguments; null where they are refused without a word. */
async function said(language: Language, args: readonly string[]): Promise<string | null> {
  try {
    await program(language).parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof Stop) return error.message;
    if (error instanceof CommanderError) return mistakeOf(error, messagesOf[language]);
    throw error;
  }
  throw new Error(`${args.join(' ')} was not refused`);
}

describe('help', () => {
  it.each(['parse', 'show', 'check', 'build', 'run', 'work', 'enqueue', 'status'])(
    'explains %s with its options, in both languages',
    (name) => {
      for (const language of ['zh', 'en'] as const) {
        const help =
          program(language)
            .commands.find((command) => command.name() === name)
            ?.helpInformation() ?? '';
        expect(help).toContain(messagesOf[language].usage);
        expect(help).toContain(messagesOf[language].globalOptionsTitle);
        expect(help).toContain('--lang');
      }
    },
  );
  it('lists every command', () => {
    expect(program('zh').helpInformation()).toMatch(/parse[^]*show[^]*check[^]*build[^]*run[^]*help/);
  });
});

describe('what is refused', () => {
  it.each([
    [[], ''],
    [['parse'], 'paths'],
    [['frobnicate'], 'frobnicate'],
    [['parse', '--frobnicate', 'a'], '--frobnicate'],
    [['build', 'reports'], '--out'],
    [['run', 'reports', 'more'], ''],
    [['check', 'reports', '--fail-on', 'bad'], 'error, warning, info'],
    [['check', 'reports', '--rule'], '--rule'],
    [['check', 'reports', '--rule', 'no.such'], 'no.such'],
    [['show', 'reports', '--width', '3'], '--width'],
    [['show', 'reports', '--evidence'], '--evidence'],
    [['show', 'reports', '--evidence', 'pictures', '--json'], '--evidence'],
    [['parse', 'reports', '--threads', '0'], '--threads'],
    [['run', '--threads', 'two'], '--threads'],
    [['work'], '--postgres'],
    [['enqueue', 'read', 'a', '--postgres', 'postgres://x/y'], '--archive'],
    [['enqueue', 'cook'], 'read, crawl, build'],
    [['work', '--postgres', 'postgres://x/y', '--archive', 'a', '--sites', '0'], '--sites'],
    [['enqueue', 'read', 'a', '--postgres', 'no address', '--archive', 'a'], 'no address'],
    [['build', 'reports', '--out', 'o', '--timeout', '0.5'], '--timeout'],
    [['show', 'reports', '--lang', 'fr'], 'fr'],
  ])('%j', async (args, word) => {
    expect(await said('en', args)).toContain(word);
    const zh = await said('zh', args);
    expect(zh).toContain(word);
    expect(zh).not.toMatch(/^error/);
  });
});
