/** `gongkai corrections`: the page of what people decided and agencies replied, in Markdown. */
import { proofWordsEn, proofWordsZh, statusOf } from '../evidence/index.ts';
import { readDecisions } from './decisions-file.ts';
import { exitCodes } from './exit-codes.ts';
import { gather } from './gather.ts';
import { markdownText } from './markdown-text.ts';
import type { Reading } from './read-inputs.ts';
import type { Terminal } from './terminal.ts';

export interface CorrectionsOptions {
  readonly dataset: string;
  readonly decisions: string;
}

/** Prints the page. Gives the exit code. */
export async function corrections(
  paths: readonly string[],
  options: CorrectionsOptions,
  terminal: Terminal,
  reading: Reading,
): Promise<number> {
  const words = (terminal.language === 'zh' ? proofWordsZh : proofWordsEn).corrections;
  const decisions = await readDecisions(options.decisions, terminal);
  const all = await gather(paths.length === 0 ? [options.dataset] : paths, terminal, reading);
  const found = new Map(all.map((one) => [one.finding.id, one]));
  const lines = [`# ${words.title}`, '', words.about, ''];
  if (decisions.last.size === 0) lines.push(words.none);
  else {
    const head = [words.date, words.finding, words.decision, words.says, words.note];
    lines.push(`| ${head.join(' | ')} |`, '| --- | --- | --- | --- | --- |');
  }
  const inOrder = [...decisions.last.values()].sort((a, b) =>
    a.date === b.date ? (a.finding < b.finding ? -1 : 1) : a.date > b.date ? -1 : 1,
  );
  for (const { finding: id, decision, date, by, note } of inOrder) {
    const one = found.get(id);
    const status = one === undefined ? 'gone' : statusOf(decisions, id, one.evidence);
    const stands = status === 'open' ? words[decision] : words[status];
    const who = one?.sources.map(({ agency, year }) => `${agency ?? ''} ${String(year ?? '')}`)[0] ?? '';
    const says = one === undefined ? '' : `${who}: ${one.finding.message[terminal.language]}`;
    const told = [by, note].filter((text) => text !== null).join(': ');
    const decided = stands === words[decision] ? stands : `${words[decision]}; ${stands}`;
    lines.push(`| ${date} | \`${id}\` | ${decided} | ${markdownText(says)} | ${markdownText(told)} |`);
  }
  await terminal.print(`${lines.join('\n')}\n`);
  return exitCodes.done;
}
