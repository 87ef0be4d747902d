/** Pages that are not as the form has it: what is still read, and what must rather be left open. */
import { describe, expect, it } from 'vitest';
import { examine } from '../../src/examine/index.ts';
import type { Record } from '../../src/record/index.ts';
import { layoutNamed } from '../layouts/layouts.ts';
import { reportOf } from '../layouts/report-of.ts';
import type { TestReport } from '../layouts/report.ts';
import { noTraps } from '../layouts/variation.ts';
import { untruths } from './breaches.ts';

const row = (name: string, from: number): Readonly<Record_<number>> =>
  Object.fromEntries(
    ['natural_person', 'business', 'research', 'public_interest', 'legal_service', 'other_org'].map(
      (c, i) => [`${name}.${c}`, from + i],
    ),
  );
type Record_<T> = { [code: string]: T };

/** Distinct numbers in a few rows, so that a number in another's place shows. */
const report = reportOf('ogi-2021', {
  ...row('requests.received', 101),
  'requests.received.total': 621,
  ...row('requests.outcome.granted', 201),
  'requests.outcome.granted.total': 1221,
  'proactive.regulations.issued': 1,
  'proactive.regulations.repealed': 2,
  'proactive.regulations.in_force': 3,
  'proactive.licensing.decisions': 31,
  'proactive.penalties.decisions': 32,
  'reconsideration.upheld': 41,
  'reconsideration.rectified': 42,
  'reconsideration.other': 43,
  'reconsideration.pending': 44,
  'reconsideration.total': 170,
  'litigation.direct.upheld': 51,
  'litigation.direct.total': 51,
  'litigation.after_reconsideration.pending': 61,
  'litigation.after_reconsideration.total': 61,
});

const page = (of: TestReport = report, layout = 'html section 2 in pieces'): string =>
  new TextDecoder().decode(layoutNamed(layout).render(of, noTraps));
const read = (source: string): Promise<Record> =>
  examine(new TextEncoder().encode(source), { file: 'page.html' });
const value = (record: Record, code: string): number | null | undefined => record.report?.values[code];
const rules = (record: Record): string[] => record.findings.map(({ rule }) => rule);
const tablesIn = (source: string): string[] => source.match(/<table.*?<\/table>/gsu) ?? [];

/** Reads a changed page and says what is wrong in it, and how many of the numbers were read. */
async function after(
  change: (source: string) => string,
): Promise<{ record: Record; wrong: string[]; exact: number }> {
  const source = page();
  const changed = change(source);
  expect(changed).not.toBe(source);
  const record = await read(changed);
  const wrong = untruths(record, report.printed).filter((breach) => breach.startsWith('WRONG'));
  const exact = [...report.printed].filter(
    ([code, { value: v }]) => v !== null && value(record, code) === v,
  ).length;
  return { record, wrong, exact };
}

describe('a page with another head', () => {
  it('leaves a section open whose head has two columns changed over', async () => {
    const { record, wrong } = await after((s) =>
      s.replace('>商业企业<', '>甲<').replace('>科研机构<', '>商业企业<').replace('>甲<', '>科研机构<'),
    );
    // The page prints 102 under 科研机构 and 103 under 商业企业.
    expect(value(record, 'requests.received.business')).not.toBe(102);
    expect(value(record, 'requests.received.research')).not.toBe(103);
    expect(wrong.filter((w) => !/business|research/.test(w))).toEqual([]);
  });

  it('leaves a section open whose head lacks a column', async () => {
    const { wrong } = await after((s) => s.replace(/<t[dh]>科研机构<\/t[dh]>/u, ''));
    expect(wrong).toEqual([]);
  });

  it('reads no number of a matrix without its head', async () => {
    const { record, wrong } = await after((s) => {
      const table = tablesIn(s).find((t) => t.includes('自然人')) ?? '';
      return s.replace(table, table.replace(/<thead>.*?<\/thead>/su, ''));
    });
    expect(wrong).toEqual([]);
    expect(value(record, 'requests.received.natural_person')).toBeNull();
    expect(rules(record)).toContain('parse.ambiguous');
    expect(value(record, 'proactive.licensing.decisions')).toBe(31);
  });

  it('reads the rest where a column was added at the end', async () => {
    const { record, wrong, exact } = await after((s) => {
      const table = tablesIn(s).find((t) => t.includes('自然人')) ?? '';
      const wide = table.replace(/<tr>.*?<\/tr>/gsu, (tr, at: number) =>
        tr.replace('</tr>', at < table.indexOf('<tbody>') ? '<td>备注</td></tr>' : '<td>777</td></tr>'),
      );
      return s.replace(table, wide);
    });
    expect(wrong).toEqual([]);
    expect(exact).toBeGreaterThan(20);
    expect(rules(record)).toContain('parse.ambiguous');
  });
});

describe('a page with other rows', () => {
  it('keeps a row of its own apart from the rows of the form', async () => {
    const { record, wrong, exact } = await after((s) =>
      s
        .replace(
          /<tr><td[^>]*>（二）部分公开/u,
          (tr) => `<tr><td colspan="2">网络公示</td>${'<td>9</td>'.repeat(7)}</tr>${tr}`,
        )
        .replace('rowspan="22"', 'rowspan="23"'),
    );
    expect(wrong).toEqual([]);
    expect(exact).toBe(report.printed.size);
    expect(record.report?.extra.map((r) => [r.label, r.cells])).toEqual([
      ['网络公示', Array<string>(7).fill('9')],
    ]);
    expect(rules(record)).toContain('form.unknown_row');
  });

  it('reads rows in another order by their labels', async () => {
    const { wrong, exact } = await after((s) => {
      const one = /<tr><td colspan="3">一、本年新收.*?<\/tr>/su.exec(s)?.[0] ?? '';
      const two = /<tr><td colspan="3">二、上年结转.*?<\/tr>/su.exec(s)?.[0] ?? '';
      return s.replace(one + '\n' + two, two + '\n' + one).replace(one + two, two + one);
    });
    expect(wrong).toEqual([]);
    expect(exact).toBe(report.printed.size);
  });

  it('says which row is missing', async () => {
    const { record, wrong, exact } = await after((s) =>
      s.replace(/<tr><td[^>]*>（二）部分公开.*?<\/tr>/su, '').replace('rowspan="22"', 'rowspan="21"'),
    );
    expect(wrong).toEqual([]);
    expect(exact).toBe(report.printed.size - 7);
    expect(record.findings.filter((f) => f.rule === 'form.missing_row').map((f) => f.row)).toEqual([
      'requests.outcome.partial',
    ]);
  });

  it('reads a row whose label has a slip', async () => {
    const { wrong, exact } = await after((s) => s.replace('属于三类内部事务信息', '属于三类内部事物信息'));
    expect(wrong).toEqual([]);
    expect(exact).toBe(report.printed.size);
  });

  it('reads past a column of serial numbers', async () => {
    let n = 0;
    const { wrong, exact } = await after((s) =>
      s.replace(/<table.*?<\/table>/gsu, (table) =>
        table.includes('自然人')
          ? table.replace(
              /<tr>/gu,
              (tr, at: number) => `${tr}<td>${at < table.indexOf('<tbody>') ? '序号' : String(++n)}</td>`,
            )
          : table,
      ),
    );
    expect(wrong).toEqual([]);
    expect(exact).toBe(report.printed.size);
  });

  it('notes both ways of printing （六）其他处理', async () => {
    const { record, wrong } = await after((s) =>
      s
        .replace(
          /<tr><td colspan="2">（七）总计/u,
          (tr) => `<tr><td colspan="2">（六）其他处理</td>${'<td>0</td>'.repeat(7)}</tr>${tr}`,
        )
        .replace('rowspan="22"', 'rowspan="23"'),
    );
    expect(wrong).toEqual([]);
    expect(value(record, 'requests.outcome.other.all.total')).toBe(0);
    expect(value(record, 'requests.outcome.other.other.total')).toBe(0);
    expect(rules(record)).toContain('form.unknown_row');
  });
});

describe('a page with a table twice', () => {
  const changed = (s: string): string => s.replace('>101<', '>111<');
  const matrix = (s: string): string => tablesIn(s).find((t) => t.includes('自然人')) ?? '';

  it('takes neither of two numbers where both copies can be seen', async () => {
    const { record, wrong } = await after((s) => s.replace(matrix(s), (t) => t + changed(t)));
    expect(wrong).toEqual([]);
    expect(value(record, 'requests.received.natural_person')).toBeNull();
    expect(record.findings.find((f) => f.codes.includes('requests.received.natural_person'))).toMatchObject({
      rule: 'parse.ambiguous',
      blame: 'unsure',
      reported: 'copies_differ',
    });
    expect(value(record, 'requests.outcome.granted.natural_person')).toBe(201);
  });

  it('does not see a hidden copy with other numbers', async () => {
    const { wrong, exact } = await after((s) =>
      s.replace(matrix(s), (t) => `<div style="display: none">${changed(t)}</div>${t}`),
    );
    expect(wrong).toEqual([]);
    expect(exact).toBe(report.printed.size);
  });
});

describe('a page with tables of another make', () => {
  it('reads section 4 in three tables', async () => {
    const piece = (name: string, numbers: readonly number[]): string =>
      `<table><tr><td colspan="5">${name}</td></tr><tr>${['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'].map((c) => `<td>${c}</td>`).join('')}</tr><tr>${numbers.map((n) => `<td>${String(n)}</td>`).join('')}</tr></table>`;
    const { record, wrong } = await after((s) => {
      const strip = tablesIn(s).find((t) => t.includes('结果维持')) ?? '';
      return s.replace(
        strip,
        piece('行政复议', [41, 42, 43, 44, 170]) +
          piece('未经复议直接起诉', [51, 0, 0, 0, 51]) +
          piece('复议后起诉', [0, 0, 0, 61, 61]),
      );
    });
    expect(wrong).toEqual([]);
    expect(value(record, 'reconsideration.pending')).toBe(44);
    expect(value(record, 'litigation.direct.upheld')).toBe(51);
    expect(value(record, 'litigation.after_reconsideration.pending')).toBe(61);
  });

  it('does not put the numbers of three tables in another order under the wrong heads', async () => {
    const piece = (name: string, numbers: readonly number[]): string =>
      `<table><tr><td colspan="5">${name}</td></tr><tr>${['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'].map((c) => `<td>${c}</td>`).join('')}</tr><tr>${numbers.map((n) => `<td>${String(n)}</td>`).join('')}</tr></table>`;
    const { wrong } = await after((s) => {
      const strip = tablesIn(s).find((t) => t.includes('结果维持')) ?? '';
      return s.replace(
        strip,
        piece('未经复议直接起诉', [51, 0, 0, 0, 51]) +
          piece('复议后起诉', [0, 0, 0, 61, 61]) +
          piece('行政复议', [41, 42, 43, 44, 170]),
      );
    });
    expect(wrong).toEqual([]);
  });

  it('reads no wrong number of a matrix that stands on its side', async () => {
    const labels = ['一、本年新收政府信息公开申请数量', '二、上年结转政府信息公开申请数量', '（一）予以公开'];
    const columns = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'];
    const lines = columns.map(
      (c, i) =>
        `<tr><td>${c}</td><td>${String(i < 6 ? 101 + i : 621)}</td><td>0</td><td>${String(i < 6 ? 201 + i : 1221)}</td></tr>`,
    );
    const { wrong } = await after((s) => {
      const table = matrixOf(s);
      return s.replace(
        table,
        `<table><tr><td></td>${labels.map((l) => `<td>${l}</td>`).join('')}</tr>${lines.join('')}</table>`,
      );
    });
    expect(wrong).toEqual([]);
  });

  it('says that a table is an image', async () => {
    const { record, wrong } = await after((s) => s.replace(matrixOf(s), '<p><img src="table3.png"></p>'));
    expect(wrong).toEqual([]);
    expect(record.status).toBe('partial');
    expect(record.report?.cells['requests.received.natural_person']?.state).toBe('unreadable');
    expect(rules(record)).toContain('form.missing_section');
  });

  it('says that a number is an image', async () => {
    const { record, wrong, exact } = await after((s) => s.replace('>101<', '><img src="101.png"><'));
    expect(wrong).toEqual([]);
    expect(record.report?.cells['requests.received.natural_person']?.state).toBe('unreadable');
    expect(exact).toBe(report.printed.size - 1);
    expect(
      record.findings.some(
        (f) => f.rule === 'parse.ambiguous' && f.codes.includes('requests.received.natural_person'),
      ),
    ).toBe(true);
  });

  it('reads past a table of notes inside a cell', async () => {
    const { wrong, exact } = await after((s) =>
      s.replace(
        '一、本年新收政府信息公开申请数量',
        '一、本年新收政府信息公开申请数量<table><tr><td>注</td><td>含网上申请5件</td></tr></table>',
      ),
    );
    expect(wrong).toEqual([]);
    expect(exact).toBeGreaterThan(report.printed.size - 8);
  });

  it('reads a matrix in two tables of which only the first has the head', async () => {
    const { wrong, exact } = await after((s) => {
      const table = matrixOf(s);
      const at = table.indexOf('<tr><td>3.补正后申请内容仍不明确');
      return s.replace(table, `${table.slice(0, at)}</tbody></table><p></p><table><tbody>${table.slice(at)}`);
    });
    expect(wrong).toEqual([]);
    expect(exact).toBeGreaterThan(90);
  });
});

function matrixOf(s: string): string {
  return tablesIn(s).find((t) => t.includes('自然人')) ?? '';
}

describe('what is no report, or no report of a known form', () => {
  const title = '余姚市综合行政执法局2023年政府信息公开工作年度报告';
  const headings = [
    '一、总体情况',
    '二、主动公开政府信息情况',
    '三、收到和处理政府信息公开申请情况',
    '四、政府信息公开行政复议、行政诉讼情况',
    '五、存在的主要问题及改进情况',
    '六、其他需要报告的事项',
  ];

  it('reads headings alone as a partial report, every value null', async () => {
    const record = await read(`<h1>${title}</h1>${headings.map((h) => `<p>${h}</p>`).join('')}`);
    expect([record.status, record.report?.form, record.report?.year]).toEqual(['partial', 'ogi-2021', 2023]);
    expect(Object.values(record.report?.values ?? {}).length).toBe(report.printed.size + 7);
    expect(Object.values(record.report?.values ?? {}).every((v) => v === null)).toBe(true);
    expect(record.findings.filter((f) => f.rule === 'form.missing_section').length).toBe(3);
    expect(rules(record)).not.toContain('cell.blank');
  });

  it('reads headings over images as unreadable', async () => {
    const record = await read(
      `<h1>${title}</h1>${headings.map((h) => `<p>${h}</p><p><img src="a.png"></p>`).join('')}`,
    );
    expect(record.status).toBe('partial');
    expect(record.report?.cells['reconsideration.total']?.state).toBe('unreadable');
    expect(Object.values(record.report?.values ?? {}).every((v) => v === null)).toBe(true);
  });

  it.each([
    ['an empty page', '<html><body></body></html>'],
    [
      'an index of reports',
      `<h1>政府信息公开年报</h1><ul>${[2021, 2022, 2023].map((y) => `<li><a href="${String(y)}.html">余姚市综合行政执法局${String(y)}年政府信息公开工作年度报告</a></li>`).join('')}</ul>`,
    ],
    ['a page that is not found', '<title>404</title><h1>404 Not Found</h1><p>您访问的页面不存在</p>'],
    [
      'a policy',
      `<h1>余姚市行政规范性文件管理办法</h1>${'<p>第一条 为了规范行政规范性文件的制定，根据有关规定，制定本办法。本办法所称行政规范性文件，是指行政机关制定的文件。</p>'.repeat(12)}`,
    ],
  ])('says that %s is not a report', async (_, source) => {
    const record = await read(source);
    expect([record.status, record.report, record.findings]).toEqual(['not_a_report', null, []]);
  });

  it('keeps the tables of a year before the forms as they stand', async () => {
    const record = await read(
      `<h1>余姚市综合行政执法局2012年政府信息公开工作年度报告</h1><p>一、概述</p><p>${'本机关认真做好公开工作，及时发布信息。'.repeat(20)}</p><table><tr><td>指标</td><td>数量</td></tr><tr><td>网站公开信息</td><td>120</td></tr><tr><td>受理申请</td><td>3</td></tr></table>`,
    );
    expect(record.report?.form).toBeNull();
    expect(record.report?.values).toEqual({});
    expect(record.report?.extra.map((r) => [r.label, ...r.cells])).toEqual([
      ['网站公开信息', '120'],
      ['受理申请', '3'],
    ]);
    expect(rules(record)).toContain('form.unknown');
  });

  it('does not force a form that nobody knows yet into the one in force', async () => {
    const record = await read(
      `<h1>余姚市综合行政执法局2031年政府信息公开工作年度报告</h1><p>${'本机关认真做好公开工作，及时发布信息。'.repeat(20)}</p><p>二、公开内容</p><table><tr><td>事项</td><td>数据开放集数</td><td>调用次数</td></tr><tr><td>公共数据</td><td>12</td><td>3400</td></tr></table>`,
    );
    expect(record.report?.form).toBeNull();
    expect(record.report?.extra.length).toBe(1);
  });

  it('says that section 3 follows another edition than section 2', async () => {
    const old = page(reportOf('ogi-2019', { 'requests.received.total': 5 }, { year: 2023 }));
    const now = page();
    // Section 2 of 2021 over section 3 of 2019 in the variant that 2021 does not have.
    const mixed = now.replace(matrixOf(now), matrixOf(old));
    const record = await read(mixed);
    expect(record.report?.form).toBe('ogi-2021');
    expect(value(record, 'requests.received.total')).toBe(5);
  });
});
