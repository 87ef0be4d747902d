/** The indicator list of report years 2014 to 2018: 国办发〔2014〕32号. */
import { block, column, defineForm, group, label, row, section } from './define.ts';
import { sum } from './identity.ts';
import { proseSections } from './shared-sections.ts';
import type { Row, Unit } from './form.ts';

const count = (unit: Unit, id: string, short: string, zh: string, en: string, seen: string[] = []): Row =>
  row(id, short, label(zh, en, seen), { unit });
const amount = (id: string, short: string, zh: string, en: string, seen: string[] = []): Row =>
  row(id, short, label(zh, en, seen), { type: 'amount', unit: 'wan_yuan' });

const rows: readonly Row[] = [
  ...group('', label('主动公开情况', 'Proactive disclosure'), [
    count(
      'item',
      'disclosed.total',
      'disc_total',
      '主动公开政府信息数（不同渠道和方式公开相同信息计1条）',
      'Items disclosed',
    ),
    count(
      'item',
      'disclosed.normative_documents',
      'disc_norms',
      '其中：主动公开规范性文件数',
      'Of which normative documents',
      ['主动公开规范性文件数'],
    ),
    count(
      'piece',
      'disclosed.normative_documents_made',
      'disc_norms_made',
      '制发规范性文件总数',
      'Normative documents made',
      ['制发规范性文件数'],
    ),
    ...group('channels', label('通过不同渠道和方式公开政府信息的情况', 'By channel'), [
      count('item', 'gazette', 'chan_gazette', '政府公报公开政府信息数', 'In the gazette'),
      count('item', 'website', 'chan_website', '政府网站公开政府信息数', 'On the website'),
      count('item', 'weibo', 'chan_weibo', '政务微博公开政府信息数', 'On Weibo'),
      count('item', 'wechat', 'chan_wechat', '政务微信公开政府信息数', 'On WeChat'),
      count('item', 'other', 'chan_other', '其他方式公开政府信息数', 'In other ways', [
        '其他渠道公开政府信息数',
      ]),
    ]),
  ]),
  ...group('response', label('回应解读情况', 'Responses and interpretation'), [
    count(
      'time',
      'hot_issues',
      'resp_hot',
      '回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）',
      'Responses to public concern',
      ['回应公众关注热点或重大舆情数'],
    ),
    ...group('', label('通过不同渠道和方式回应解读的情况', 'By channel'), [
      count('time', 'press_conferences', 'resp_press', '参加或举办新闻发布会总次数', 'Press conferences', [
        '参加或举办新闻发布会次数',
      ]),
      count(
        'time',
        'press_conferences_by_head',
        'resp_press_head',
        '其中：主要负责同志参加新闻发布会次数',
        'Of which attended by the head',
        ['主要负责同志参加新闻发布会次数'],
      ),
      count('time', 'online_interviews', 'resp_interv', '政府网站在线访谈次数', 'Online interviews'),
      count(
        'time',
        'online_interviews_by_head',
        'resp_interv_head',
        '其中：主要负责同志参加政府网站在线访谈次数',
        'Of which attended by the head',
        ['主要负责同志参加政府网站在线访谈次数'],
      ),
      count(
        'article',
        'interpretations',
        'resp_interpret',
        '政策解读稿件发布数',
        'Policy interpretations published',
      ),
      count('time', 'social_media', 'resp_social', '微博微信回应事件数', 'Responses on Weibo and WeChat'),
      count('time', 'other', 'resp_other', '其他方式回应事件数', 'Responses in other ways'),
    ]),
  ]),
  ...group('requests', label('依申请公开情况', 'Disclosure on request'), [
    count('piece', 'received.total', 'received', '收到申请数', 'Requests received', [
      '收到依申请公开数',
      '收到申请总数',
    ]),
    count('piece', 'received.in_person', 'received_person', '当面申请数', 'In person'),
    count('piece', 'received.fax', 'received_fax', '传真申请数', 'By fax'),
    count('piece', 'received.online', 'received_online', '网络申请数', 'Online'),
    count('piece', 'received.letter', 'received_letter', '信函申请数', 'By letter'),
    count('piece', 'completed.total', 'completed', '申请办结数', 'Requests completed'),
    count('piece', 'completed.on_time', 'completed_ontime', '按时办结数', 'On time'),
    count('piece', 'completed.extended', 'completed_ext', '延期办结数', 'Extended'),
    ...group('answered', label('申请答复数', 'Requests answered'), [
      count('piece', 'total', 'answered', '申请答复数', 'Requests answered'),
      count('piece', 'already_public', 'ans_public', '属于已主动公开范围数', 'Already public'),
      count('piece', 'granted', 'ans_granted', '同意公开答复数', 'Granted'),
      count('piece', 'partial', 'ans_partial', '同意部分公开答复数', 'Partly granted'),
      ...group('refused', label('不同意公开答复数', 'Refused'), [
        count('piece', 'total', 'ans_refused', '不同意公开答复数', 'Refused'),
        count('piece', 'state_secret', 'ref_secret', '其中：涉及国家秘密', 'State secret', ['涉及国家秘密']),
        count('piece', 'trade_secret', 'ref_trade', '涉及商业秘密', 'Trade secret'),
        count('piece', 'privacy', 'ref_privacy', '涉及个人隐私', 'Privacy'),
        count(
          'piece',
          'security_stability',
          'ref_stability',
          '危及国家安全、公共安全、经济安全和社会稳定',
          'Security and stability',
          ['危及国家安全公共安全经济安全和社会稳定'],
        ),
        count(
          'piece',
          'not_government_information',
          'ref_not_ogi',
          '不是《条例》所指政府信息',
          'Not government information',
          ['不是条例所指政府信息'],
        ),
        count('piece', 'other_law', 'ref_other_law', '法律法规规定的其他情形', 'Other cases by law', [
          '法律法规规定的其它情形',
        ]),
      ]),
      count('piece', 'not_this_agency', 'ans_not_agency', '不属于本行政机关公开数', 'Not this agency'),
      count('piece', 'not_exist', 'ans_not_exist', '申请信息不存在数', 'Does not exist'),
      count('piece', 'told_to_correct', 'ans_correct', '告知作出更改补充数', 'Told to correct'),
      count(
        'piece',
        'other_channel',
        'ans_channel',
        '告知通过其他途径办理数',
        'Told to use another channel',
        ['告知通过其它途径办理数'],
      ),
    ]),
  ]),
  ...group('reconsideration', label('行政复议数量', 'Reconsideration'), [
    count('piece', 'total', 'recons', '行政复议数量', 'Reconsiderations'),
    count('piece', 'upheld', 'recons_upheld', '维持具体行政行为数', 'Upheld'),
    count('piece', 'rectified', 'recons_rectified', '被依法纠错数', 'Rectified'),
    count('piece', 'other', 'recons_other', '其他情形数', 'Other', ['其它情形数']),
  ]),
  ...group('litigation', label('行政诉讼数量', 'Litigation'), [
    count('piece', 'total', 'lit', '行政诉讼数量', 'Lawsuits'),
    count('piece', 'upheld', 'lit_upheld', '维持具体行政行为或者驳回原告诉讼请求数', 'Upheld or dismissed', [
      '维持具体行政行为或驳回原告诉讼请求数',
    ]),
    count('piece', 'rectified', 'lit_rectified', '被依法纠错数', 'Rectified'),
    count('piece', 'other', 'lit_other', '其他情形数', 'Other', ['其它情形数']),
  ]),
  count('piece', 'complaints.total', 'complaints', '举报投诉数量', 'Complaints'),
  amount(
    'request_fees.amount',
    'request_fees',
    '依申请公开信息收取的费用',
    'Fees for disclosure on request',
    ['依申请公开信息收取的费用数'],
  ),
  ...group('institutions', label('机构建设和保障经费情况', 'Institutions and funds'), [
    count('unit', 'dedicated_units', 'inst_units', '政府信息公开工作专门机构数', 'Dedicated units'),
    count('unit', 'reading_points', 'inst_points', '设置政府信息公开查阅点数', 'Reading points'),
    ...group('staff', label('从事政府信息公开工作人员数', 'Staff'), [
      count('person', 'total', 'staff', '从事政府信息公开工作人员数', 'Staff'),
      count(
        'person',
        'full_time',
        'staff_full',
        '专职人员数（不包括政府公报及政府网站工作人员数）',
        'Full time',
        ['专职人员数'],
      ),
      count('person', 'part_time', 'staff_part', '兼职人员数', 'Part time'),
    ]),
    amount(
      'budget',
      'inst_budget',
      '政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）',
      'Budget',
      ['政府信息公开专项经费'],
    ),
  ]),
  ...group('training', label('政府信息公开会议和培训情况', 'Meetings and training'), [
    count('time', 'meetings', 'train_meetings', '召开政府信息公开工作会议或专题会议数', 'Meetings'),
    count('time', 'courses', 'train_courses', '举办各类培训班数', 'Courses'),
    count('person_time', 'trainees', 'train_trainees', '接受培训人员数', 'Trainees'),
  ]),
];

const indicators = section(
  'indicators',
  'list',
  label('政府信息公开情况统计表', 'Statistics on open government information', [
    '政府信息公开工作情况统计表',
    '信息公开情况统计表',
  ]),
  [
    block('indicators', {
      stub: label('统计指标', 'Indicator', ['指标', '统计指标名称', '指标名称']),
      columns: [column('', '', label('统计数', 'Figure', ['数量', '统计数据']), { type: 'count' })],
      rows,
    }),
  ],
);

const of = (stem: string, parts: readonly string[]): string[] => parts.map((part) => `${stem}.${part}`);
const total = (rule: string, stem: string, parts: readonly string[]) =>
  sum(rule, '', [`${stem}.total`], of(stem, parts), { block: stem });

export const ogi2014 = defineForm({
  id: 'ogi-2014',
  title: { zh: '政府信息公开情况统计表（2014年）', en: 'Statistics on open government information (2014)' },
  issued: '国办发〔2014〕32号',
  years: { from: 2014, to: 2018 },
  sections: [indicators],
  prose: proseSections,
  identities: [
    total('ogi-2014.received_sum', 'requests.received', ['in_person', 'fax', 'online', 'letter']),
    total('ogi-2014.completed_sum', 'requests.completed', ['on_time', 'extended']),
    sum(
      'ogi-2014.answered_sum',
      '',
      ['requests.answered.total'],
      of('requests.answered', [
        'already_public',
        'granted',
        'partial',
        'refused.total',
        'not_this_agency',
        'not_exist',
        'told_to_correct',
        'other_channel',
      ]),
      { block: 'requests.answered' },
    ),
    total('ogi-2014.refused_sum', 'requests.answered.refused', [
      'state_secret',
      'trade_secret',
      'privacy',
      'security_stability',
      'not_government_information',
      'other_law',
    ]),
    total('ogi-2014.reconsideration_sum', 'reconsideration', ['upheld', 'rectified', 'other']),
    total('ogi-2014.litigation_sum', 'litigation', ['upheld', 'rectified', 'other']),
    total('ogi-2014.staff_sum', 'institutions.staff', ['full_time', 'part_time']),
  ],
});
