/** The State Council and its bodies: names and slugs. Their region is the whole country (000000). */

/** Slug, then every name, without 中华人民共和国. Organs after 国务院机构改革方案 (2018, 2023), and those before. */
const rows: readonly (readonly [slug: string, names: string])[] = [
  ['gwy', '国务院'],
  ['gwyb', '国务院办公厅'],
  ['wjb', '外交部'],
  ['gfb', '国防部'],
  ['fgw', '国家发展和改革委员会 国家发展改革委 国家发改委'],
  ['jyb', '教育部'],
  ['kjb', '科学技术部 科技部'],
  ['gxb', '工业和信息化部 工信部'],
  ['mw', '国家民族事务委员会 国家民委'],
  ['gab', '公安部'],
  ['gaqb', '国家安全部'],
  ['mzb', '民政部'],
  ['sfb', '司法部'],
  ['czb', '财政部'],
  ['rsb', '人力资源和社会保障部 人力资源社会保障部 人社部'],
  ['zrzyb', '自然资源部'],
  ['sthjb', '生态环境部'],
  ['zjb', '住房和城乡建设部 住房城乡建设部 住建部'],
  ['jtb', '交通运输部'],
  ['slb', '水利部'],
  ['nyncb', '农业农村部'],
  ['swb', '商务部'],
  ['wlb', '文化和旅游部'],
  ['wjw', '国家卫生健康委员会 国家卫生健康委 国家卫健委'],
  ['tyjrb', '退役军人事务部'],
  ['yjb', '应急管理部'],
  ['yh', '中国人民银行'],
  ['sjs', '审计署'],
  ['gzw', '国务院国有资产监督管理委员会 国务院国资委'],
  ['hgzs', '海关总署'],
  ['swzj', '国家税务总局'],
  ['scjgzj', '国家市场监督管理总局 市场监管总局'],
  ['jrjgzj', '国家金融监督管理总局'],
  ['zjh', '中国证券监督管理委员会 中国证监会'],
  ['yjh', '中国银行保险监督管理委员会 中国银保监会'],
  ['gdzj', '国家广播电视总局'],
  ['tyzj', '国家体育总局'],
  ['tjj', '国家统计局'],
  ['zscqj', '国家知识产权局'],
  ['gjhzs', '国家国际发展合作署'],
  ['ybj', '国家医疗保障局 国家医保局'],
  ['xfj', '国家信访局'],
  ['jgswj', '国家机关事务管理局'],
  ['cs', '国务院参事室'],
  ['lsj', '国家粮食和物资储备局'],
  ['nyj', '国家能源局'],
  ['sjj', '国家数据局'],
  ['gfkgj', '国家国防科技工业局'],
  ['ycj', '国家烟草专卖局'],
  ['ymj', '国家移民管理局'],
  ['lcj', '国家林业和草原局'],
  ['tlj', '国家铁路局'],
  ['mhj', '中国民用航空局 民航局'],
  ['yzj', '国家邮政局'],
  ['wwj', '国家文物局'],
  ['zyyj', '国家中医药管理局'],
  ['jkj', '国家疾病预防控制局'],
  ['kmaj', '国家矿山安全监察局'],
  ['xfjyj', '国家消防救援局'],
  ['whj', '国家外汇管理局'],
  ['yjj', '国家药品监督管理局 国家药监局'],
  ['qxj', '中国气象局'],
  ['dzj', '中国地震局'],
  ['kxy', '中国科学院'],
  ['sky', '中国社会科学院'],
  ['gcy', '中国工程院'],
  ['hb', '环境保护部'],
  ['gtb', '国土资源部'],
  ['nyb', '农业部'],
  ['whb', '文化部'],
  ['jsw', '国家卫生和计划生育委员会'],
  ['ajzj', '国家安全生产监督管理总局'],
  ['gszj', '国家工商行政管理总局'],
  ['zjzj', '国家质量监督检验检疫总局'],
  ['syzj', '国家食品药品监督管理总局'],
  ['lvyj', '国家旅游局'],
  ['lyj', '国家林业局'],
  ['xwzj', '国家新闻出版广电总局'],
  ['fpb', '国务院扶贫开发领导小组办公室'],
  ['xczxj', '国家乡村振兴局'],
];

/** Bodies that the reforms of 2018 and 2023 abolished. */
const abolished: readonly string[] = [
  ...['yjh', 'hb', 'gtb', 'nyb', 'whb', 'jsw', 'ajzj', 'gszj', 'zjzj', 'syzj', 'lvyj', 'lyj', 'xwzj'],
  ...['fpb', 'xczxj'],
];

export interface NationalBody {
  readonly slug: string;
  readonly names: readonly string[];
  /** Abolished since. */
  readonly isFormer: boolean;
}

/** Every national body, in the order of the State Council's list. */
export const nationalBodies: readonly NationalBody[] = rows.map(([slug, names]) => ({
  slug,
  names: names.split(' '),
  isFormer: abolished.includes(slug),
}));

const byName: ReadonlyMap<string, NationalBody> = new Map(
  nationalBodies.flatMap((body) => body.names.map((name) => [name, body] as const)),
);

/** What stands before the names of ministries and customs houses. */
export const countryName = '中华人民共和国';

/** The national body called exactly this, with or without 中华人民共和国; null for any other name. */
export function nationalBodyNamed(name: string): NationalBody | null {
  return byName.get(name.startsWith(countryName) ? name.slice(countryName.length) : name) ?? null;
}

/** National bodies whose local bodies carry their name before the region: 国家税务总局厦门市税务局. */
export const leadingBodies: readonly string[] = [
  '国家税务总局',
  '国家统计局',
  '国家金融监督管理总局',
  '国家矿山安全监察局',
  '中国人民银行',
  '自然资源部',
  countryName,
];
