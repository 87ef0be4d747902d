/** The samples that are text: tables as crawls and converters flatten them. */
import { layoutNamed } from '../../test/layouts/layouts.ts';
import type { TestReport } from '../../test/layouts/report.ts';
import type { Trap } from '../../test/layouts/variation.ts';
import { printAsIs, type Figures } from './figures.ts';
import { introOf } from './parts.ts';
import { proseOf } from './prose.ts';
import { hongze2023, xiamenHrss2024 } from './real-figures.ts';
import { made } from './said-reports.ts';
import { utf8, type Sample } from './sample.ts';

interface Flattened {
  readonly path: string;
  readonly about: string;
  /** A layout of test/layouts. */
  readonly layout: string;
  readonly report: TestReport;
  readonly traps?: readonly Trap[];
  /** Lines in place of the first paragraph; null leaves it as the layout writes it (it may be wrapped). */
  readonly intro?: string | null;
  /** Changes to the whole text that no layout knows. */
  readonly change?: (text: string) => string;
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function textOf({ path, about, layout, report, ...options }: Flattened): Sample {
  const variation = { seed: report.year, traps: new Set(options.traps ?? []) };
  let text = decoder.decode(layoutNamed(layout).render(report, variation));
  const intro = options.intro === undefined ? introOf(report) : options.intro;
  if (intro !== null) {
    const lines = text.split('\n');
    const at = lines.findIndex((line) => line.startsWith('本报告根据'));
    if (at < 0) throw new Error(`${path}: the layout's first paragraph is not where it was`);
    lines[at] = intro;
    text = lines.join('\n');
  }
  return { path: `text/${path}`, about, bytes: utf8(options.change?.(text) ?? text), report };
}

type Requests = NonNullable<Figures['requests']>;

/** A small office's section 3, with these rows besides. */
const small = (row: Requests): Requests => ({
  'outcome.granted': [4, 0, 0, 0, 0, 0],
  'outcome.unable.not_held': [3, 1, 0, 0, 0, 0],
  ...row,
});

const xiamenHrss = printAsIs(
  { edition: 'ogi-2021', variant: 'one-row', year: 2024, agency: '本机关', published: '2025-01-09' },
  xiamenHrss2024,
  {
    overview: [
      '（一）主动公开情况。这一年就业、社保、人才三类信息占了公开总量的大半，重要政策都附有问答。',
      '（二）依申请公开。2024年共收到并办理政府信息公开申请47件，每一件都有书面答复。',
      '（三）监督保障。各处室确定了专门的联络人，年内开展了两轮自查。',
    ],
    problems: '公开的内容有待充实，宣传的覆盖面有待扩大。今后将定期核对栏目，多用通俗的方式宣传。',
    other: '本年度没有收取信息处理费。',
  },
);

const hongze = printAsIs(
  { edition: 'ogi-2021', variant: 'one-row', year: 2023, agency: '洪泽区人民政府', published: '2024-01-29' },
  hongze2023,
  proseOf(1, [], ''),
);

export const textSamples: readonly Sample[] = [
  textOf({
    path: 'p3-2024.txt',
    about:
      'REAL figures of 厦门市人力资源和社会保障局: one cell a line, no title and no agency; the text speaks of 47 requests, the table of 48 received and 47 handled',
    layout: 'text P3',
    report: xiamenHrss,
    traps: ['no-title'],
    intro: '报告所列数据的统计期限是2024年1月1日至12月31日，如有疑问，请与本局办公室联系。',
    change: (text) =>
      text.replaceAll('行政规范性文件', '规范性文件').replaceAll('（', '(').replaceAll('）', ')'),
  }),
  textOf({
    path: '320813-zf-2023-pdf.txt',
    about:
      'REAL figures of 洪泽区人民政府 as `pdftotext -layout` gives a page: labels above and below their numbers, page numbers between rows',
    layout: 'text of a PDF, layout',
    report: hongze,
    traps: ['slips', 'letters-apart'],
    intro: null,
  }),
  textOf({
    path: '210100-ybj-2023.txt',
    about: 'P1: a row a line, cells split by pipes, merged heads absent',
    layout: 'text P1',
    report: made(
      { edition: 'ogi-2021', year: 2023, agency: '沈阳市医疗保障局', published: '2024-01-17' },
      {
        counts: {
          'proactive.normative_documents.issued': 3,
          'proactive.normative_documents.repealed': 1,
          'proactive.normative_documents.in_force': 26,
          'proactive.penalties.decisions': 58,
        },
        requests: small({
          carried_in: [1, 0, 0, 0, 0, 0],
          'outcome.partial': [2, 0, 0, 0, 1, 0],
          'outcome.other.no_correction': [1, 0, 0, 0, 0, 0],
          carried_out: [2, 0, 0, 0, 0, 0],
        }),
        appeals: [
          [2, 0, 0, 0],
          [1, 0, 0, 1],
          [0, 0, 0, 0],
        ],
      },
      0,
    ),
  }),
  textOf({
    path: '120103-zf-2022.txt',
    about: 'P2: as P1, merged cells leave empty ones; a total of a row is wrong',
    layout: 'text P2',
    report: made(
      { edition: 'ogi-2021', year: 2022, agency: '天津市河西区人民政府', published: '2023-03-21' },
      {
        counts: {
          'proactive.normative_documents.issued': 2,
          'proactive.normative_documents.in_force': 19,
          'proactive.licensing.decisions': 30415,
          'proactive.penalties.decisions': 902,
          'proactive.compulsory_measures.decisions': 33,
          'proactive.fees.amount': 288.07,
        },
        requests: {
          carried_in: [6, 0, 0, 0, 0, 0],
          'outcome.granted': [87, 6, 0, 0, 0, 0],
          'outcome.partial': [24, 1, 0, 0, 0, 0],
          'outcome.refused.deliberative': [5, 0, 0, 0, 0, 0],
          'outcome.unable.not_held': [61, 2, 0, 0, 1, 0],
          'outcome.other.other': [4, 0, 0, 0, 0, 0],
          carried_out: [13, 0, 0, 0, 0, 0],
        },
        appeals: [
          [8, 1, 2, 1],
          [3, 0, 0, 2],
          [1, 0, 0, 1],
        ],
        printed: { 'requests.outcome.partial.total': 26 },
      },
      1,
    ),
  }),
  textOf({
    path: '620982-zf-2024.txt',
    about: 'P4: a pipe before each row, every cell on a line of its own',
    layout: 'text P4',
    report: made(
      {
        edition: 'ogi-2021',
        variant: 'one-row',
        year: 2024,
        agency: '敦煌市人民政府',
        published: '2025-03-14',
      },
      {
        counts: {
          'proactive.normative_documents.issued': 5,
          'proactive.normative_documents.repealed': 3,
          'proactive.normative_documents.in_force': 40,
          'proactive.licensing.decisions': 8014,
          'proactive.penalties.decisions': 411,
          'proactive.compulsory_measures.decisions': 16,
          'proactive.fees.amount': 95.2,
        },
        requests: small({
          'outcome.refused.enforcement_files': [2, 0, 0, 0, 0, 0],
          'outcome.other.all': [1, 0, 0, 0, 0, 0],
        }),
        appeals: [
          [3, 0, 0, 0],
          [0, 0, 0, 0],
          [1, 0, 0, 0],
        ],
      },
      2,
    ),
  }),
  textOf({
    path: '370100-sjj-2023.txt',
    about: 'P5: a Markdown table with its rule',
    layout: 'text P5 with rule',
    report: made(
      { edition: 'ogi-2021', year: 2023, agency: '济南市审计局', published: '2024-01-24' },
      {
        counts: { 'proactive.normative_documents.in_force': 3, 'proactive.penalties.decisions': 2 },
        requests: small({ 'outcome.refused.internal_affairs': [2, 1, 0, 0, 0, 0] }),
      },
      3,
    ),
  }),
  textOf({
    path: '440104-yjj-2022.txt',
    about: 'P5 without the rule; blanks in section 4',
    layout: 'text P5',
    report: made(
      { edition: 'ogi-2021', year: 2022, agency: '广州市越秀区应急管理局', published: '2023-01-13' },
      {
        counts: {
          'proactive.licensing.decisions': 230,
          'proactive.penalties.decisions': 71,
          'proactive.compulsory_measures.decisions': 1,
        },
        requests: small({}),
        printed: Object.fromEntries(
          ['upheld', 'rectified', 'other', 'pending', 'total'].map((o) => [
            `litigation.after_reconsideration.${o}`,
            '',
          ]),
        ),
      },
      0,
    ),
  }),
  textOf({
    path: '230100-scjgj-2021.txt',
    about: 'L1: one cell a line, no blank lines, repeated heads gone',
    layout: 'text L1',
    report: made(
      { edition: 'ogi-2021', year: 2021, agency: '哈尔滨市市场监督管理局', published: '2022-01-27' },
      {
        counts: {
          'proactive.normative_documents.issued': 1,
          'proactive.normative_documents.in_force': 12,
          'proactive.licensing.decisions': 15880,
          'proactive.penalties.decisions': 1204,
          'proactive.compulsory_measures.decisions': 18,
        },
        requests: small({
          'outcome.granted': [44, 9, 0, 0, 3, 0],
          'outcome.not_processed.petition': [17, 0, 0, 0, 0, 0],
          carried_out: [5, 0, 0, 0, 0, 0],
        }),
        appeals: [
          [9, 2, 5, 1],
          [2, 0, 0, 0],
          [3, 0, 0, 1],
        ],
      },
      1,
    ),
  }),
  textOf({
    path: '350100-lyj-2020.txt',
    about: 'L2: one cell a line, a blank line between; form of 2019, empty cells leave nothing',
    layout: 'text L2',
    report: made(
      {
        edition: 'ogi-2019',
        year: 2020,
        agency: '福州市林业局',
        published: '2021-01-22',
        procurementUnit: '（元）',
      },
      {
        counts: {
          'proactive.normative_documents.public_total': 11,
          'proactive.licensing.items_previous': 13,
          'proactive.licensing.decisions': 427,
          'proactive.penalties.items_previous': 45,
          'proactive.penalties.decisions': 6,
          'proactive.procurement.projects': 4,
          'proactive.procurement.amount': 1254300,
        },
        requests: small({ 'outcome.other.all': [1, 0, 0, 0, 0, 0] }),
        printed: { 'proactive.fees.items_change': '', 'proactive.compulsory_measures.decisions': '' },
      },
      2,
    ),
  }),
  textOf({
    path: '420500-zjj-2023.txt',
    about: 'cells split by tabs',
    layout: 'text tabs',
    report: made(
      { edition: 'ogi-2021', year: 2023, agency: '宜昌市住房和城乡建设局', published: '2024-01-19' },
      {
        counts: {
          'proactive.normative_documents.issued': 4,
          'proactive.normative_documents.in_force': 33,
          'proactive.licensing.decisions': 2051,
          'proactive.penalties.decisions': 37,
        },
        requests: small({
          'outcome.refused.third_party_rights': [1, 1, 0, 0, 0, 0],
          'outcome.unable.unclear': [2, 0, 0, 0, 0, 0],
        }),
      },
      3,
    ),
  }),
  textOf({
    path: '640100-zrzyj-2022.txt',
    about: 'cells split by runs of spaces',
    layout: 'text spaces',
    report: made(
      {
        edition: 'ogi-2021',
        variant: 'one-row',
        year: 2022,
        agency: '银川市自然资源局',
        published: '2023-01-18',
      },
      {
        counts: {
          'proactive.normative_documents.in_force': 8,
          'proactive.licensing.decisions': 3360,
          'proactive.penalties.decisions': 29,
          'proactive.fees.amount': 5210.66,
        },
        requests: small({
          'outcome.granted': [102, 8, 0, 0, 2, 0],
          'outcome.unable.needs_creation': [15, 0, 0, 0, 0, 0],
        }),
        appeals: [
          [6, 0, 0, 2],
          [0, 1, 0, 0],
          [2, 0, 0, 0],
        ],
      },
      0,
    ),
  }),
  textOf({
    path: '140100-tyjrj-2023.txt',
    about: 'as `pdftotext -raw` gives a page, the numbers of a row together',
    layout: 'text of a PDF, raw, numbers of a row together',
    intro: null,
    report: made(
      { edition: 'ogi-2021', year: 2023, agency: '太原市退役军人事务局', published: '2024-01-23' },
      { counts: { 'proactive.normative_documents.in_force': 2 }, requests: small({}) },
      1,
    ),
  }),
  textOf({
    path: '222400-nyncj-2017.txt',
    about: 'list of 2014, tabs',
    layout: 'text tabs',
    report: made(
      { edition: 'ogi-2014', year: 2017, agency: '延边朝鲜族自治州农业农村局', published: '2018-03-09' },
      {
        counts: {
          'disclosed.total': 932,
          'disclosed.normative_documents': 5,
          'disclosed.normative_documents_made': 5,
          'channels.website': 640,
          'channels.wechat': 292,
          'response.interpretations': 7,
          'requests.received.online': 6,
          'requests.received.letter': 1,
          'requests.completed.on_time': 7,
          'requests.answered.already_public': 3,
          'requests.answered.granted': 3,
          'requests.answered.not_exist': 1,
          'institutions.dedicated_units': 1,
          'institutions.reading_points': 1,
          'institutions.staff.full_time': 1,
          'institutions.staff.part_time': 4,
          'training.meetings': 1,
          'training.courses': 1,
          'training.trainees': 26,
        },
      },
      2,
    ),
  }),
];
