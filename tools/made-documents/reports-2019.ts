/** The figures of the pages in the form of 2019. Invented, but for those marked real. */
import { made } from './said-reports.ts';

export const old2022 = made(
  {
    edition: 'ogi-2019',
    year: 2022,
    agency: '武汉市水务局',
    published: '2023-01-20',
    procurementUnit: '（万元）',
  },
  {
    counts: {
      'proactive.normative_documents.made': 3,
      'proactive.normative_documents.published': 3,
      'proactive.normative_documents.public_total': 27,
      'proactive.licensing.items_previous': 14,
      'proactive.licensing.decisions': 806,
      'proactive.other_services.items_previous': 6,
      'proactive.other_services.decisions': 55,
      'proactive.penalties.items_previous': 88,
      'proactive.penalties.decisions': 41,
      'proactive.compulsory_measures.items_previous': 9,
      'proactive.fees.items_previous': 2,
      'proactive.procurement.projects': 17,
    },
    requests: {
      'outcome.granted': [9, 4, 0, 0, 0, 0],
      'outcome.unable.not_held': [12, 1, 0, 0, 0, 0],
      'outcome.refused.deliberative': [1, 0, 0, 0, 0, 0],
      'outcome.other.all': [2, 0, 0, 0, 0, 0],
      carried_out: [1, 0, 0, 0, 0, 0],
    },
    appeals: [
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ],
    printed: {
      'proactive.licensing.items_change': { raw: '-2', value: -2 },
      'proactive.penalties.items_change': { raw: '+11', value: 11 },
      'proactive.procurement.amount': { raw: '2386.4', value: 23_864_000 },
    },
  },
  0,
);

export const jinjiang2019 = made(
  { edition: 'ogi-2019', year: 2019, agency: '成都市锦江区人民政府', published: '2020-03-26' },
  {
    counts: {
      'proactive.normative_documents.made': 8,
      'proactive.normative_documents.published': 8,
      'proactive.normative_documents.public_total': 113,
      'proactive.licensing.items_previous': 402,
      'proactive.licensing.decisions': 61822,
      'proactive.other_services.items_previous': 120,
      'proactive.other_services.decisions': 7433,
      'proactive.penalties.items_previous': 5160,
      'proactive.penalties.decisions': 2981,
      'proactive.compulsory_measures.items_previous': 177,
      'proactive.compulsory_measures.decisions': 64,
      'proactive.fees.items_previous': 11,
      'proactive.procurement.projects': 268,
    },
    requests: {
      carried_in: [8, 0, 0, 0, 0, 0],
      'outcome.granted': [96, 7, 0, 0, 1, 0],
      'outcome.partial': [31, 2, 0, 0, 0, 0],
      'outcome.refused.prohibited_by_law': [3, 0, 0, 0, 0, 0],
      'outcome.unable.not_held': [72, 6, 0, 0, 0, 0],
      'outcome.not_processed.petition': [5, 0, 0, 0, 0, 0],
      'outcome.other.all': [14, 0, 0, 0, 0, 0],
      carried_out: [6, 0, 0, 0, 0, 0],
    },
    appeals: [
      [12, 1, 0, 2],
      [4, 0, 1, 1],
      [2, 0, 0, 0],
    ],
    printed: {
      'proactive.licensing.items_change': { raw: '减少15', value: -15 },
      'proactive.other_services.items_change': { raw: '增加4', value: 4 },
      'proactive.penalties.items_change': { raw: '+38', value: 38 },
      'proactive.procurement.amount': { raw: '31256.08万元', value: 312_560_800 },
    },
  },
  1,
);

export const nanjing2020 = made(
  { edition: 'ogi-2019', year: 2020, agency: '南京市民政局', published: '2021-01-28' },
  {
    counts: {
      'proactive.normative_documents.made': 2,
      'proactive.normative_documents.published': 2,
      'proactive.normative_documents.public_total': 35,
      'proactive.licensing.items_previous': 7,
      'proactive.licensing.decisions': 264,
      'proactive.penalties.items_previous': 12,
      'proactive.penalties.decisions': 5,
      'proactive.procurement.projects': 9,
    },
    requests: {
      carried_in: [1, 0, 0, 0, 0, 0],
      'outcome.granted': [13, 0, 0, 0, 0, 0],
      'outcome.partial': [2, 0, 0, 0, 0, 0],
      'outcome.unable.not_held': [8, 1, 0, 0, 0, 0],
      'outcome.other.all': [3, 0, 0, 0, 0, 0],
    },
    appeals: [
      [1, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ],
    printed: {
      'proactive.regulations.made': '/',
      'proactive.regulations.published': '/',
      'proactive.regulations.public_total': '/',
      'proactive.other_services.items_previous': '',
      'proactive.other_services.items_change': '',
      'proactive.other_services.decisions': '',
      'proactive.fees.items_previous': '无',
      'proactive.fees.items_change': '无',
      'proactive.procurement.amount': { raw: '418.75', value: null, figure: 418.75 },
      'requests.outcome.refused.state_secret.natural_person': '—',
      'requests.outcome.refused.state_secret.total': '—',
    },
  },
  2,
);
