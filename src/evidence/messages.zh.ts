/** What the pages of proof say, in Chinese. */
import type { en } from './messages.en.ts';
import type { SourceFacts } from './explain.ts';

const by = ({ agency, title, year, url, file }: SourceFacts): string =>
  `${agency ?? '机关不明'}《${title ?? '年度报告'}》（${year ?? '年份不明'}），${url ?? file}`;

export const zh: typeof en = {
  quote: ({ message, blame }, sources) =>
    `${message.zh}${blame === 'source' ? '' : '（不能确定是文件本身的问题。）'}来源：${sources
      .slice(0, 3)
      .map((one) => `${by(one)}，SHA-256 ${one.sha256.slice(0, 16)}…`)
      .join('；')}。`,
  severity: { error: '错误', warning: '提醒', info: '说明' },
  blame: {
    source: '文件本身如此。',
    parse: '可能是识读有误。',
    unsure: '无法判断问题出自何处。',
  },
  reason: {
    readings_agree: '该类文件的各种读法一致',
    second_engine_agrees: '另一独立引擎读法相同',
    read_once: '只有部分读法得到该数',
    recognised: '由图像识别',
    ambiguous: '数字位置不能确定',
    no_number: '该处没有数字',
    no_place: '文件中没有该格',
  },
  state: {
    reported: '数字',
    blank: '空白',
    dash: '横线或“无”一类的字样',
    text: '文字',
    unreadable: '无法读取',
    ambiguous: '位置不能确定',
    absent: '文件中没有',
  },
  slip: { swapped: '两格互换', shifted_row: '整行错位一格', shifted_column: '整列错位一格' },
  digit: { added: '多写一位', dropped: '少写一位', transposed: '两位颠倒', replaced: '一位写错' },
  sum: '算式',
  cell: '格',
  printed: '原文',
  why: '识读依据',
  expected: '应为',
  reported: '所填',
  delta: '相差',
  source: '原文所在',
  mended: '如何才能相符',
  orElse: '或',
  where: '出处',
  address: '网址',
  file: '文件',
  retrieved: '取得时间',
  digest: '文件的 SHA-256',
  evidence: '证据的 SHA-256',
  quoteTitle: '引用',
  cut: '表格未完。',
  noPicture: '手边没有该文件，或该类文件无法在此显示；各格见上表。',
  picture: (page) => `文件第 ${page} 页`,
  drawing: (page) => `文件第 ${page} 页（重新绘制）`,
  drawingAbout: '按该页自身的文字和线条重新绘制；图片和印章以灰色表示。',
  corrections: {
    title: '更正与答复',
    about: '人们对各项发现的判断，以及机关的答复。证据不变则判断有效；证据变了，重新提请判断。',
    none: '尚无判断。',
    confirmed: '属实',
    dismissed: '不成立',
    replied: '机关已答复',
    asked_again: '证据已变，重新提请判断',
    gone: '已不再发现',
    finding: '发现',
    decision: '判断',
    date: '日期',
    note: '说明',
    says: '发现内容',
  },
};
