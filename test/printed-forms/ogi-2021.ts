/** The printed form of 2021 (国办公开办函〔2021〕30号), typed anew from the form. */
import { label, place, prose, table, type PrintedForm } from './printed.ts';
import { appealsTable, requestsTable } from './requests.ts';

export const printed2021 = (variant: 'one-row' | 'parts'): PrintedForm => ({
  edition: 'ogi-2021',
  variant,
  sections: [
    prose('overview', '一、总体情况'),
    {
      name: 'proactive',
      heading: '二、主动公开政府信息情况',
      tables: [
        table(2, 4, [
          [label('第二十条第（一）项', 4)],
          [label('信息内容'), label('本年制发件数'), label('本年废止件数'), label('现行有效件数')],
          [
            label('规章'),
            place('proactive.regulations.issued'),
            place('proactive.regulations.repealed'),
            place('proactive.regulations.in_force'),
          ],
          [
            label('行政规范性文件'),
            place('proactive.normative_documents.issued'),
            place('proactive.normative_documents.repealed'),
            place('proactive.normative_documents.in_force'),
          ],
        ]),
        table(2, 4, [
          [label('第二十条第（五）项', 4)],
          [label('信息内容'), label('本年处理决定数量', 3)],
          [label('行政许可'), place('proactive.licensing.decisions', 'count', 3)],
        ]),
        table(2, 4, [
          [label('第二十条第（六）项', 4)],
          [label('信息内容'), label('本年处理决定数量', 3)],
          [label('行政处罚'), place('proactive.penalties.decisions', 'count', 3)],
          [label('行政强制'), place('proactive.compulsory_measures.decisions', 'count', 3)],
        ]),
        table(2, 4, [
          [label('第二十条第（八）项', 4)],
          [label('信息内容'), label('本年收费金额（单位：万元）', 3)],
          [label('行政事业性收费'), place('proactive.fees.amount', 'amount', 3)],
        ]),
      ],
    },
    { name: 'requests', heading: '三、收到和处理政府信息公开申请情况', tables: [requestsTable(variant)] },
    { name: 'appeals', heading: '四、政府信息公开行政复议、行政诉讼情况', tables: [appealsTable()] },
    prose('problems', '五、存在的主要问题及改进情况'),
    prose('other', '六、其他需要报告的事项'),
  ],
});
