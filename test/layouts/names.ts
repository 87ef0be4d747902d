/** Words of made-up reports: agencies, titles and prose. Invented; no sentence is an agency's own. */
import type { Chooser } from './random.ts';

export const agencies = [
  '厦门市人力资源和社会保障局',
  '淮安市洪泽区人民政府',
  '贵州省交通运输厅',
  '成都市青羊区教育局',
  '内蒙古自治区卫生健康委员会',
  '北京市海淀区人民政府万寿路街道办事处',
  '喀什地区行政公署',
  '余姚市综合行政执法局',
  '湘西土家族苗族自治州财政局',
  '国家税务总局宁波市税务局',
  '长春净月高新技术产业开发区管理委员会',
  '泗洪县民政局',
  '重庆市江北区人民政府办公室',
  '广东省退役军人事务厅',
] as const;

const overview = [
  '本机关坚持以公开为常态、不公开为例外，扎实推进各项公开工作。',
  '一年来，围绕中心工作，及时发布政策文件，做好政策解读。',
  '持续完善公开平台建设，更新网站栏目，提升服务水平。',
  '落实信息发布审核制度，组织业务培训，提升工作人员能力。',
  '加强咨询服务，全年接听咨询电话1286个，群众满意度稳步提高。',
] as const;
const problems = [
  '存在的主要问题：一是公开的深度还不够；二是工作人员业务水平有待提高。改进情况：加强培训，健全机制。',
  '个别栏目更新不及时，解读形式不够丰富。下一步将细化责任分工，丰富解读形式。',
] as const;
const other = ['本年度无其他需要报告的事项。', '本年度未收取信息处理费。'] as const;

export function titleOf(agency: string, year: number, c: Chooser): string {
  const y = String(year);
  return c.pick([
    `${agency}${y}年政府信息公开工作年度报告`,
    `${y}年${agency}政府信息公开工作年度报告`,
    `${agency}${y}年度政府信息公开工作年度报告`,
    `${agency}关于${y}年政府信息公开工作的年度报告`,
  ]);
}

export function proseOf(c: Chooser): { overview: string[]; problems: string; other: string } {
  const first = c.pick(overview);
  const second = c.pick(overview);
  return {
    overview: first === second ? [first] : [first, second],
    problems: c.pick(problems),
    other: c.pick(other),
  };
}
