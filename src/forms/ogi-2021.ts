/** The form in force since report year 2021: 国办公开办函〔2021〕30号. */
import { block, column, defineForm, label, row, section } from './define.ts';
import {
  appealIdentities,
  appealsSection,
  clause,
  contents,
  otherInOneRow,
  otherInParts,
  proactiveHeading,
  proseSections,
  requestIdentities,
  requestsSection,
} from './shared-sections.ts';

const documents = [
  column('issued', 'issued', label('本年制发件数', 'Issued this year', ['本年制发', '本年制发件'])),
  column('repealed', 'repealed', label('本年废止件数', 'Repealed this year', ['本年废止', '本年废止件'])),
  column('in_force', 'in_force', label('现行有效件数', 'In force', ['现行有效', '现行有效件'])),
];

const decisions = [
  column('decisions', 'decisions', label('本年处理决定数量', 'Decisions this year', ['本年处理决定数'])),
];

const proactive = section('proactive', 'blocks', proactiveHeading, [
  block('documents', {
    heading: clause('一', '1'),
    stub: contents,
    columns: documents,
    rows: [
      row('proactive.regulations', 'regs', label('规章', 'Regulations')),
      row(
        'proactive.normative_documents',
        'norms',
        label('行政规范性文件', 'Normative documents', ['规范性文件', '规范文件', '行政规范文件']),
      ),
    ],
  }),
  block('licensing', {
    heading: clause('五', '5'),
    stub: contents,
    columns: decisions,
    rows: [row('proactive.licensing', 'licensing', label('行政许可', 'Licensing'))],
  }),
  block('enforcement', {
    heading: clause('六', '6'),
    stub: contents,
    columns: decisions,
    rows: [
      row('proactive.penalties', 'penalties', label('行政处罚', 'Penalties')),
      row('proactive.compulsory_measures', 'compulsory', label('行政强制', 'Compulsory measures')),
    ],
  }),
  block('fees', {
    heading: clause('八', '8'),
    stub: contents,
    columns: [
      column(
        'amount',
        'amount',
        label('本年收费金额（单位：万元）', 'Fees this year (10,000 yuan)', ['本年收费金额']),
        {
          type: 'amount',
          unit: 'wan_yuan',
        },
      ),
    ],
    rows: [row('proactive.fees', 'fees', label('行政事业性收费', 'Administrative fees'))],
  }),
]);

const requests = requestsSection([otherInOneRow, ...otherInParts]);

export const ogi2021 = defineForm({
  id: 'ogi-2021',
  title: {
    zh: '政府信息公开工作年度报告格式（2021年）',
    en: 'Form of the annual report on open government information (2021)',
  },
  issued: '国办公开办函〔2021〕30号',
  years: { from: 2021, to: null },
  sections: [proactive, requests, appealsSection],
  prose: proseSections,
  identities: [...requestIdentities(requests), ...appealIdentities],
});
