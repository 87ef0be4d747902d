/** The trial form of report years 2019 and 2020: 国办公开办函〔2019〕60号. */
import { block, column, defineForm, label, row, section } from './define.ts';
import {
  appealIdentities,
  appealsSection,
  clause,
  contents,
  otherInOneRow,
  proactiveHeading,
  proseSections,
  requestIdentities,
  requestsSection,
} from './shared-sections.ts';

const documents = [
  column(
    'made',
    'made',
    label('本年新制作数量', 'Made this year', ['本年新制作数', '本年新制作', '本年制作数量']),
  ),
  column(
    'published',
    'published',
    label('本年新公开数量', 'Published this year', ['本年新公开数', '本年新公开']),
  ),
  column(
    'public_total',
    'public',
    label('对外公开总数量', 'Public in total', ['对外公开总数', '对外公开数量']),
  ),
];

const previous = column(
  'items_previous',
  'prev',
  label('上一年项目数量', 'Items last year', ['上一年项目数', '上年项目数量']),
);
const change = column(
  'items_change',
  'change',
  label('本年增/减', 'Change this year', ['本年增', '本年增减数', '本年增减数量', '本年度增/减']),
  { type: 'change' },
);
const items = [
  previous,
  change,
  column('decisions', 'decisions', label('处理决定数量', 'Decisions', ['处理决定数'])),
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
        label('规范性文件', 'Normative documents', ['行政规范性文件', '规范文件', '行政规范文件']),
      ),
    ],
  }),
  block('licensing', {
    heading: clause('五', '5'),
    stub: contents,
    columns: items,
    rows: [
      row('proactive.licensing', 'licensing', label('行政许可', 'Licensing')),
      row(
        'proactive.other_services',
        'services',
        label('其他对外管理服务事项', 'Other public administration services', ['其它对外管理服务事项']),
      ),
    ],
  }),
  block('enforcement', {
    heading: clause('六', '6'),
    stub: contents,
    columns: items,
    rows: [
      row('proactive.penalties', 'penalties', label('行政处罚', 'Penalties')),
      row('proactive.compulsory_measures', 'compulsory', label('行政强制', 'Compulsory measures')),
    ],
  }),
  block('fees', {
    heading: clause('八', '8'),
    stub: contents,
    columns: [previous, change],
    rows: [row('proactive.fees', 'fees', label('行政事业性收费', 'Administrative fees'))],
  }),
  block('procurement', {
    heading: clause('九', '9'),
    stub: contents,
    columns: [
      column('projects', 'projects', label('采购项目数量', 'Procurement projects', ['采购项目数'])),
      column('amount', 'amount', label('采购总金额', 'Procurement amount', ['采购总金额数', '采购金额']), {
        type: 'amount',
        unit: 'yuan',
        isUnitOnForm: false,
      }),
    ],
    rows: [
      row('proactive.procurement', 'procurement', label('政府集中采购', 'Central government procurement')),
    ],
  }),
]);

const requests = requestsSection([otherInOneRow]);

export const ogi2019 = defineForm({
  id: 'ogi-2019',
  title: {
    zh: '政府信息公开工作年度报告格式（试行）（2019年）',
    en: 'Trial form of the annual report on open government information (2019)',
  },
  issued: '国办公开办函〔2019〕60号',
  years: { from: 2019, to: 2020 },
  sections: [proactive, requests, appealsSection],
  prose: proseSections,
  identities: [...requestIdentities(requests), ...appealIdentities],
});
