/**
 * What the editions of 2019 and 2021 share: applicants, outcomes of requests, and section 4.
 * Labels are the form's own; item marks (一、（一）1.) are left out, since reports print them in many ways.
 */
import { block, column, group, label, prose, row, section } from './define.ts';
import { rowSums, sum } from './identity.ts';
import type { Block, Column, Identity, Label, ProseSection, Row, Section } from './form.ts';

const organisations = label('法人或其他组织', 'Legal persons or other organisations');
const applicant = label('申请人情况', 'Applicants', [
  '本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和',
]);

/** Section 3's columns, in the form's order; `total` last. */
export const applicants: readonly Column[] = [
  column('natural_person', 'nat', label('自然人', 'Natural persons'), { under: [applicant] }),
  column('business', 'bus', label('商业企业', 'Businesses', ['企业', '商业企业法人']), {
    under: [applicant, organisations],
  }),
  column('research', 'res', label('科研机构', 'Research institutions'), {
    under: [applicant, organisations],
  }),
  column(
    'public_interest',
    'pub',
    label('社会公益组织', 'Public interest organisations', ['社会公益', '社会公益机构']),
    { under: [applicant, organisations] },
  ),
  column('legal_service', 'leg', label('法律服务机构', 'Legal service organisations', ['法律服务']), {
    under: [applicant, organisations],
  }),
  column('other_org', 'oth', label('其他', 'Other organisations', ['其它']), {
    under: [applicant, organisations],
  }),
  column('total', 'tot', label('总计', 'Total', ['合计']), { under: [applicant] }),
];

const handled = label('本年度办理结果', 'Outcome this year', ['本年度办理结', '本年度办理情况']);

/** Outcome rows but （六）: shared by both editions. */
const outcomesBeforeOther: readonly Row[] = [
  row('granted', 'granted', label('予以公开', 'Granted')),
  row(
    'partial',
    'partial',
    label('部分公开（区分处理的，只计这一情形，不计其他情形）', 'Partly granted', [
      '部分公开区分处理的只计这一情形不计其他情形',
    ]),
  ),
  ...group('refused', label('不予公开', 'Refused'), [
    row('state_secret', 'ref_secret', label('属于国家秘密', 'State secret')),
    row(
      'prohibited_by_law',
      'ref_law',
      label('其他法律行政法规禁止公开', 'Prohibited by other laws or administrative regulations', [
        '其他法律行政止公开',
        '其它法律行政法规禁止公开',
        '其他法律法规禁止公开',
      ]),
    ),
    row(
      'security_stability',
      'ref_stability',
      label('危及“三安全一稳定”', 'Endangers the three securities and stability', ['危及三安全一稳定']),
    ),
    row('third_party_rights', 'ref_third', label('保护第三方合法权益', 'Rights of third parties')),
    row(
      'internal_affairs',
      'ref_internal',
      label('属于三类内部事务信息', 'Internal affairs (three kinds)', [
        '属于内部事务信息',
        '属于三类内部事务',
      ]),
    ),
    row(
      'deliberative',
      'ref_process',
      label('属于四类过程性信息', 'Deliberative information (four kinds)', ['属于过程性信息']),
    ),
    row('enforcement_files', 'ref_files', label('属于行政执法案卷', 'Administrative enforcement files')),
    row(
      'administrative_inquiry',
      'ref_inquiry',
      label('属于行政查询事项', 'Administrative inquiries', ['属于行政查询事项信息']),
    ),
  ]),
  ...group('unable', label('无法提供', 'Unable to provide'), [
    row(
      'not_held',
      'una_not_held',
      label('本机关不掌握相关政府信息', 'Not held by this agency', ['本机关不掌握相关信息']),
    ),
    row(
      'needs_creation',
      'una_creation',
      label('没有现成信息需要另行制作', 'Would have to be created', ['没有现成信息需另行制作']),
    ),
    row(
      'unclear',
      'una_unclear',
      label('补正后申请内容仍不明确', 'Still unclear after correction', ['补正后申请内容不明确']),
    ),
  ]),
  ...group('not_processed', label('不予处理', 'Not processed'), [
    row('petition', 'np_petition', label('信访举报投诉类申请', 'Petitions, reports and complaints')),
    row('duplicate', 'np_duplicate', label('重复申请', 'Duplicate requests')),
    row('publication', 'np_publication', label('要求提供公开出版物', 'Requests for publications')),
    row(
      'excessive',
      'np_excessive',
      label('无正当理由大量反复申请', 'Excessive repeated requests without reason'),
    ),
    row(
      'reissue',
      'np_reissue',
      label(
        '要求行政机关确认或重新出具已获取信息',
        'Requests to confirm or reissue information already obtained',
        ['要求行政机关确认或者重新出具已获取信息'],
      ),
    ),
  ]),
];

const otherHandling = label('其他处理', 'Other handling', ['其它处理']);

/** （六）其他处理 in one row. */
export const otherInOneRow: Row = row('other.all', 'other_all', otherHandling, {
  alternative: { group: 'other', side: 'whole' },
});

/** （六）其他处理 in three rows, as the edition of 2021 has it. */
export const otherInParts: readonly Row[] = group('', otherHandling, [
  row(
    'other.no_correction',
    'other_nocorr',
    label(
      '申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
      'Not corrected in time without reason',
      ['申请人无正当理由逾期不补正', '无正当理由逾期不补正', '逾期不补正'],
    ),
    { alternative: { group: 'other', side: 'part' } },
  ),
  row(
    'other.fee_unpaid',
    'other_unpaid',
    label('申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请', 'Fee not paid in time', [
      '申请人逾期未按收费通知要求缴纳费用',
      '逾期未按收费通知要求缴纳费用',
      '逾期未缴纳费用',
      '逾期未缴费',
    ]),
    { alternative: { group: 'other', side: 'part' } },
  ),
  row('other.other', 'other_other', label('其他', 'Other', ['其它']), {
    alternative: { group: 'other', side: 'part' },
  }),
]);

/** Section 3 of an edition. */
export function requestsSection(other: readonly Row[]): Section {
  const outcomes = group('outcome', handled, [
    ...outcomesBeforeOther,
    ...other,
    row('total', 'out_total', label('总计', 'Total', ['合计'])),
  ]);
  const rows = group('requests', null, [
    row(
      'received',
      'received',
      label('本年新收政府信息公开申请数量', 'New requests this year', [
        '本年新收政府信息公开申请数',
        '本年新收政府信息公开申请数量件',
        '本年度新收政府信息公开申请数量',
      ]),
    ),
    row(
      'carried_in',
      'carried_in',
      label('上年结转政府信息公开申请数量', 'Carried in from last year', [
        '上年结转政府信息公开申请数',
        '上年度结转政府信息公开申请数量',
        '上一年结转政府信息公开申请数量',
      ]),
    ),
    ...outcomes,
    row(
      'carried_out',
      'carried_out',
      label('结转下年度继续办理', 'Carried out to next year', ['结转下一年度继续办理', '结转下年继续办理']),
    ),
  ]);
  return section(
    'requests',
    'matrix',
    label('收到和处理政府信息公开申请情况', 'Requests received and handled', [
      '收到和处理政府信息公开申请的情况',
      '政府机关收到和处理政府信息公开申请情况',
      '收到和处理信息公开申请情况',
    ]),
    [block('requests', { columns: applicants, rows })],
  );
}

/** The identities of section 3: the balance, the sum of outcomes, the sum of applicants. */
export function requestIdentities(requests: Section): Identity[] {
  const b = requests.blocks[0];
  if (b === undefined) throw new Error('section 3 has no block');
  const outcomes = b.rows.filter(
    (r) => r.id.startsWith('requests.outcome.') && r.id !== 'requests.outcome.total',
  );
  const parts = outcomes.filter((r) => r.alternative?.side === 'part');
  const whole = outcomes.find((r) => r.alternative?.side === 'whole');
  const identities: Identity[] = [];
  for (const { id: c } of b.columns) {
    identities.push(
      sum(
        'requests.balance',
        c,
        [`requests.outcome.total.${c}`, `requests.carried_out.${c}`],
        [`requests.received.${c}`, `requests.carried_in.${c}`],
        { column: c, isPrinted: true },
      ),
    );
  }
  for (const { id: c } of b.columns) {
    identities.push(
      sum(
        'requests.outcome_sum',
        c,
        [`requests.outcome.total.${c}`],
        outcomes.map((r) => `${r.id}.${c}`),
        {
          column: c,
          alternatives:
            parts.length > 0 && whole !== undefined
              ? [{ whole: `${whole.id}.${c}`, parts: parts.map((r) => `${r.id}.${c}`) }]
              : [],
        },
      ),
    );
  }
  return [...identities, ...rowSums('requests.applicant_sum', b, 'total')];
}

const results = (under: readonly Label[], id: string, short: string): Column[] => [
  column(`${id}.upheld`, `${short}_upheld`, label('结果维持', 'Upheld', ['维持']), { under }),
  column(`${id}.rectified`, `${short}_rectified`, label('结果纠正', 'Rectified', ['纠正']), { under }),
  column(`${id}.other`, `${short}_other`, label('其他结果', 'Other result', ['其它结果']), { under }),
  column(`${id}.pending`, `${short}_pending`, label('尚未审结', 'Pending', ['尚未审理']), { under }),
  column(`${id}.total`, `${short}_total`, label('总计', 'Total', ['合计']), { under }),
];

const litigation = label('行政诉讼', 'Litigation');

const appealsBlock: Block = block('appeals', {
  columns: [
    ...results([label('行政复议', 'Reconsideration')], 'reconsideration', 'recons'),
    ...results(
      [litigation, label('未经复议直接起诉', 'Without reconsideration', ['未经行政复议直接起诉'])],
      'litigation.direct',
      'lit_direct',
    ),
    ...results(
      [litigation, label('复议后起诉', 'After reconsideration', ['经复议后起诉', '行政复议后起诉'])],
      'litigation.after_reconsideration',
      'lit_after',
    ),
  ],
  rows: [{ id: '', path: [], short: '' }],
});

/** Section 4. */
export const appealsSection: Section = section(
  'appeals',
  'strip',
  label('政府信息公开行政复议、行政诉讼情况', 'Reconsideration and litigation', [
    '因政府信息公开工作被申请行政复议、提起行政诉讼情况',
    '政府信息公开行政复议和行政诉讼情况',
    '政府信息公开行政复议行政诉讼情况',
    '行政复议、行政诉讼情况',
    '因政府信息公开工作被申请行政复议提起行政诉讼的情况',
  ]),
  [appealsBlock],
);

/** The blocks of section 4 that have a total of their own. */
export const appealBlocks = [
  'reconsideration',
  'litigation.direct',
  'litigation.after_reconsideration',
] as const;

export const appealIdentities: readonly Identity[] = appealBlocks.map((id) =>
  sum(
    'appeals.sum',
    id,
    [`${id}.total`],
    ['upheld', 'rectified', 'other', 'pending'].map((part) => `${id}.${part}`),
    { block: id },
  ),
);

/** Sections 1, 5 and 6: prose. */
export const proseSections: readonly ProseSection[] = [
  prose('overview', label('总体情况', 'Overview', ['概述', '基本情况', '总体工作情况'])),
  prose(
    'problems',
    label('存在的主要问题及改进情况', 'Main problems and improvements', [
      '存在的主要问题和改进情况',
      '存在的主要问题及整改措施',
      '存在的主要问题及改进措施',
      '政府信息公开工作存在的主要问题及改进情况',
      '存在的问题及改进情况',
      '存在主要问题及改进情况',
      '存在问题及改进措施',
    ]),
  ),
  prose(
    'other',
    label('其他需要报告的事项', 'Other matters to report', [
      '需要报告的其他事项',
      '其他需要报告事项',
      '其它需要报告的事项',
    ]),
  ),
];

/** The heading of section 2. */
export const proactiveHeading: Label = label('主动公开政府信息情况', 'Proactive disclosure', [
  '行政机关主动公开政府信息情况',
  '主动公开政府信息的情况',
]);

/** The label above the row labels of section 2. */
export const contents: Label = label('信息内容', 'Contents', ['信息类别', '内容']);

/** Article 20 of the Regulation, by clause. */
export const clause = (n: string, en: string): Label =>
  label(`第二十条第（${n}）项`, `Article 20 (${en})`, [`第二十条第${n}项`]);
