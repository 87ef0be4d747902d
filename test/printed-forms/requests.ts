/** Sections 3 and 4 as the forms of 2019 and 2021 print them. */
import { label, place, table, type PrintedCell, type PrintedTable } from './printed.ts';

const seven = (row: string): PrintedCell[] => [
  place(`${row}.natural_person`),
  place(`${row}.business`),
  place(`${row}.research`),
  place(`${row}.public_interest`),
  place(`${row}.legal_service`),
  place(`${row}.other_org`),
  place(`${row}.total`),
];

/** Section 3; `parts` = （六）其他处理 in three rows. */
export function requestsTable(other: 'one-row' | 'parts'): PrintedTable {
  const o = 'requests.outcome';
  return table(3, 10, [
    [
      label('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 3, 3),
      label('申请人情况', 7),
    ],
    [label('自然人', 1, 2), label('法人或其他组织', 5), label('总计', 1, 2)],
    [label('商业企业'), label('科研机构'), label('社会公益组织'), label('法律服务机构'), label('其他')],
    [label('一、本年新收政府信息公开申请数量', 3), ...seven('requests.received')],
    [label('二、上年结转政府信息公开申请数量', 3), ...seven('requests.carried_in')],
    [
      label('三、本年度办理结果', 1, other === 'parts' ? 22 : 20),
      label('（一）予以公开', 2),
      ...seven(`${o}.granted`),
    ],
    [label('（二）部分公开（区分处理的，只计这一情形，不计其他情形）', 2), ...seven(`${o}.partial`)],
    [label('（三）不予公开', 1, 8), label('1.属于国家秘密'), ...seven(`${o}.refused.state_secret`)],
    [label('2.其他法律行政法规禁止公开'), ...seven(`${o}.refused.prohibited_by_law`)],
    [label('3.危及“三安全一稳定”'), ...seven(`${o}.refused.security_stability`)],
    [label('4.保护第三方合法权益'), ...seven(`${o}.refused.third_party_rights`)],
    [label('5.属于三类内部事务信息'), ...seven(`${o}.refused.internal_affairs`)],
    [label('6.属于四类过程性信息'), ...seven(`${o}.refused.deliberative`)],
    [label('7.属于行政执法案卷'), ...seven(`${o}.refused.enforcement_files`)],
    [label('8.属于行政查询事项'), ...seven(`${o}.refused.administrative_inquiry`)],
    [label('（四）无法提供', 1, 3), label('1.本机关不掌握相关政府信息'), ...seven(`${o}.unable.not_held`)],
    [label('2.没有现成信息需要另行制作'), ...seven(`${o}.unable.needs_creation`)],
    [label('3.补正后申请内容仍不明确'), ...seven(`${o}.unable.unclear`)],
    [label('（五）不予处理', 1, 5), label('1.信访举报投诉类申请'), ...seven(`${o}.not_processed.petition`)],
    [label('2.重复申请'), ...seven(`${o}.not_processed.duplicate`)],
    [label('3.要求提供公开出版物'), ...seven(`${o}.not_processed.publication`)],
    [label('4.无正当理由大量反复申请'), ...seven(`${o}.not_processed.excessive`)],
    [label('5.要求行政机关确认或重新出具已获取信息'), ...seven(`${o}.not_processed.reissue`)],
    ...(other === 'one-row'
      ? [[label('（六）其他处理', 2), ...seven(`${o}.other.all`)]]
      : [
          [
            label('（六）其他处理', 1, 3),
            label('1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请'),
            ...seven(`${o}.other.no_correction`),
          ],
          [
            label('2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请'),
            ...seven(`${o}.other.fee_unpaid`),
          ],
          [label('3.其他'), ...seven(`${o}.other.other`)],
        ]),
    [label('（七）总计', 2), ...seven(`${o}.total`)],
    [label('四、结转下年度继续办理', 3), ...seven('requests.carried_out')],
  ]);
}

/** Section 4. */
export function appealsTable(): PrintedTable {
  return table(3, 15, [
    [label('行政复议', 5), label('行政诉讼', 10)],
    [
      label('结果维持', 1, 2),
      label('结果纠正', 1, 2),
      label('其他结果', 1, 2),
      label('尚未审结', 1, 2),
      label('总计', 1, 2),
      label('未经复议直接起诉', 5),
      label('复议后起诉', 5),
    ],
    [
      label('结果维持'),
      label('结果纠正'),
      label('其他结果'),
      label('尚未审结'),
      label('总计'),
      label('结果维持'),
      label('结果纠正'),
      label('其他结果'),
      label('尚未审结'),
      label('总计'),
    ],
    [
      place('reconsideration.upheld'),
      place('reconsideration.rectified'),
      place('reconsideration.other'),
      place('reconsideration.pending'),
      place('reconsideration.total'),
      place('litigation.direct.upheld'),
      place('litigation.direct.rectified'),
      place('litigation.direct.other'),
      place('litigation.direct.pending'),
      place('litigation.direct.total'),
      place('litigation.after_reconsideration.upheld'),
      place('litigation.after_reconsideration.rectified'),
      place('litigation.after_reconsideration.other'),
      place('litigation.after_reconsideration.pending'),
      place('litigation.after_reconsideration.total'),
    ],
  ]);
}
