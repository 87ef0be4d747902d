/** What the rules between reports say, in Chinese. */
import type { Bilingual } from '../../forms/index.ts';
import type { CopyFacts, DuplicateFacts, RollUpFacts, YearFacts } from './between-facts.ts';
import type { en } from './messages.en.ts';

/** The most names that a sentence lists. */
const mostListed = 5;

const quoted = (label: Bilingual): string => `“${label.zh}”`;
const signed = (n: number): string => (n < 0 ? `−${-n}` : `+${n}`);
const maybe = (isSure: boolean): string =>
  isSure ? '' : '其中有数字未能确定识读无误，或无法判断差异出自何处。';

function names(all: readonly string[]): string {
  const listed = all.slice(0, mostListed).join('、');
  return all.length > mostListed ? `${listed}等 ${all.length} 家` : listed;
}

function terms({ terms: all, year, before }: YearFacts): string {
  return all
    .map((term, at) => {
      const sign = term.sign < 0 ? '减' : at === 0 ? '' : '加';
      return `${sign} ${term.year === 'this' ? year : before} 年${quoted(term.cell)}`;
    })
    .join('')
    .trim();
}

const wrongIn = {
  now: (facts: YearFacts): string => `从其他数字看，问题更可能在 ${facts.year} 年报告。`,
  before: (facts: YearFacts): string => `从其他数字看，问题更可能在 ${facts.before} 年报告。`,
  both: (): string => '仅凭数字无法判断是哪一年的报告有误。',
};

export const zh: typeof en = {
  rules: {
    'years.carry_over': {
      title: '跨年结转不符',
      summary: '上年结转数量不等于上一年度报告中的结转下年度数量。',
    },
    'duplicate.report': { title: '同一年度有多份报告', summary: '同一机关同一年度有两份文件。' },
    'years.in_force': {
      title: '现行有效件数与上年不衔接',
      summary: '现行有效件数不等于上年现行有效件数加本年制发、减本年废止。',
    },
    'years.items': {
      title: '项目数量与上年不衔接',
      summary: '上一年项目数量不等于上年报告中的项目数量加其增减数。',
    },
    'years.pending': {
      title: '未审结案件去向不明',
      summary: '上年末尚未审结的案件多于本年表中的全部案件。',
    },
    'years.copied': { title: '沿用上年数字', summary: '第三、第四部分的数字与上一年度完全相同。' },
    'years.jump': { title: '数字骤变', summary: '某项数量是上年的十倍以上，或不足上年的十分之一。' },
    'agencies.roll_up': {
      title: '政府汇总与部门之和不符',
      summary: '政府报告中的数字与其所汇总的各单位之和不同。',
    },
    'agencies.copied': {
      title: '与另一份报告雷同',
      summary: '两个机关，或同一机关的两个年度，数字相同或文字几乎相同。',
    },
  },

  yearIdentity(facts: YearFacts, wrong: keyof typeof wrongIn | null): string {
    const { year, cell, reported, expected, isSure } = facts;
    const tail = wrong === null ? '' : wrongIn[wrong](facts);
    return `${year} 年报告中${quoted(cell)}为 ${reported}，而${terms(facts)}为 ${expected}，相差 ${signed(reported - expected)}。${tail}${maybe(isSure)}`;
  },

  yearAtLeast(facts: YearFacts): string {
    const { year, before, cell, terms: all, reported, expected, isSure } = facts;
    const pending = all.map((term) => quoted(term.cell)).join('、');
    return `${before} 年报告中${pending}为 ${expected}，而 ${year} 年报告中${quoted(cell)}只有 ${reported}，容不下这些案件。${maybe(isSure)}`;
  },

  yearsCopied: (year: number, before: number, count: number): string =>
    `${year} 年第三、第四部分的数字与 ${before} 年全部相同，其中不计合计、不为零的有 ${count} 个。`,

  yearsJump: (cell: Bilingual, year: number, now: number, before: number, last: number): string =>
    `${quoted(cell)} ${year} 年为 ${now}，${before} 年为 ${last}。数字本身也可能无误。`,

  duplicateReport({ year, preferred, isSameForm, differing, changed }: DuplicateFacts): string {
    const difference = !isSameForm
      ? '两者所用格式不同'
      : differing === 0
        ? '数字没有不同'
        : `有 ${differing} 个数字不同`;
    const place =
      changed === null ? '' : `两者出自同一网址，取得时间为 ${changed.join('、')}，报告曾被改动。`;
    return `${year} 年度另有一份报告，以 ${preferred} 为准；${difference}。${place}`;
  },

  rollUp({ cell, reported, sum, counted, missing, otherScope, isComplete }: RollUpFacts): string {
    const lacking = missing.length === 0 ? '' : `缺少的报告：${names(missing)}。`;
    const others = otherScope.length === 0 ? '' : `口径不同的报告：${names(otherScope)}。`;
    const verb = isComplete ? '之和为' : '之和已达';
    return `政府报告（汇总所属单位）中${quoted(cell)}为 ${reported}，${counted} 份报告${verb} ${sum}。无法判断是哪一份有误。${lacking}${others}`;
  },

  copied({ what, isSameAgency, years, names: [one, other], share }: CopyFacts): string {
    const who = isSameAgency
      ? `${years[0] ?? '?'} 年与 ${years[1] ?? '?'} 年的报告`
      : `${one ?? '?'}（${years[0] ?? '?'} 年）与${other ?? '?'}（${years[1] ?? '?'} 年）的报告`;
    return what === 'grid'
      ? `${who}第三、第四部分数字全部相同，其中不计合计、不为零的有 ${share} 个。`
      : `${who}有 ${share}% 的文字相同（常用语句不计）。`;
  },
};
