/** What agencies are for: a closed list of functions, and the function of every slug of the register. */
import type { Bilingual } from '../forms/index.ts';

/** Id, name in both languages, slugs of local departments, slugs of national bodies. */
const rows: readonly (readonly [id: string, zh: string, en: string, local: string, national: string])[] = [
  ['government', '政府', 'Government', 'zf', 'gwy'],
  [
    'government_office',
    '政府办公',
    'Government office and research',
    'zfb zfyjs zfcs jgswj jgswzx fzb',
    'gwyb cs jgswj',
  ],
  ['development', '发展改革', 'Development and reform', 'fgw zdxmj wjj hzjlj tljsb', 'fgw'],
  ['education', '教育', 'Education', 'jyj jtyj jykjj jykjtyj', 'jyb'],
  ['science', '科技', 'Science and technology', 'kjj kjgxj kx', 'kjb kxy sky gcy'],
  [
    'industry',
    '工业和信息化',
    'Industry and information technology',
    'gxkjj gxj gxswj jxj jxkjj kjjxj jxswj jmxxj gyj zxqyj mtj whcyj zyxxj txglj',
    'gxb gfkgj',
  ],
  ['ethnic_religious', '民族宗教', 'Ethnic and religious affairs', 'mzzjj mwj zongjj', 'mw'],
  ['public_security', '公安', 'Public security', 'gaj gjaqj', 'gab gaqb ymj gfb'],
  ['civil_affairs', '民政', 'Civil affairs', 'mzj cl hszh', 'mzb'],
  ['justice', '司法', 'Justice', 'sfj jyglj jdglj', 'sfb'],
  ['finance', '财政', 'Public finance', 'czj', 'czb'],
  [
    'human_resources',
    '人力资源和社会保障',
    'Human resources and social security',
    'rsj ldj rsbj sbj sbzx jyfwj',
    'rsb',
  ],
  [
    'natural_resources',
    '自然资源',
    'Natural resources and planning',
    'zrzyj zrghj zrcjj zrlyj zrjsj ghjsj ghj gtzyj gtghj dkj hyj',
    'zrzyb gtb',
  ],
  ['environment', '生态环境', 'Ecology and environment', 'sthjj hbj hbshj', 'sthjb hb'],
  [
    'housing',
    '住房和城乡建设',
    'Housing and construction',
    'zjj zjjtj zjglj zcgxj zshj zfbzj fgj jsj gjjzx',
    'zjb',
  ],
  [
    'urban_management',
    '城市管理',
    'Urban management',
    'cgj cgzfj zhzfj lhsrj srj hwj szj szylj ylhj lyslj',
    '',
  ],
  ['transport', '交通运输', 'Transport', 'jtj hsj yzglj wlfzj', 'jtb tlj mhj yzj'],
  ['water', '水利', 'Water', 'slj shuiwj shtyj slskj swswj ymj', 'slb'],
  [
    'agriculture',
    '农业农村',
    'Agriculture and rural affairs',
    'nyncj nyncslj nyncswj nyncxmj nynclyj nynckjj nmj nmkjj nmslj nlj nlslj xczxj nyj ngb fpb xmsyj xmsyzx njj hyyyj hyfzj yyj gxs',
    'nyncb nyb fpb xczxj',
  ],
  ['forestry', '林业和草原', 'Forestry and grassland', 'lyj lcj', 'lcj lyj'],
  [
    'commerce',
    '商务',
    'Commerce and investment',
    'swj swgxj swtcj swlsj swlyj tcj zsj kab jswj jmj jjcjj jjfzj gsl',
    'swb gjhzs',
  ],
  [
    'culture_tourism',
    '文化、旅游和体育',
    'Culture, tourism and sport',
    'wglj wlj wgltj wltj lvwj wtj wtxj wgxj wgxlj tyj wwj gdj lvyj whj xwcbj daj dag szb',
    'wlb gdzj tyzj wwj whb lvyj xwzj',
  ],
  ['health', '卫生健康', 'Health', 'wjw wjtj zyyj jkj wsjsw wsj rkjsw', 'wjw zyyj jkj jsw'],
  ['veterans', '退役军人事务', 'Veterans affairs', 'tyjrj', 'tyjrb'],
  [
    'emergency',
    '应急管理',
    'Emergency management',
    'yjj ajj xfjyd dizj rfb gfdyb qxj',
    'yjb kmaj xfjyj ajzj dzj qxj',
  ],
  ['audit', '审计', 'Audit', 'sjj jcj', 'sjs'],
  [
    'foreign_affairs',
    '外事和港澳台侨',
    'Foreign, Hong Kong, Macao, Taiwan affairs',
    'wsb gab qwb twb',
    'wjb',
  ],
  ['state_assets', '国有资产监管', 'State assets', 'gzw', 'gzw'],
  [
    'market_regulation',
    '市场监管',
    'Market regulation',
    'scjgj scjdj yaojj gsxzj zhijj syjj syjgs zscqj ycj',
    'scjgzj yjj gszj zjzj syzj zscqj ycj',
  ],
  ['statistics', '统计', 'Statistics', 'tjj dcd', 'tjj'],
  ['medical_insurance', '医疗保障', 'Medical insurance', 'ybj', 'ybj'],
  ['petitions', '信访', 'Petitions', 'xfj', 'xfj'],
  ['financial_regulation', '金融监管', 'Financial regulation', 'dfjrj jrj', 'yh jrjgzj zjh yjh whj'],
  ['grain_energy', '粮食、物资储备和能源', 'Grain, reserves and energy', 'lswzj lsj nengyj dfczj', 'lsj nyj'],
  [
    'government_services',
    '政务服务和数据',
    'Government services and data',
    'xzspj xspzxj zwfwj zwsjj dsjj sjglj ggzyjgj wxb zwzx dsjzx ggzyj',
    'sjj',
  ],
  ['tax_customs', '税务和海关', 'Taxation and customs', 'swuj gsj dsj hg', 'hgzs swzj'],
  ['mass_organisation', '群团组织', "People's organisations", 'zgh fl tw', ''],
  ['town', '乡镇', 'Town and township', '', ''],
  ['street', '街道', 'Subdistrict', '', ''],
];

/** What an agency is for. */
export interface AgencyFunction extends Bilingual {
  readonly id: string;
}

/** The closed list, in its order. */
export const agencyFunctions: readonly AgencyFunction[] = rows.map(([id, zh, en]) => ({ id, zh, en }));

const byLocalSlug = new Map<string, string>();
const byNationalSlug = new Map<string, string>();
for (const [id, , , local, national] of rows) {
  for (const slug of local.split(' ')) byLocalSlug.set(slug, id);
  for (const slug of national.split(' ')) byNationalSlug.set(slug, id);
}

/** The function of a local department; null for a slug that is none. Where several were merged, the one named first. */
export function functionOfDepartment(slug: string): string | null {
  return slug === '' ? null : (byLocalSlug.get(slug) ?? null);
}

/** The function of a national body; null for a slug that is none. */
export function functionOfNationalBody(slug: string): string | null {
  return slug === '' ? null : (byNationalSlug.get(slug) ?? null);
}
