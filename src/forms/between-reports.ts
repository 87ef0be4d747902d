/** What ties one report to others: to the year before, and to the reports of a government's departments (forms.md). */
import type { Field, Form } from './form.ts';
import { formById } from './catalogue.ts';

/** A number of the report itself, or of the report of the year before, on the expected side. */
export interface YearTerm {
  readonly code: string;
  readonly year: 'this' | 'last';
  readonly sign: 1 | -1;
}

/** What a cell of a report must be (`equal`), or be at the least, by the report of the year before. */
export interface YearIdentity {
  readonly rule: string;
  readonly relation: 'equal' | 'at_least';
  readonly reported: string;
  readonly expected: readonly YearTerm[];
  /** Both reports must be of this very edition; else the codes must mean the same in both (`sameCode`). */
  readonly needsSameForm: boolean;
  readonly row: string | null;
  readonly column: string | null;
  readonly block: string | null;
}

const last = (code: string): YearTerm => ({ code, year: 'last', sign: 1 });
const carriedIn = 'requests.carried_in';
const carriedOut = 'requests.carried_out';

function yearIdentityOf(form: Form, field: Field): YearIdentity | null {
  const { code, row, columnId } = field;
  const beside = (column: string): string => `${row}.${column}`;
  const where = { row: null, column: null, block: null };
  if (row === carriedIn && columnId !== null) {
    return {
      ...where,
      rule: 'years.carry_over',
      relation: 'equal',
      reported: code,
      expected: [last(`${carriedOut}.${columnId}`)],
      needsSameForm: false,
      column: columnId,
    };
  }
  if (columnId === 'in_force') {
    return {
      ...where,
      rule: 'years.in_force',
      relation: 'equal',
      reported: code,
      expected: [
        last(code),
        { code: beside('issued'), year: 'this', sign: 1 },
        { code: beside('repealed'), year: 'this', sign: -1 },
      ],
      needsSameForm: true,
      row,
    };
  }
  if (columnId === 'items_previous') {
    return {
      ...where,
      rule: 'years.items',
      relation: 'equal',
      reported: code,
      expected: [last(code), last(beside('items_change'))],
      needsSameForm: true,
      row,
    };
  }
  const block = /^(?<block>.+)\.total$/.exec(columnId ?? '')?.groups?.['block'];
  if (block === undefined || !form.byCode.has(`${block}.pending`)) return null;
  // What was pending is decided in the year or still pending: the year's cases are at least as many.
  return {
    ...where,
    rule: 'years.pending',
    relation: 'at_least',
    reported: code,
    expected: [last(`${block}.pending`)],
    needsSameForm: false,
    block,
  };
}

const identities = new WeakMap<Form, readonly YearIdentity[]>();

/** The identities between a report of this form and the report of the year before, in the form's order. */
export function yearIdentities(form: Form): readonly YearIdentity[] {
  let known = identities.get(form);
  if (known === undefined) {
    known = form.fields.map((field) => yearIdentityOf(form, field)).filter((one) => one !== null);
    identities.set(form, known);
  }
  return known;
}

/**
 * The code in another edition that means exactly what this one means here; null where none does. By the labels that
 * both editions print: the tables of sections 3 and 4 are the same since 2019, and no cell of the list of 2014 is.
 */
export function sameCode(code: string, from: Form, to: Form): string | null {
  if (from === to) return code;
  const here = from.byCode.get(code);
  const there = to.byCode.get(code);
  return here !== undefined && there?.section === here.section && there.label.zh === here.label.zh
    ? code
    : null;
}

/** The rows of section 3 that `agencies.roll_up` adds up, in their total column. */
const rolledUp = [
  'requests.received.total',
  carriedIn + '.total',
  'requests.outcome.total.total',
  carriedOut + '.total',
];

/** The codes of a government's report that are sums over its departments. */
export function rollUpCodes(form: Form): readonly string[] {
  return rolledUp.filter((code) => form.byCode.get(code)?.section === 'requests');
}

/** Counts of the list of 2014 that `years.jump` watches. */
const watchedOf2014 = [
  'disclosed.total',
  'requests.received.total',
  'requests.completed.total',
  'requests.answered.total',
  'reconsideration.total',
  'litigation.total',
];

/**
 * Counts whose change from year to year `years.jump` watches: the totals of the rows above, the decisions of section 2, the totals
 * of section 4; of the list of 2014 its totals.
 */
export function watchedCodes(form: Form): readonly string[] {
  if (form === formById('ogi-2014')) return watchedOf2014;
  return form.fields
    .filter(
      ({ code, columnId, section }) =>
        (section === 'requests' && rolledUp.includes(code)) ||
        (section === 'appeals' && columnId?.endsWith('.total') === true) ||
        columnId === 'decisions',
    )
    .map(({ code }) => code);
}

/** Rows of documents, whose number in force also changes by revision and expiry. */
export const documentWords = /规章|规范性文件/u;
/** Revision and expiry: what `years.in_force` does not count. */
export const revisionWords = /修订|修改|修正|失效|清理|划转|移交/u;

/**
 * Sentences that every report has, by which no two are alike: the basis, the period, where the report can be read,
 * headings, and "nothing to report". Global. A sentence with one of these is not compared.
 */
export const stockSentence =
  /中华人民共和国政府信息公开条例|国办公开办函|国务院办公厅|年度报告格式|本报告|年度报告由|报告中(?:所列)?(?:数据|的统计)|统计期限|电子版|可(?:在|从|登录).{0,40}(?:下载|查阅|查看)|联系(?:电话|地址|方式|我们)|邮(?:政)?编(?:码)?|信息处理费|收费通知|没有?其他需要报告|无其他(?:需要报告|应当报告)?|需要报告的(?:其他)?事项|表[一二三四五]|收到和处理|行政复议、行政诉讼|存在的?(?:主要)?问题(?:及|和)|主动公开政府信息情况|总体情况/u;
