/** Words that tell what kind of body a name names, apart from the departments themselves. */

/** Words for the own region without its name: 市人社局, 区政府. The level of 市 is open: prefectures and counties are. */
export const levelWords: readonly (readonly [
  word: string,
  levels: readonly ('province' | 'prefecture' | 'county')[],
])[] = [
  ['自治区', ['province']],
  ['自治州', ['prefecture']],
  ['自治县', ['county']],
  ['省', ['province']],
  ['市', ['province', 'prefecture', 'county']],
  ['州', ['prefecture']],
  ['盟', ['prefecture']],
  ['区', ['county']],
  ['县', ['county']],
  ['旗', ['county']],
];

/** Endings of the bodies of townships and subdistricts. */
export const townshipEndings: readonly (readonly [ending: string, isGovernment: boolean])[] = [
  ['街道办事处', false],
  ['街道党工委', false],
  ['地区办事处', false],
  ['办事处', false],
  ['街道办', false],
  ['街道', false],
  ['镇人民政府', true],
  ['乡人民政府', true],
  ['苏木人民政府', true],
  ['镇政府', true],
  ['乡政府', true],
  ['苏木政府', true],
];

/** Endings of the bodies of development zones, new areas, scenic areas. */
export const committeeEndings: readonly string[] = ['管理委员会', '管委会'];

/** Endings of a body's name, where the body is no known department. */
export const bodyEndings: readonly string[] = [
  '人民政府',
  '行政公署',
  '政府',
  '委员会',
  '管委会',
  '办公室',
  '办公厅',
  '办事处',
  '街道办',
  '监管局',
  '分局',
  '总局',
  '局',
  '厅',
  '总署',
  '署',
  '海关',
  '支队',
  '大队',
  '总队',
  '调查队',
  '中心',
  '分行',
  '监狱',
  '联合会',
  '联合社',
  '管理处',
  '服务处',
  '管理所',
  '总工会',
  '大学',
  '学院',
  '医院',
  '学校',
  '集团有限公司',
  '集团公司',
  '有限公司',
  '研究院',
  '科学院',
  '党校',
  '图书馆',
  '博物馆',
  '档案馆',
  '公司',
];

/** How names of party bodies begin. They are in no register of government bodies. */
export const partyBeginnings: readonly string[] = ['中国共产党', '中共'];

/** Words and signs that stand in no name of a body: text with one of them is a sentence, or a heading. */
export const sentenceMark =
  /[，。；：:;,！？!?、“”"'…=]|的|了|我[们局市县区省委厅办镇]|本[局市县区省委厅办机]|各|[有等]关?部门|关于|根据|按照|通过|联系|公布|负责|及其|以及|加强|推进|推动|开展|做好|进一步|收到|受理|答复|要求|年度|报告|信息公开|政府信息|网站|电话|地址|邮政?编码?[:：]|\d{3}/u;

/** Labels before the publisher's name, in metadata tables and above the text. */
export const publisherLabels: readonly string[] = [
  '发布机构',
  '发布单位',
  '发布部门',
  '信息来源',
  '来源',
  '文章来源',
  '稿件来源',
  '主办单位',
  '公开主体',
  '公开机构',
  '公开部门',
  '公开单位',
  '公开责任部门',
  '责任部门',
  '责任单位',
  '发文机关',
  '发文单位',
  '发文机构',
  '制发机关',
  '制作单位',
  '编制单位',
  '编制机关',
  '所属机构',
  '所属部门',
  '信息提供单位',
  '信息公开责任单位',
  '生成单位',
  '文号单位',
  '单位名称',
  '填报单位',
  '供稿单位',
  '作者',
];

/** Names (lower case) of `<meta>` entries that hold the publisher, after the state's standard for government sites. */
export const publisherMeta: readonly string[] = [
  'contentsource',
  'author',
  'publisher',
  'sitename',
  'organization',
];
