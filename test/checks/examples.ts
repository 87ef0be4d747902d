/** For every rule one small report that breaks it: the examples of the rule pages are made from these. */
import { formById } from '../../src/forms/index.ts';
import { claim, type Built } from './report-builder.ts';

/** The strip of section 4 and the list of 2014 have totals of their own: one printed one too high. */
const totalTooHigh = (total: string, part: string): Built => ({
  form: 'ogi-2014',
  values: { [total]: 11, [part]: 10 },
});

const section = (id: string): string[] =>
  formById('ogi-2021')!
    .fields.filter((field) => field.section === id)
    .map((field) => field.code);

const received = 'requests.received';

export const examples: { readonly [rule: string]: Built } = {
  'requests.balance': {
    values: {
      'requests.received.natural_person': 48,
      'requests.received.total': 48,
      'requests.outcome.granted.natural_person': 46,
      'requests.outcome.granted.total': 46,
      'requests.outcome.total.natural_person': 46,
      'requests.outcome.total.total': 46,
      'requests.carried_out.natural_person': 1,
      'requests.carried_out.total': 1,
    },
  },
  'requests.outcome_sum': {
    values: {
      'requests.received.natural_person': 9,
      'requests.received.total': 9,
      'requests.outcome.granted.natural_person': 6,
      'requests.outcome.granted.total': 6,
      'requests.outcome.unable.not_held.natural_person': 2,
      'requests.outcome.unable.not_held.total': 2,
      'requests.outcome.total.natural_person': 9,
      'requests.outcome.total.total': 9,
    },
  },
  'requests.applicant_sum': {
    values: {
      'requests.received.natural_person': 47,
      'requests.received.business': 1,
      'requests.received.total': 47,
      'requests.outcome.granted.natural_person': 47,
      'requests.outcome.granted.business': 1,
      'requests.outcome.granted.total': 48,
      'requests.outcome.total.natural_person': 47,
      'requests.outcome.total.business': 1,
      'requests.outcome.total.total': 48,
    },
  },
  'appeals.sum': {
    values: { 'reconsideration.upheld': 10, 'reconsideration.rectified': 1, 'reconsideration.total': 0 },
  },
  'ogi-2014.received_sum': totalTooHigh('requests.received.total', 'requests.received.online'),
  'ogi-2014.completed_sum': totalTooHigh('requests.completed.total', 'requests.completed.on_time'),
  'ogi-2014.answered_sum': totalTooHigh('requests.answered.total', 'requests.answered.granted'),
  'ogi-2014.refused_sum': {
    form: 'ogi-2014',
    values: {
      'requests.answered.total': 11,
      'requests.answered.refused.total': 11,
      'requests.answered.refused.privacy': 10,
    },
  },
  'ogi-2014.reconsideration_sum': totalTooHigh('reconsideration.total', 'reconsideration.upheld'),
  'ogi-2014.litigation_sum': totalTooHigh('litigation.total', 'litigation.upheld'),
  'ogi-2014.staff_sum': totalTooHigh('institutions.staff.total', 'institutions.staff.part_time'),
  'parse.ambiguous': {
    cells: {
      [`${received}.business`]: { state: 'ambiguous', number: 3, raw: '3' },
      [`${received}.research`]: { state: 'ambiguous', number: null, raw: '' },
    },
    notes: { ambiguous: [{ codes: [`${received}.business`, `${received}.research`], reason: 'lost_cells' }] },
  },
  'claim.mismatch': {
    values: {
      'requests.received.natural_person': 48,
      'requests.received.total': 48,
      'requests.outcome.granted.natural_person': 47,
      'requests.outcome.granted.total': 47,
      'requests.outcome.total.natural_person': 47,
      'requests.outcome.total.total': 47,
      'requests.carried_out.natural_person': 1,
      'requests.carried_out.total': 1,
    },
    report: { claims: [claim(['requests.received.total'], 47)] },
    notes: { claims: [{ alsoFits: [['requests.outcome.total.total']], isOtherBody: false }] },
  },
  'cell.not_a_count': {
    cells: { 'proactive.penalties.decisions': { state: 'text', number: -3, raw: '-3' } },
  },
  'cell.unit': {
    values: { 'proactive.fees.amount': 7.0487 },
    cells: { 'proactive.fees.amount': { raw: '70487元', number: 70487 } },
    notes: { units: [{ code: 'proactive.fees.amount', word: '元' }] },
  },
  'form.missing_section': {
    absent: section('appeals'),
    notes: { missingSections: [{ section: 'appeals', isImage: false }] },
  },
  'form.unknown': {
    form: null,
    report: { year: 2021 },
    notes: { isUnknownForm: true },
  },
  'form.mixed': { notes: { mixed: [{ section: 'appeals', form: 'ogi-2019' }] } },
  'year.conflict': { report: { year: 2023 }, notes: { yearConflict: [2023, 2022] } },
  'published.late': {
    report: { year: 2023, published: '2024-02-19' },
    agency: { level: 'county', isGovernment: false },
  },
  'agency.unresolved': {
    report: { agency: { id: null, name: '教育局', basis: 'printed', region: null } },
  },
  'form.not_in_force': { form: 'ogi-2019', report: { year: 2022 } },
  'form.missing_row': {
    absent: [
      'proactive.regulations.issued',
      'proactive.regulations.repealed',
      'proactive.regulations.in_force',
    ],
    notes: { missingRows: ['proactive.regulations'] },
  },
  'form.unknown_row': {
    notes: { unknownRows: [{ label: '行政裁决', section: 'proactive', amongAddends: false }] },
  },
  'cell.blank': {
    cells: {
      'proactive.regulations.issued': { state: 'blank', number: null, raw: '' },
      'proactive.regulations.repealed': { state: 'dash', number: null, raw: '—' },
    },
  },
  'parse.low_confidence': {
    cells: {
      'reconsideration.total': { readings: ['grid'], confidence: 0.93, at: { box: [10, 10, 40, 24] } },
    },
  },
  'claim.scope': {
    values: {
      'requests.received.natural_person': 95,
      'requests.received.total': 95,
      'requests.outcome.granted.natural_person': 95,
      'requests.outcome.granted.total': 95,
      'requests.outcome.total.natural_person': 95,
      'requests.outcome.total.total': 95,
    },
    report: { claims: [claim(['requests.received.total'], 17)] },
    notes: { claims: [{ alsoFits: [], isOtherBody: true }] },
  },
};
