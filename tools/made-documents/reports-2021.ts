/** The figures of the pages in the form of 2021. Invented, but for those marked real. */
import { printAsIs } from './figures.ts';
import { proseOf } from './prose.ts';
import { hongze2023 } from './real-figures.ts';
import { made } from './said-reports.ts';

export const xiamen2023 = made(
  { edition: 'ogi-2021', year: 2023, agency: '厦门市教育局', published: '2024-01-16' },
  {
    counts: {
      'proactive.normative_documents.issued': 6,
      'proactive.normative_documents.repealed': 2,
      'proactive.normative_documents.in_force': 41,
      'proactive.licensing.decisions': 318,
      'proactive.penalties.decisions': 4,
    },
    requests: {
      carried_in: [2, 0, 0, 0, 0, 0],
      'outcome.granted': [19, 3, 0, 0, 1, 0],
      'outcome.partial': [6, 0, 0, 0, 0, 0],
      'outcome.refused.internal_affairs': [2, 0, 0, 0, 0, 0],
      'outcome.refused.deliberative': [3, 0, 0, 0, 0, 0],
      'outcome.unable.not_held': [14, 1, 0, 0, 0, 0],
      'outcome.not_processed.petition': [2, 0, 0, 0, 0, 0],
      'outcome.other.no_correction': [1, 0, 0, 0, 0, 0],
      carried_out: [5, 0, 0, 0, 0, 0],
    },
    appeals: [
      [3, 0, 0, 1],
      [0, 0, 0, 0],
      [1, 0, 0, 0],
    ],
  },
  0,
);

export const xiamen2024 = made(
  { edition: 'ogi-2021', year: 2024, agency: '厦门市教育局', published: '2025-01-14' },
  {
    counts: {
      'proactive.normative_documents.issued': 4,
      'proactive.normative_documents.repealed': 7,
      'proactive.normative_documents.in_force': 38,
      'proactive.licensing.decisions': 295,
      'proactive.penalties.decisions': 1,
    },
    requests: {
      carried_in: [5, 0, 0, 0, 0, 0],
      'outcome.granted': [25, 2, 0, 0, 0, 1],
      'outcome.partial': [4, 0, 0, 0, 0, 0],
      'outcome.refused.third_party_rights': [1, 0, 0, 0, 0, 0],
      'outcome.refused.deliberative': [2, 0, 0, 0, 0, 0],
      'outcome.unable.not_held': [17, 0, 0, 0, 2, 0],
      'outcome.not_processed.duplicate': [3, 0, 0, 0, 0, 0],
      'outcome.other.other': [1, 0, 0, 0, 0, 0],
      carried_out: [3, 1, 0, 0, 0, 0],
    },
    appeals: [
      [2, 1, 0, 0],
      [0, 0, 0, 1],
      [0, 0, 0, 0],
    ],
  },
  1,
);

export const xihu2023 = made(
  { edition: 'ogi-2021', year: 2023, agency: '杭州市西湖区人民政府', published: '2024-03-12' },
  {
    counts: {
      'proactive.normative_documents.issued': 11,
      'proactive.normative_documents.repealed': 9,
      'proactive.normative_documents.in_force': 76,
      'proactive.licensing.decisions': 45210,
      'proactive.penalties.decisions': 1873,
      'proactive.compulsory_measures.decisions': 122,
      'proactive.fees.amount': 1046.5,
    },
    requests: {
      carried_in: [21, 2, 0, 0, 0, 0],
      'outcome.granted': [188, 12, 0, 1, 2, 0],
      'outcome.partial': [65, 4, 0, 0, 0, 0],
      'outcome.refused.prohibited_by_law': [2, 0, 0, 0, 0, 0],
      'outcome.refused.third_party_rights': [7, 0, 0, 0, 0, 0],
      'outcome.refused.enforcement_files': [16, 1, 0, 0, 0, 0],
      'outcome.unable.not_held': [143, 5, 0, 0, 1, 0],
      'outcome.unable.needs_creation': [12, 0, 0, 0, 0, 0],
      'outcome.unable.unclear': [4, 0, 0, 0, 0, 0],
      'outcome.not_processed.petition': [9, 0, 0, 0, 0, 0],
      'outcome.not_processed.duplicate': [18, 0, 0, 0, 0, 0],
      'outcome.other.no_correction': [11, 1, 0, 0, 0, 0],
      'outcome.other.other': [5, 0, 0, 0, 0, 0],
      carried_out: [26, 1, 0, 0, 0, 0],
    },
    appeals: [
      [31, 4, 6, 2],
      [9, 0, 3, 5],
      [7, 0, 1, 4],
    ],
    printed: {
      'requests.outcome.unable.not_held.total': 150,
      'proactive.licensing.decisions': { raw: '45,210', value: 45210 },
      'proactive.penalties.decisions': { raw: '1,873', value: 1873 },
    },
  },
  2,
  ['全年新收到政府信息公开申请511件，其中区政府办公室收到政府信息公开申请17件。'],
);

export const shenzhen2022 = made(
  {
    edition: 'ogi-2021',
    variant: 'one-row',
    year: 2022,
    agency: '深圳市卫生健康委员会',
    published: '2023-01-19',
  },
  {
    counts: {
      'proactive.regulations.in_force': 3,
      'proactive.normative_documents.issued': 5,
      'proactive.normative_documents.in_force': 62,
      'proactive.licensing.decisions': 9125,
      'proactive.penalties.decisions': 2046,
      'proactive.compulsory_measures.decisions': 3,
    },
    requests: {
      carried_in: [7, 1, 0, 0, 0, 0],
      'outcome.granted': [58, 9, 1, 0, 3, 0],
      'outcome.partial': [22, 0, 0, 0, 0, 0],
      'outcome.refused.internal_affairs': [4, 0, 0, 0, 0, 0],
      'outcome.refused.enforcement_files': [8, 2, 0, 0, 0, 0],
      'outcome.unable.not_held': [31, 4, 0, 0, 0, 0],
      'outcome.not_processed.reissue': [1, 0, 0, 0, 0, 0],
      'outcome.other.all': [6, 0, 0, 0, 0, 0],
      carried_out: [12, 0, 0, 0, 0, 0],
    },
    appeals: [
      [5, 0, 1, 0],
      [1, 0, 0, 0],
      [2, 0, 0, 1],
    ],
    printed: {
      'requests.outcome.total.natural_person': 128,
      'requests.outcome.total.total': 147,
      'requests.received.natural_person': 133,
      'requests.received.total': 151,
    },
  },
  3,
);

export const changsha2021 = made(
  { edition: 'ogi-2021', year: 2021, agency: '长沙市岳麓区教育局', published: '2022-01-25' },
  {
    counts: {
      'proactive.normative_documents.in_force': 9,
      'proactive.licensing.decisions': 77,
    },
    requests: {
      'outcome.granted': [8, 0, 0, 0, 0, 0],
      'outcome.partial': [1, 0, 0, 0, 0, 0],
      'outcome.unable.not_held': [3, 0, 0, 0, 0, 0],
      carried_out: [0, 0, 0, 0, 0, 0],
    },
    printed: {
      'proactive.normative_documents.issued': { raw: '4（其中修订1件）', value: 4 },
      'proactive.normative_documents.repealed': { raw: '6（含自然失效5件）', value: 6 },
      'proactive.regulations.issued': '',
      'proactive.regulations.repealed': '',
      'proactive.regulations.in_force': '',
    },
  },
  3,
);

export const hefei2024 = made(
  { edition: 'ogi-2021', variant: 'one-row', year: 2024, agency: '合肥市统计局', published: '2025-01-22' },
  {
    counts: { 'proactive.normative_documents.in_force': 5, 'proactive.penalties.decisions': 13 },
    requests: {
      'outcome.granted': [6, 2, 3, 0, 0, 0],
      'outcome.unable.not_held': [4, 0, 1, 0, 0, 0],
      'outcome.unable.needs_creation': [5, 0, 0, 0, 0, 0],
    },
  },
  0,
);

export const kunming2023 = made(
  { edition: 'ogi-2021', year: 2023, agency: '昆明市商务局', published: '2024-01-11' },
  {
    counts: {
      'proactive.normative_documents.issued': 2,
      'proactive.normative_documents.in_force': 14,
      'proactive.licensing.decisions': 650,
    },
    requests: {
      carried_in: [3, 0, 0, 0, 0, 0],
      'outcome.granted': [11, 5, 0, 0, 0, 0],
      'outcome.refused.third_party_rights': [0, 2, 0, 0, 0, 0],
      'outcome.unable.not_held': [6, 0, 0, 0, 0, 0],
      carried_out: [4, 1, 0, 0, 0, 0],
    },
    appeals: [
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ],
    printed: { 'requests.carried_out.natural_person': 2, 'requests.carried_out.total': 3 },
  },
  1,
);

export const dali2024 = made(
  { edition: 'ogi-2021', year: 2024, agency: '大理白族自治州财政局', published: '2025-01-20' },
  {
    counts: {
      'proactive.normative_documents.in_force': 22,
      'proactive.licensing.decisions': 38,
      'proactive.penalties.decisions': 2,
    },
    requests: {
      'outcome.granted': [7, 3, 0, 0, 0, 0],
      'outcome.partial': [1, 0, 0, 0, 0, 0],
      'outcome.unable.not_held': [2, 0, 0, 0, 0, 0],
    },
  },
  2,
  ['（五）依申请公开。2024年，我局共收到政府信息公开申请15件，比上年多2件，全部按期答复。'],
);

export const guilin2023 = made(
  {
    edition: 'ogi-2021',
    year: 2023,
    agency: '桂林市阳朔县人民政府',
    published: '2024-03-29',
    title: '桂林市阳朔县人民政府2022年政府信息公开工作年度报告',
  },
  {
    counts: {
      'proactive.normative_documents.issued': 4,
      'proactive.normative_documents.in_force': 31,
      'proactive.licensing.decisions': 5120,
      'proactive.penalties.decisions': 366,
    },
    requests: {
      carried_in: [1, 0, 0, 0, 0, 0],
      'outcome.granted': [20, 1, 0, 0, 0, 0],
      'outcome.unable.not_held': [9, 0, 0, 0, 0, 0],
      carried_out: [2, 0, 0, 0, 0, 0],
    },
    appeals: [
      [2, 0, 0, 0],
      [1, 0, 0, 0],
      [0, 0, 0, 0],
    ],
  },
  3,
);

export const shijiazhuang2022 = made(
  { edition: 'ogi-2021', year: 2022, agency: '石家庄市文化广电和旅游局', published: '2023-03-18' },
  {
    counts: {
      'proactive.normative_documents.in_force': 7,
      'proactive.licensing.decisions': 1462,
      'proactive.penalties.decisions': 39,
    },
    printed: { 'proactive.licensing.decisions': { raw: '１４６２', value: 1462 } },
    requests: { 'outcome.granted': [5, 1, 0, 0, 0, 0], 'outcome.unable.not_held': [4, 0, 0, 0, 0, 0] },
  },
  0,
);

export const yuyao2023 = made(
  { edition: 'ogi-2021', year: 2023, agency: '余姚市综合行政执法局', published: '2024-01-09' },
  {
    counts: {
      'proactive.penalties.decisions': 2217,
      'proactive.compulsory_measures.decisions': 85,
      'proactive.fees.amount': 12.36,
    },
    requests: {
      'outcome.granted': [14, 0, 0, 0, 2, 0],
      'outcome.refused.enforcement_files': [11, 3, 0, 0, 4, 0],
      'outcome.not_processed.petition': [6, 0, 0, 0, 0, 0],
    },
    appeals: [
      [4, 1, 2, 0],
      [0, 0, 1, 0],
      [1, 0, 0, 2],
    ],
    printed: { 'litigation.after_reconsideration.total': 2 },
  },
  1,
);

export const nanqiao2023 = made(
  { edition: 'ogi-2021', year: 2023, agency: '云溪市青石区人民政府南桥街道办事处', published: '2024-01-26' },
  {
    counts: { 'proactive.penalties.decisions': 150, 'proactive.compulsory_measures.decisions': 2 },
    requests: { 'outcome.granted': [3, 0, 0, 0, 0, 0], 'outcome.unable.not_held': [5, 0, 0, 0, 0, 0] },
  },
  2,
);

export const jingdezhen2024 = made(
  { edition: 'ogi-2021', year: 2024, agency: '景德镇市林业局', published: '2025-01-17' },
  {
    counts: { 'proactive.normative_documents.in_force': 3, 'proactive.licensing.decisions': 412 },
    requests: {
      'outcome.granted': [7, 1, 0, 0, 0, 0],
      'outcome.refused.third_party_rights': [1, 0, 0, 0, 0, 0],
    },
  },
  1,
);

export const quzhou2023 = made(
  { edition: 'ogi-2021', year: 2023, agency: '衢州市水利局', published: '2024-01-22' },
  {
    counts: { 'proactive.licensing.decisions': 96, 'proactive.penalties.decisions': 4 },
    requests: { 'outcome.granted': [2, 0, 0, 0, 0, 0], 'outcome.unable.not_held': [3, 2, 0, 0, 0, 0] },
  },
  0,
);

export const imagesOnly = made(
  { edition: 'ogi-2021', year: 2023, agency: '西安市生态环境局', published: '2024-01-30' },
  {},
  1,
  ['公开申请的办理情况见下列图表。'],
);

export const hongze = printAsIs(
  { edition: 'ogi-2021', variant: 'one-row', year: 2023, agency: '洪泽区人民政府', published: '2024-01-29' },
  hongze2023,
  proseOf(2, [], ''),
);
