/** For every rule between reports some reports that break it: the examples of the rule pages are made from these. */
import type { CompareOptions } from '../../../src/checks/index.ts';
import { grid, prose, requests, type Made } from './between-builder.ts';

interface BetweenExample {
  readonly reports: readonly Made[];
  readonly options?: CompareOptions;
}

const sections = (overview: string) => ({ report: { sections: { overview, problems: null, other: null } } });

export const betweenExamples: { readonly [rule: string]: BetweenExample } = {
  'years.carry_over': {
    reports: [
      { year: 2022, values: requests(20, 0, 3) },
      { year: 2023, values: requests(30, 2, 0) },
    ],
  },
  'duplicate.report': {
    reports: [
      { values: requests(20, 0, 0), digest: '1' },
      { values: requests(21, 0, 0), digest: '2' },
    ],
  },
  'years.in_force': {
    reports: [
      { year: 2022, values: { 'proactive.normative_documents.in_force': 12 } },
      {
        year: 2023,
        values: {
          'proactive.normative_documents.in_force': 15,
          'proactive.normative_documents.issued': 4,
          'proactive.normative_documents.repealed': 2,
        },
      },
    ],
  },
  'years.items': {
    reports: [
      {
        form: 'ogi-2019',
        year: 2019,
        values: {
          'proactive.licensing.items_previous': 120,
          'proactive.licensing.items_change': -3,
        },
      },
      { form: 'ogi-2019', year: 2020, values: { 'proactive.licensing.items_previous': 120 } },
    ],
  },
  'years.pending': {
    reports: [
      { year: 2022, values: { 'reconsideration.pending': 4, 'reconsideration.total': 4 } },
      { year: 2023, values: { 'reconsideration.upheld': 1, 'reconsideration.total': 1 } },
    ],
  },
  'years.copied': {
    reports: [
      { year: 2022, values: grid(8) },
      { year: 2023, values: grid(8) },
    ],
  },
  'years.jump': {
    reports: [
      { year: 2022, values: { 'proactive.penalties.decisions': 12 } },
      { year: 2023, values: { 'proactive.penalties.decisions': 120 } },
    ],
  },
  'agencies.roll_up': {
    reports: [
      { agency_id: '320803-zf', name: '洪泽区人民政府', scope: 'aggregate', values: requests(20, 0, 0) },
      { agency_id: '320803-rsj', name: '洪泽区人社局', values: requests(14, 0, 0) },
      { agency_id: '320803-jyj', name: '洪泽区教育局', values: requests(9, 0, 0) },
    ],
    options: {
      roster: () => [
        { id: '320803-rsj', name: '洪泽区人社局' },
        { id: '320803-jyj', name: '洪泽区教育局' },
      ],
    },
  },
  'agencies.copied': {
    reports: [
      { agency_id: '320803-rsj', name: '甲局', values: grid(8) },
      { agency_id: '320803-jyj', name: '乙局', values: grid(8), ...sections(prose(1, 4)) },
    ],
  },
};
