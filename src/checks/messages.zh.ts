/** What the rules say, in Chinese. */
import type { Bilingual, FieldType } from '../forms/index.ts';
import type { ClaimFacts, Doubt, DoubtfulReason, IdentityFacts } from './message-facts.ts';
import type { en } from './messages.en.ts';

/** The most labels that a sentence lists. */
const mostListed = 5;

const signed = (n: number): string => (n < 0 ? `−${-n}` : `+${n}`);
const quoted = (label: Bilingual): string => `“${label.zh}”`;

function list(items: readonly string[], joiner = '、'): string {
  return items.length > mostListed
    ? `${items.slice(0, mostListed).join(joiner)}等 ${items.length} 项`
    : items.join(joiner);
}

const sums = { row: '各列之和', column: '各行之和', block: '各分项之和' };

const doubts: Readonly<{ [doubt in Doubt]: string }> = {
  uncertain: '其中有数字未能确定识读无误，差异可能并非出自文件本身。',
  empty_cells: '空格按 0 计，差异可能由此而来。',
  unknown_row: '表中有不属于法定格式的行或列，可能也应计入。',
};

const reasons: Readonly<{ [reason in DoubtfulReason]: string }> = {
  lost_cells: '数字少于应有的格数，且有多种排法都成立',
  surplus_cells: '数字多于应有的格数',
  readings_differ: '两种读法得出的数字不同',
  copies_differ: '同一张表印了两次，数字不同',
  order: '表中标签缺失、重复或次序不符',
  engine_missing:
    '没有安装 LibreOffice，无法连同表格一起读取这种文件；请安装（运行“gongkai doctor”查看方法）后重新读取',
  shown_otherwise: '工作簿中存储的数字与显示的不同',
  not_calculated: '该处是公式，工作簿中没有存储其结果',
  off_page: '表格超出页面边缘，该处内容在页面上看不到',
  unaligned: '表格没有分隔线，该行内容与各列没有对齐',
  unreadable: '该处文字无法读取',
  unconfirmed: '数字由图像识别而来，没有勾稽关系可以印证',
  unexplained: '数字的位置不能确定',
};

const kinds: Readonly<{ [type in FieldType]: string }> = { count: '件数', change: '整数', amount: '金额' };

const maybe = (isSure: boolean): string => (isSure ? '' : '可能是识读有误。');

export const zh: typeof en = {
  rules: {
    'requests.balance': {
      title: '申请收支不平衡',
      summary: '本年新收与上年结转之和，不等于办理总计与结转下年度之和。',
    },
    'requests.outcome_sum': {
      title: '办理结果合计不符',
      summary: '办理结果总计不等于各办理结果行之和。',
    },
    'requests.applicant_sum': {
      title: '申请人合计不符',
      summary: '一行的总计不等于各类申请人之和。',
    },
    'appeals.sum': {
      title: '复议诉讼合计不符',
      summary: '行政复议、行政诉讼表中的总计不等于各结果之和。',
    },
    'ogi-2014.received_sum': {
      title: '2014年表：收到申请数不符',
      summary: '收到申请数不等于四种申请方式之和。',
    },
    'ogi-2014.completed_sum': {
      title: '2014年表：申请办结数不符',
      summary: '申请办结数不等于按时办结与延期办结之和。',
    },
    'ogi-2014.answered_sum': {
      title: '2014年表：申请答复数不符',
      summary: '申请答复数不等于各类答复之和。',
    },
    'ogi-2014.refused_sum': {
      title: '2014年表：不同意公开答复数不符',
      summary: '不同意公开答复数不等于各项理由之和。',
    },
    'ogi-2014.reconsideration_sum': {
      title: '2014年表：行政复议数量不符',
      summary: '行政复议数量不等于各结果之和。',
    },
    'ogi-2014.litigation_sum': {
      title: '2014年表：行政诉讼数量不符',
      summary: '行政诉讼数量不等于各结果之和。',
    },
    'ogi-2014.staff_sum': {
      title: '2014年表：工作人员数不符',
      summary: '从事政府信息公开工作人员数不等于专职与兼职之和。',
    },
    'parse.ambiguous': {
      title: '数字位置不能确定',
      summary: '该处印有内容，但无法确定哪个数字属于哪一格。',
    },
    'claim.mismatch': { title: '正文与表格不一致', summary: '正文所写数字与表格不同。' },
    'cell.not_a_count': {
      title: '应填数字处不是数字',
      summary: '应填数字的格中是文字、负数或小数。',
    },
    'cell.unit': {
      title: '计量单位不同或缺失',
      summary: '金额所用单位与格式不同，或格式未规定单位而报告也未写明。',
    },
    'form.missing_section': {
      title: '缺少表格',
      summary: '文件中没有该部分的表格，或表格是图像。',
    },
    'form.unknown': { title: '格式不明', summary: '文件中有带数字的表格，但不属于任何已知格式。' },
    'form.mixed': { title: '混用不同年份的格式', summary: '部分表格所用的格式与报告整体不同。' },
    'year.conflict': { title: '年份不一致', summary: '文件中对自身年份的表述不一致。' },
    'published.late': { title: '公布逾期', summary: '报告的公布日期晚于条例规定的日期。' },
    'agency.unresolved': {
      title: '机关不能确定',
      summary: '不知道报告机关的名称，或其名称对应不到、对应到多个机关。',
    },
    'form.not_in_force': { title: '使用非现行格式', summary: '报告所用格式不是该年度应当使用的格式。' },
    'form.missing_row': { title: '缺少法定行', summary: '表格中没有格式规定的某一行。' },
    'form.unknown_row': {
      title: '格式以外的行',
      summary: '表格中有格式以外的行或列，或同时印有互相替代的行。',
    },
    'cell.blank': { title: '空格', summary: '应填数字的格是空的，或只有横线之类的符号。' },
    'parse.low_confidence': {
      title: '图像识别的数字',
      summary: '数字由图像识别而来，勾稽关系予以印证。',
    },
    'claim.scope': { title: '正文所指为其他主体', summary: '正文数字与表格不同，但所指是其他主体。' },
  },

  identity({ along, of, reportedNames, expectedNames, reported, expected, doubt }: IdentityFacts): string {
    const isOne = reportedNames.length === 1;
    const name = (label: Bilingual): string => (along === 'row' ? label.zh : quoted(label));
    const names = isOne ? reportedNames.map(name).join('') : `${list(reportedNames.map(quoted), '与')}之和`;
    const left =
      along === 'block'
        ? quoted(of)
        : `${quoted(of)}${along === 'row' ? '一行' : '一列'}${isOne ? '的' : '，'}${names}`;
    const right =
      along !== 'block' && expectedNames.length <= 2
        ? `${list(expectedNames.map(quoted), '与')}之和`
        : sums[along];
    const tail = doubt === null ? '' : doubts[doubt];
    return `${left}为 ${reported}，${right}为 ${expected}，相差 ${signed(reported - expected)}。${tail}`;
  },

  ambiguous: (section: Bilingual, count: number, reason: DoubtfulReason): string =>
    `${quoted(section)}有 ${count} 处数字不能确定：${reasons[reason]}。`,

  claimMismatch({ cells, claimed, table, isSure }: ClaimFacts): string {
    const tail = isSure ? '' : '正文所指可能另有其数，也可能是表格识读有误。';
    return `正文称${list(cells.map(quoted), '与')}为 ${list(claimed.map(String))}，表格为 ${table}。${tail}`;
  },

  shareMismatch: (
    part: readonly Bilingual[],
    whole: readonly Bilingual[],
    { claimed, table }: { readonly claimed: number; readonly table: number },
  ): string =>
    `正文称${list(part.map(quoted), '与')}占 ${claimed}%；按表格，其占${list(whole.map(quoted), '与')}的 ${table}%。正文所指可能是其他总数的占比。`,

  claimScope: ({ cells, claimed, table }: ClaimFacts): string =>
    `正文称${list(cells.map(quoted), '与')}为 ${list(claimed.map(String))}，表格为 ${table}；正文所指可能是其他主体。`,

  notACount: (cell: Bilingual, text: string, type: FieldType, isSure: boolean): string =>
    `${quoted(cell)}填写的是“${text}”，不是${kinds[type]}。${maybe(isSure)}`,

  unitOfAmount: (
    cell: Bilingual,
    raw: string,
    word: string | null,
    unit: Bilingual,
    value: number | null,
  ): string =>
    word === null
      ? `${quoted(cell)}为“${raw}”，没有写明单位，格式也未规定单位，金额不能确定。`
      : value === null
        ? `${quoted(cell)}为“${raw}”，单位是${word}，不是${unit.zh}。`
        : `${quoted(cell)}为“${raw}”，单位是${word}，不是${unit.zh}；换算后为 ${value}。`,

  missingSection: (section: Bilingual, isImage: boolean): string =>
    isImage
      ? `${quoted(section)}的表格是图像，未能读取。`
      : `文件中没有${quoted(section)}的表格，可能在附件中或已丢失。`,

  unknownForm: (inForce: string | null): string =>
    inForce === null
      ? '文件中的表格不属于任何已知格式。'
      : `文件中的表格不属于任何已知格式；该年度应当使用${inForce}规定的格式。`,

  mixedForms: (
    sections: readonly Bilingual[],
    issued: string,
    others: readonly string[],
    isSure: boolean,
  ): string =>
    `报告使用${issued}规定的格式，但${list(sections.map(quoted))}使用${list(others)}规定的格式。${maybe(isSure)}`,

  yearConflict: (years: readonly number[], taken: number | null): string =>
    `文件中出现不同的报告年度：${list(years.map(String))}，${
      taken === null ? '均未采用' : `现按 ${taken} 年处理`
    }，可能有误。`,

  publishedLate: (date: string, deadline: string, isSure: boolean): string =>
    isSure
      ? `报告的日期为 ${date}，应于 ${deadline} 前公布。`
      : `已知最早的日期为 ${date}，应于 ${deadline} 前公布；报告可能在此之前已经公布。`,

  agencyUnresolved: (name: string | null): string =>
    name === null ? '未找到报告机关的名称，文件可能没有写明。' : `“${name}”可能对应多个机关，或不在名录中。`,

  notInForce: (year: number, used: string, inForce: string, isSure: boolean): string =>
    `${year} 年度报告使用${used}规定的格式，当年应当使用${inForce}规定的格式。${maybe(isSure)}`,

  missingRow: (section: Bilingual, row: Bilingual, isSure: boolean): string =>
    `${quoted(section)}中没有${quoted(row)}一行。${isSure ? '' : '可能以其他名称出现，或识读有误。'}`,

  unknownRow(labels: readonly string[], alternatives: readonly Bilingual[]): string {
    const unknown = `可能不属于法定格式的行或列：${list(labels.map((label) => `“${label}”`))}。`;
    const both = `${list(alternatives.map(quoted))}互相替代，却同时印出；合计时以分项为准。`;
    return `${labels.length > 0 ? unknown : ''}${alternatives.length > 0 ? both : ''}`;
  },

  blankCells: (section: Bilingual, empty: number, all: number): string =>
    `${quoted(section)}的 ${all} 格中有 ${empty} 格没有数字。`,

  lowConfidence: (section: Bilingual, count: number, lowest: number): string =>
    `${quoted(section)}有 ${count} 处数字由图像识别而来（置信度不低于 ${lowest}），勾稽关系予以印证。`,
};
