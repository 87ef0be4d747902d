/** Words and signs that stand where a number belongs: "nothing to report", more, less. */

/** Cell texts, without white space and in half width, that say "nothing" without being a zero. */
export const dashTexts: ReadonlySet<string> = new Set([
  '-',
  '--',
  '---',
  '—',
  '——',
  '–',
  '‐',
  '−',
  '/',
  '//',
  '\\',
  '\u2571', // a drawn diagonal
  '\u3030',
  '无',
  '无此项',
  '没有',
  '不涉及',
  '未涉及',
  '不适用',
  '空',
  'n/a',
  'N/A',
  'NA',
]);

/** Words before a number in the change column that make it positive or negative. */
export const increaseWords: readonly string[] = ['增加', '新增', '增'];
export const decreaseWords: readonly string[] = ['减少', '减'];

/** What stands before the unit in a head: 单位：万元. */
export const unitMark = '单位';

/** A line that holds only a page number. */
export const pageNumberLine = /^[-—–\s·]*(?:第\s*)?\d{1,3}(?:\s*页)?[-—–\s·]*$/u;
