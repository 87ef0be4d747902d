/** A damaged Word file whose end of a cell became a soft hyphen: two numbers that a reader of the page sees as one. */
import { expect, it } from 'vitest';
import { read, rulesOn, valueOf } from './read.ts';

const page = (number: string): string =>
  `<h1>泗洪县民政局2023年政府信息公开工作年度报告</h1><p>二、主动公开政府信息情况</p><table><tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政处罚</td><td>${number}</td></tr><tr><td>行政&shy;强制</td><td>5&shy;</td></tr></table>`;
const code = 'proactive.penalties.decisions';

it.each(['11&shy;97', '11<span>&shy;</span>97', '１１&shy;&shy;97'])('%s is no number', async (number) => {
  const record = await read(page(number));
  expect(valueOf(record, code)).toBeNull();
  expect(rulesOn(record, code)).toEqual(['parse.ambiguous']);
});

it('a soft hyphen in a label, or after a number, hides nothing', async () => {
  const record = await read(page('11'));
  expect(valueOf(record, code)).toBe(11);
  expect(valueOf(record, 'proactive.compulsory_measures.decisions')).toBe(5);
});

it('a text of nothing but digits and soft hyphens takes no longer than any other of its length', async () => {
  const record = await read(page('1&shy;'.repeat(200_000)));
  expect(valueOf(record, code)).toBeNull();
});
