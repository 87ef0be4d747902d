/** Prose of the samples: sentences of our own, in the manner of such reports. No sentence is an agency's. */
import type { TestReport } from '../../test/layouts/report.ts';

type Prose = TestReport['prose'];

/** Stands in every sample with invented figures, so that no page can be taken for the agency's own. */
export const invented =
  '本文是开放数据软件 gongkai 随附的演示样例，所列数据均系虚构，与现实中的任何单位无关。';

const overviews: readonly (readonly string[])[] = [
  [
    '这一年，我们把群众最想查、最常问的事项放在公开的前面，栏目按办事的先后排列，查找更省时间。',
    '（一）主动公开。重大民生项目从立项、招标到验收逐项公布进展，每一项都写明责任科室和咨询方式。',
    '（二）政府信息管理。新制发的文件一律先定公开属性再编号，历年文件清理后标明是否仍然有效。',
    '（三）平台建设。对站点的搜索作了改造，错别字和死链每周巡查一遍，老年人可以放大字号阅读。',
    '（四）监督保障。把公开工作列入各科室的季度检查，年内办了两期业务学习。',
  ],
  [
    '全年的公开工作围绕三件事展开：让文件看得到，让政策看得懂，让申请答得清。',
    '文件看得到：凡以本机关名义印发的，七日内上网，附件随文件一起提供下载。',
    '政策看得懂：重要文件配一张流程图和一段问答，由起草人自己来讲。',
    '申请答得清：答复书写明理由和依据，附上救济途径，由专人校对后寄出。',
  ],
  [
    '（一）公开内容。围绕年度重点任务，公布了实施方案、时间表和完成情况，方便社会各界对照检查。',
    '（二）公开渠道。除网站外，在办事大厅放置了触摸屏和纸质汇编，照顾不上网的居民。',
    '（三）制度建设。修改了内部审查流程，拟稿、审核、发布三道关口由不同的人负责。',
  ],
  [
    '一年来，公开工作人手不多，但要求没有降低。我们把能公开的尽早公开，不能公开的说明理由。',
    '重点领域信息每月更新一次，逾期未更新的栏目由办公室逐一提醒。',
    '对外咨询电话由专人值守，来电内容登记造册，每季度汇总成常见问题。',
  ],
];

const problems: readonly string[] = [
  '一是个别栏目更新慢了几天；二是答复书的说理还可以更细。下一步，一方面给每个栏目定下更新期限，另一方面整理典型答复供大家参考。',
  '不足之处在于解读多是文字，图表和视频偏少；基层同志对新流程还不熟。今后将多用图示，并把培训办到乡镇。',
  '主要问题是历史文件数字化不够，查找费时。改进办法是分三年完成扫描和著录，先做群众查询最多的几类。',
];

const others: readonly string[] = [
  '本年度未就信息公开收取费用。',
  '没有其他需要报告的事项。',
  '年内没有发生因信息公开引起的责任追究。',
];

/** Prose number `n`; `sentences` are put at the end of section 1, `last` at the end of section 6. */
export function proseOf(n: number, sentences: readonly string[] = [], last: string = invented): Prose {
  const pick = (from: readonly string[]): string => from[n % from.length] ?? '';
  return {
    overview: [...(overviews[n % overviews.length] ?? []), ...sentences],
    problems: pick(problems),
    other: last === '' ? pick(others) : `${pick(others)}${last}`,
  };
}
