/**
 * The crosswalk: which numbers of the three editions measure the same thing, and how nearly. What the panel and the
 * indicators are made of; nothing here is measured, all of it is read from the forms and their notes.
 */
import type { Bilingual, FormId } from './form.ts';

/** `exact`: the edition asks for this very number; `approximate`: for one near it, and the note says what differs. */
export type Relation = 'exact' | 'approximate';

/** How one edition gives a measure: the sum of codes. */
export interface CrosswalkTerm {
  readonly form: FormId;
  readonly codes: readonly string[];
  /** Rows that may be printed in place of one another: all `parts`, or the `whole`. They belong to the sum. */
  readonly alternative: { readonly whole: string; readonly parts: readonly string[] } | null;
  readonly relation: Relation;
  /** Numbers of one series can be compared over editions; between two series there is a break. */
  readonly series: number;
  /** Null where nothing is to be said. */
  readonly note: Bilingual | null;
}

/** A number that several editions ask for, or that one does. */
export interface Measure extends Bilingual {
  /** `[a-z_]+`: the name of its column. */
  readonly id: string;
  /** One for each edition that asks for it, in the order of their issue. */
  readonly terms: readonly CrosswalkTerm[];
}

const say = (zh: string, en: string): Bilingual => ({ zh, en });

const exact = (form: FormId, codes: readonly string[], series = 2): CrosswalkTerm => ({
  form,
  codes,
  alternative: null,
  relation: 'exact',
  series,
  note: null,
});
const near = (form: FormId, codes: readonly string[], note: Bilingual, series = 1): CrosswalkTerm => ({
  form,
  codes,
  alternative: null,
  relation: 'approximate',
  series,
  note,
});

/** The same codes in 2019 and 2021: section 3 and section 4 did not change. */
const since2019 = (...codes: readonly string[]): readonly CrosswalkTerm[] => [
  exact('ogi-2019', codes),
  exact('ogi-2021', codes),
];

const measure = (id: string, zh: string, en: string, terms: readonly CrosswalkTerm[]): Measure => ({
  id,
  zh,
  en,
  terms,
});

const outcome = (row: string): string => `requests.outcome.${row}.total`;
const refused = [
  'state_secret',
  'prohibited_by_law',
  'security_stability',
  'third_party_rights',
  'internal_affairs',
  'deliberative',
  'enforcement_files',
  'administrative_inquiry',
].map((ground) => outcome(`refused.${ground}`));
const unable = ['not_held', 'needs_creation', 'unclear'].map((ground) => outcome(`unable.${ground}`));
const notProcessed = ['petition', 'duplicate', 'publication', 'excessive', 'reissue'].map((ground) =>
  outcome(`not_processed.${ground}`),
);

const oldLaw = say(
  '2014 年格式按 2007 年《条例》统计，答复类型与 2019 年《条例》不同。',
  'The form of 2014 follows the Regulation of 2007, whose kinds of answer differ from those of 2019.',
);
const litigation = (result: string): readonly string[] =>
  ['direct', 'after_reconsideration'].map((way) => `litigation.${way}.${result}`);

const applicants: readonly (readonly [string, string, string])[] = [
  ['natural_person', '自然人', 'natural persons'],
  ['business', '商业企业', 'businesses'],
  ['research', '科研机构', 'research institutions'],
  ['public_interest', '社会公益组织', 'public interest organisations'],
  ['legal_service', '法律服务机构', 'legal service organisations'],
  ['other_org', '其他组织', 'other organisations'],
];

/** In the order of the forms. */
export const measures: readonly Measure[] = [
  measure('received', '本年新收申请', 'Requests received', [
    near(
      'ogi-2014',
      ['requests.received.total'],
      say(
        '收到申请数；2014 年格式不分申请人，也不含上年结转的说明。',
        'Requests received; the form of 2014 does not tell applicants apart, nor what was carried in.',
      ),
    ),
    ...since2019('requests.received.total'),
  ]),
  ...applicants.map(([id, zh, en]) =>
    measure(
      `received_${id}`,
      `新收申请：${zh}`,
      `Requests received from ${en}`,
      since2019(`requests.received.${id}`),
    ),
  ),
  measure('carried_in', '上年结转申请', 'Requests carried in', since2019('requests.carried_in.total')),
  measure('handled', '本年办理结果总计', 'Requests handled', [
    near('ogi-2014', ['requests.answered.total'], oldLaw),
    ...since2019(outcome('total')),
  ]),
  measure('granted', '予以公开', 'Granted', [
    near(
      'ogi-2014',
      ['requests.answered.already_public', 'requests.answered.granted'],
      say(
        '已主动公开与同意公开之和：2019 年起告知已公开的途径也计入予以公开。',
        'Already public and granted together: since 2019 telling where it is public counts as granted.',
      ),
    ),
    ...since2019(outcome('granted')),
  ]),
  measure('partial', '部分公开', 'Partly granted', [
    near('ogi-2014', ['requests.answered.partial'], oldLaw),
    ...since2019(outcome('partial')),
  ]),
  measure('refused', '不予公开', 'Refused', [
    near(
      'ogi-2014',
      ['requests.answered.refused.total'],
      say(
        '含“不是《条例》所指政府信息”，2019 年起该情形另行统计。',
        'Includes “no government information as the Regulation means it”, which is counted elsewhere since 2019.',
      ),
    ),
    ...since2019(...refused),
  ]),
  measure('refused_state_secret', '不予公开：国家秘密', 'Refused: state secret', [
    near('ogi-2014', ['requests.answered.refused.state_secret'], oldLaw),
    ...since2019(outcome('refused.state_secret')),
  ]),
  measure('refused_prohibited_by_law', '不予公开：法律行政法规禁止', 'Refused: prohibited by law', [
    near(
      'ogi-2014',
      ['requests.answered.refused.other_law'],
      say('“法律法规规定的其他情形”，范围更宽。', '“Other cases in laws and regulations”, which is wider.'),
    ),
    ...since2019(outcome('refused.prohibited_by_law')),
  ]),
  measure('refused_security_stability', '不予公开：三安全一稳定', 'Refused: security and stability', [
    near('ogi-2014', ['requests.answered.refused.security_stability'], oldLaw),
    ...since2019(outcome('refused.security_stability')),
  ]),
  measure('refused_third_party_rights', '不予公开：第三方合法权益', 'Refused: rights of third parties', [
    near(
      'ogi-2014',
      ['requests.answered.refused.trade_secret', 'requests.answered.refused.privacy'],
      say('商业秘密与个人隐私之和。', 'Trade secrets and privacy together.'),
    ),
    ...since2019(outcome('refused.third_party_rights')),
  ]),
  measure('refused_internal_affairs', '不予公开：内部事务', 'Refused: internal affairs', [
    ...since2019(outcome('refused.internal_affairs')),
  ]),
  measure('refused_deliberative', '不予公开：过程性信息', 'Refused: deliberative information', [
    ...since2019(outcome('refused.deliberative')),
  ]),
  measure('refused_enforcement_files', '不予公开：行政执法案卷', 'Refused: enforcement files', [
    ...since2019(outcome('refused.enforcement_files')),
  ]),
  measure('refused_administrative_inquiry', '不予公开：行政查询事项', 'Refused: administrative inquiries', [
    ...since2019(outcome('refused.administrative_inquiry')),
  ]),
  measure('unable', '无法提供', 'Unable to provide', since2019(...unable)),
  measure('unable_not_held', '无法提供：本机关不掌握', 'Unable to provide: not held', [
    near(
      'ogi-2014',
      ['requests.answered.not_this_agency', 'requests.answered.not_exist'],
      say(
        '不属于本机关公开与信息不存在之和；2019 年起两者合为“不掌握”。',
        'Not this agency’s and not existing together; since 2019 both are “not held”.',
      ),
    ),
    ...since2019(outcome('unable.not_held')),
  ]),
  measure('not_processed', '不予处理', 'Not processed', since2019(...notProcessed)),
  measure('other_handling', '其他处理', 'Other handling', [
    exact('ogi-2019', [outcome('other.all')]),
    {
      ...exact('ogi-2021', []),
      alternative: {
        whole: outcome('other.all'),
        parts: ['no_correction', 'fee_unpaid', 'other'].map((part) => outcome(`other.${part}`)),
      },
    },
  ]),
  measure(
    'carried_out',
    '结转下年度继续办理',
    'Requests carried out',
    since2019('requests.carried_out.total'),
  ),
  ...(
    [
      ['upheld', '结果维持', 'upheld'],
      ['rectified', '结果纠正', 'rectified'],
      ['other', '其他结果', 'other result'],
      ['total', '总计', 'total'],
    ] as const
  ).map(([result, zh, en]) =>
    measure(`reconsideration_${result}`, `行政复议：${zh}`, `Reconsideration: ${en}`, [
      near(
        'ogi-2014',
        [`reconsideration.${result}`],
        say(
          '只计已审结的复议案件，没有“尚未审结”一栏。',
          'Decided cases only: the form has no column for pending ones.',
        ),
      ),
      ...since2019(`reconsideration.${result}`),
    ]),
  ),
  measure('reconsideration_pending', '行政复议：尚未审结', 'Reconsideration: pending', [
    ...since2019('reconsideration.pending'),
  ]),
  ...(
    [
      ['upheld', '结果维持', 'upheld'],
      ['rectified', '结果纠正', 'rectified'],
      ['other', '其他结果', 'other result'],
      ['total', '总计', 'total'],
    ] as const
  ).map(([result, zh, en]) =>
    measure(`litigation_${result}`, `行政诉讼：${zh}`, `Litigation: ${en}`, [
      near(
        'ogi-2014',
        [`litigation.${result}`],
        say(
          '只计已审结的诉讼案件，且不分是否经过复议。',
          'Decided cases only, whether or not after reconsideration.',
        ),
      ),
      ...since2019(...litigation(result)),
    ]),
  ),
  measure(
    'litigation_pending',
    '行政诉讼：尚未审结',
    'Litigation: pending',
    since2019(...litigation('pending')),
  ),
  measure('normative_documents', '制发行政规范性文件', 'Normative documents issued', [
    near(
      'ogi-2014',
      ['disclosed.normative_documents_made'],
      say('制发规范性文件总数，不一定公开。', 'All that were made, whether or not published.'),
    ),
    near(
      'ogi-2019',
      ['proactive.normative_documents.made'],
      say(
        '2019 年格式问“本年新制作数量”的规范性文件，2021 年格式问“本年制发件数”的行政规范性文件。',
        'The form of 2019 asks for normative documents newly made, that of 2021 for administrative normative documents issued.',
      ),
      2,
    ),
    exact('ogi-2021', ['proactive.normative_documents.issued'], 3),
  ]),
  measure(
    'licensing_decisions',
    '行政许可处理决定',
    'Licensing decisions',
    since2019('proactive.licensing.decisions'),
  ),
  measure(
    'penalty_decisions',
    '行政处罚处理决定',
    'Penalty decisions',
    since2019('proactive.penalties.decisions'),
  ),
  measure('compulsory_decisions', '行政强制处理决定', 'Compulsory measure decisions', [
    ...since2019('proactive.compulsory_measures.decisions'),
  ]),
];

/** A rate: the sum of some measures over the sum of others. */
export interface Indicator extends Bilingual {
  readonly id: string;
  readonly numerator: readonly string[];
  readonly denominator: readonly string[];
}

const rate = (
  id: string,
  zh: string,
  en: string,
  numerator: readonly string[],
  denominator: readonly string[] = ['handled'],
): Indicator => ({ id, zh, en, numerator, denominator });

const decided = (kind: string): readonly string[] =>
  ['upheld', 'rectified', 'other'].map((result) => `${kind}_${result}`);

/** The rates that the dataset gives, by measures of the crosswalk. */
export const indicators: readonly Indicator[] = [
  rate('disclosure_rate', '公开率（含部分公开）', 'Disclosure rate (in full or in part)', [
    'granted',
    'partial',
  ]),
  rate('full_disclosure_rate', '全部公开率', 'Full disclosure rate', ['granted']),
  rate('refusal_rate', '不予公开率', 'Refusal rate', ['refused']),
  ...measures
    .filter(({ id }) => id.startsWith('refused_'))
    .map(({ id, zh, en }) =>
      rate(`refusal_rate_${id.slice('refused_'.length)}`, `${zh}（占办理结果）`, `${en}, share of outcomes`, [
        id,
      ]),
    ),
  rate('no_information_rate', '不掌握信息率', 'No-information rate', ['unable_not_held']),
  rate('unable_rate', '无法提供率', 'Rate of unable to provide', ['unable']),
  rate('not_processed_rate', '不予处理率', 'Rate of not processed', ['not_processed']),
  rate('backlog_rate', '结转率', 'Backlog rate', ['carried_out'], ['received', 'carried_in']),
  rate(
    'natural_person_share',
    '自然人申请占比',
    'Share of natural persons',
    ['received_natural_person'],
    ['received'],
  ),
  rate(
    'reconsideration_reversal_rate',
    '行政复议纠错率',
    'Reversal rate in reconsideration',
    ['reconsideration_rectified'],
    decided('reconsideration'),
  ),
  rate(
    'litigation_reversal_rate',
    '行政诉讼纠错率',
    'Reversal rate in litigation',
    ['litigation_rectified'],
    decided('litigation'),
  ),
  rate(
    'challenge_rate',
    '争议率',
    'Challenge rate',
    ['reconsideration_total', 'litigation_total'],
    ['handled'],
  ),
];

/** Below this denominator a rate says more about chance than about an agency: it is left out, the counts stay. */
export const smallestDenominator = 10;
