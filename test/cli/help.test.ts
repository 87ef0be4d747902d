/** What the help of every command says, in the language of its reader. */
import { expect, it } from 'vitest';
import { makeProgram } from '../../src/cli/program.ts';

const helpIn = (language: 'zh' | 'en'): [name: string, text: string][] =>
  makeProgram({ language, version: '0', onExit: () => undefined }).commands.map((command) => [
    command.name(),
    command.helpInformation(),
  ]);

it('has choices and what an option is unless told in English', () => {
  const query = new Map(helpIn('en')).get('query')?.replace(/\s+/g, ' ');
  expect(query).toContain('(default: "output/dataset")');
  expect(query).toContain('(choices: "table", "csv", "json", "markdown")');
});

it.each(helpIn('zh'))('has no word of English beside the names in Chinese: %s', (_name, text) => {
  const about = text.replace(/"[^"]*"/g, '').split(/\s{2,}/);
  expect(about.filter((one) => /\b(?:default|choices|preset|the|of|print)\b/.test(one))).toEqual([]);
});

it('has them in Chinese', () => {
  const query = new Map(helpIn('zh')).get('query')?.replace(/\s+/g, '');
  expect(query).toContain('（默认："output/dataset"）');
  expect(query).toContain('（可选："table"、"csv"、"json"、"markdown"）');
});
