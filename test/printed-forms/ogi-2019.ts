/** The printed trial form of 2019 (国办公开办函〔2019〕60号), typed anew from the form. */
import { label, place, prose, table, type PrintedForm } from './printed.ts';
import { appealsTable, requestsTable } from './requests.ts';

export const printed2019: PrintedForm = {
  edition: 'ogi-2019',
  variant: null,
  sections: [
    prose('overview', '一、总体情况'),
    {
      name: 'proactive',
      heading: '二、主动公开政府信息情况',
      tables: [
        table(2, 4, [
          [label('第二十条第（一）项', 4)],
          [label('信息内容'), label('本年新制作数量'), label('本年新公开数量'), label('对外公开总数量')],
          [
            label('规章'),
            place('proactive.regulations.made'),
            place('proactive.regulations.published'),
            place('proactive.regulations.public_total'),
          ],
          [
            label('规范性文件'),
            place('proactive.normative_documents.made'),
            place('proactive.normative_documents.published'),
            place('proactive.normative_documents.public_total'),
          ],
        ]),
        table(2, 4, [
          [label('第二十条第（五）项', 4)],
          [label('信息内容'), label('上一年项目数量'), label('本年增/减'), label('处理决定数量')],
          [
            label('行政许可'),
            place('proactive.licensing.items_previous'),
            place('proactive.licensing.items_change', 'change'),
            place('proactive.licensing.decisions'),
          ],
          [
            label('其他对外管理服务事项'),
            place('proactive.other_services.items_previous'),
            place('proactive.other_services.items_change', 'change'),
            place('proactive.other_services.decisions'),
          ],
        ]),
        table(2, 4, [
          [label('第二十条第（六）项', 4)],
          [label('信息内容'), label('上一年项目数量'), label('本年增/减'), label('处理决定数量')],
          [
            label('行政处罚'),
            place('proactive.penalties.items_previous'),
            place('proactive.penalties.items_change', 'change'),
            place('proactive.penalties.decisions'),
          ],
          [
            label('行政强制'),
            place('proactive.compulsory_measures.items_previous'),
            place('proactive.compulsory_measures.items_change', 'change'),
            place('proactive.compulsory_measures.decisions'),
          ],
        ]),
        table(2, 4, [
          [label('第二十条第（八）项', 4)],
          [label('信息内容'), label('上一年项目数量'), label('本年增/减', 2)],
          [
            label('行政事业性收费'),
            place('proactive.fees.items_previous'),
            place('proactive.fees.items_change', 'change', 2),
          ],
        ]),
        table(2, 4, [
          [label('第二十条第（九）项', 4)],
          [label('信息内容'), label('采购项目数量'), label('采购总金额', 2)],
          [
            label('政府集中采购'),
            place('proactive.procurement.projects'),
            place('proactive.procurement.amount', 'amount', 2),
          ],
        ]),
      ],
    },
    { name: 'requests', heading: '三、收到和处理政府信息公开申请情况', tables: [requestsTable('one-row')] },
    { name: 'appeals', heading: '四、政府信息公开行政复议、行政诉讼情况', tables: [appealsTable()] },
    prose('problems', '五、存在的主要问题及改进情况'),
    prose('other', '六、其他需要报告的事项'),
  ],
};
