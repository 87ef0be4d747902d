/**
 * The words by which a report says what it is, whose, for which year, and when it was published. Patterns meet text
 * in half width and without white space (`compact`), at most a few hundred characters long; none can backtrack far.
 */

/** By character: 1 where it has a half-width twin, 2 where it is white space or invisible. */
const kinds = new Uint8Array(65536).fill(1, 0xff01, 0xff5f);
for (let code = 0; code < kinds.length; code++) {
  if (/[\s\u200b-\u200f\u2060\ufeff]/u.test(String.fromCharCode(code))) kinds[code] = 2;
}

/** Whether a character (by its code) is white space or invisible. */
export function isSpace(code: number): boolean {
  return kinds[code] === 2;
}

/** Full-width letters, digits and punctuation as their half-width twins; every character keeps its position. */
export function halfWidth(text: string): string {
  let made = '';
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x3000 || (code !== 0x3000 && kinds[code] !== 1)) continue;
    made += text.slice(start, i) + (code === 0x3000 ? ' ' : String.fromCharCode(code - 0xfee0));
    start = i + 1;
  }
  return start === 0 ? text : made + text.slice(start);
}

/** Half width, no white space, no invisible characters: how patterns of this file want a text. */
export function compact(text: string): string {
  let made = '';
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const kind = kinds[code];
    if (kind === 0) continue;
    made += text.slice(start, i);
    if (kind === 1) made += String.fromCharCode(code - 0xfee0);
    start = i + 1;
  }
  return start === 0 ? text : made + text.slice(start);
}

const digits = new Map<string, number>(Array.from('零一二三四五六七八九').map((c, i) => [c, i]));
for (const [c, n] of [
  ['〇', 0],
  ['○', 0],
  ['О', 0],
  ['O', 0],
  ['两', 2],
] as const)
  digits.set(c, n);
const powers = new Map<string, number>([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);

/**
 * The whole number that digits or Chinese numerals say (`47`, `1,724`, 四十七, 一百零五, 二〇二四); null where it is
 * none, or larger than 999999999. Takes at most 12 characters.
 */
export function numeralValue(text: string): number | null {
  if (text === '' || text.length > 12) return null;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  if (/^\d{1,3}(?:,\d{3}){1,2}$/.test(text)) return Number(text.replaceAll(',', ''));
  const characters = Array.from(text);
  if (characters.every((c) => digits.has(c))) {
    return characters.length > 9 ? null : Number(characters.map((c) => digits.get(c) ?? 0).join(''));
  }
  let total = 0;
  let pending: number | null = null;
  let smallest = 10_000;
  for (const [i, c] of characters.entries()) {
    const power = powers.get(c);
    const digit = digits.get(c);
    if (power !== undefined) {
      if (power >= smallest || (pending === null && !(power === 10 && i === 0)) || pending === 0) return null;
      total += (pending ?? 1) * power;
      smallest = power;
      pending = null;
    } else if (digit === undefined || (pending !== null && pending !== 0)) return null;
    else pending = digit;
  }
  // A digit after the hundreds without 零 (一百五) may mean 105 or 150: no number.
  if (smallest >= 100 && smallest < 10_000 && pending !== null && !/[零〇]/u.test(text)) return null;
  return total + (pending ?? 0);
}

const chineseDigit = '[零〇○ОO一二三四五六七八九]';
const yearDigits = `(?:(?:19|20)\\d{2}|二${chineseDigit}{3})`;

/** A text without this sign names no year in words, a text without the other no report. */
export const yearSign = '年';
export const reportSign = '报';

/** Every year that stands as a year: 2024年, 二〇二四年, (2024), or 2024 before the name of the report. Global. */
export const yearMentions = new RegExp(
  `(?<![\\d.])(?:(?<plain>${yearDigits})(?=年)|\\((?<bracketed>20\\d{2})\\)|(?<bare>20\\d{2})(?=(?:政府|政务)?信息公开|政务公开))`,
  'gu',
);

/** A sentence that opens with its year: `2024年,我局…`, `2024年度我区…`. Group 1 is the year. */
export const yearOpening = new RegExp(
  `^(?:(?:\\(?[一二三四五六七八九十\\d]{1,2}\\)?[、.)])?在?)(${yearDigits})年度?(?:以来|期间|里)?(?=[,:]|[我本全]|市|县|区|局)`,
  'u',
);

/** The report named in a sentence with its year: `现公布…2023年政府信息公开工作年度报告`. Group 1 is the year. */
export const yearOfMention = new RegExp(
  `(${yearDigits})年度?[^,。;:\\d]{0,20}(?:信息|政务)公开(?:工作)?(?:年度报告|年报|报告)`,
  'u',
);

/** Titles of other works, in their marks: what stands in them is not said by the report. Global. */
export const quotedTitles = /《[^《》]{0,120}》/gu;

/** The name of an annual report, at the end of a title. */
export const reportNameAtEnd =
  /(?:政府|政务)?(?:信息|政务)公开(?:的)?(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:情况)?(?:年度)?(?:总结)?(?:报告|年报)(?:书)?(?:\([^()]{0,30}\))?$/u;
/** What makes such a report an annual one. */
export const annualMark = new RegExp(
  `年度|年报|${yearDigits}年|${yearDigits}(?:政府|政务)?(?:信息|政务)公开`,
  'u',
);
/** Words before a title that only say that it is one. */
export const titleLabel = /^(?:\[?(?:标题|名称|信息名称|文件名称|公文名称|信息标题)\]?[:|]?)/u;
/** A line with one of these is about reports, or leads to one, and is no title. */
export const noTitle =
  /[,。;!?>|»]|上一[篇条]|下一[篇条]|附件|当前位置|所在位置|首页|下载|点击|查看|更多|解读|图解|一图|格式|模板|范文|印发|现公布|现将|通知|发布\(?《?(?:19|20)\d|公布\(?《?(?:19|20)\d|^(?:根据|按照|公布|发布|请|关于(?:公布|发布|做好|报送|编制|开展))/u;
/** A line that is only a year: the middle line of a title. */
export const yearLine = new RegExp(`^\\(?${yearDigits}年?度?\\)?$`, 'u');
/** The bare end of a title whose beginning stands on the lines above. */
export const titleTail =
  /^(?:(?:政府|政务)?(?:信息|政务)公开)?(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:年度)?(?:报告|年报)(?:\([^()]{0,30}\))?$/u;
/** Signs at which a page's declared title is cut from the name of its site. */
export const titleSeparators = /[-_|—–]{1,3}/u;
/** Meta names that hold the title of the article, in lower case. */
export const titleMeta: readonly string[] = [
  'articletitle',
  'article_title',
  'og:title',
  'title',
  'dc.title',
];

const monthDay = '(?:[01]?\\d|[一二三四五六七八九十]{1,2})月(?:[0-3]?\\d|[一二三四五六七八九十]{1,3})日?';
/** A date, whole: 2025-01-09, 2025/1/9, 2025.1.9, 2025年1月9日, 二〇二五年一月九日. */
export const dateShape = new RegExp(
  `${yearDigits}年${monthDay}|20\\d{2}([-/.])\\d{1,2}\\1\\d{1,2}(?!\\d)`,
  'u',
);
/** Year, month and day of what `dateShape` found. */
export const dateParts = /^([^-/.年]{4})[-/.年]([^-/.月]{1,2})[-/.月]([^日]{1,3})日?$/u;

/** Signs between the parts of a date, for reading a date whose year stands elsewhere. Global. */
export const datePartSigns = /[月.]/gu;

/** A range of days; groups: first date, last date (whose year may be left out), as `monthDay` with or without a year. */
export const dateRange = new RegExp(
  `(?<first>${yearDigits}年${monthDay}|20\\d{2}\\.\\d{1,2}\\.\\d{1,2})(?:起|开始)?[,，]?(?:统计)?(?:至|到|[-—–~]{1,2})(?<last>(?:${yearDigits}年)?${monthDay}|(?:20\\d{2}\\.)?\\d{1,2}\\.\\d{1,2})`,
  'u',
);
/** Words that must stand in the same sentence for a range to be the period reported on. */
export const periodWords = /统计|数据|期限|时限|报告期|报告的?时间|时间范围/u;
/** A text without any of these has none of the words. */
export const periodSigns = /[统据限期间]/u;

const label = (words: string): RegExp =>
  new RegExp(`(?:^|[^\\p{Script=Han}])\\[?(?:${words})\\]?[:|]?\\[?(?=20\\d{2}|二)`, 'u');
const whole = (words: string): RegExp => new RegExp(`^\\[?(?:${words})\\]?[:|]?$`, 'u');
const firstWords =
  '发布日期|发布时间|公布日期|公布时间|公开日期|公开时间|信息发布日期|信息发布时间|信息公开日期|上网日期|上网时间|发稿时间';
const nextWords = '生成日期|生成时间|发文日期|发文时间';
const bareWords = '时间|日期';
/**
 * Words before a date of publication, the surest first: published; then generated or issued (the catalogue's date);
 * then a bare 时间, only where `bylineWords` stand beside it. 成文日期 and a signature say when it was signed, 更新时间
 * when it was changed: neither is publication. `label`: at the date; `whole`: a cell or line of its own.
 */
export const publicationLabels: readonly {
  readonly label: RegExp;
  readonly whole: RegExp;
  readonly needsByline: boolean;
}[] = [
  { label: label(firstWords), whole: whole(firstWords), needsByline: false },
  { label: label(nextWords), whole: whole(nextWords), needsByline: false },
  { label: label(bareWords), whole: whole('(?!)'), needsByline: true },
];
/** A text without any of these has no such label. */
export const publicationSigns = /[期间]/u;
/** What stands in a byline beside its date. */
export const bylineWords = /来源|作者|字号|字体|浏览|点击|阅读|访问|打印|分享/u;
/** Meta names of the date of publication, in lower case, without signs. */
export const publicationMeta: readonly string[] = [
  'pubdate',
  'publishdate',
  'publishtime',
  'articlepublishdate',
  'articlepublishtime',
  'articlepublishedtime',
  'firstpublishedtime',
];

/** How a body speaks of itself: group 1 is the last character of its name. */
export const selfName = /(?:我|本)(局|委|办|厅|院|署|镇|乡|街道|部|中心|会|处|队|所|行|馆|社|站)/u;
/** Beginnings of lines at the foot of a page, which no report prints. */
export const siteFooter =
  /^(?:主办|承办|协办|版权|网站标识|网站地图|联系我们|备案|技术支持|运维|维护|地址|电话|邮编|关于我们|网站声明)|ICP备|公网安备/u;
/** Lines that end the text of a report: tools, neighbours and the foot of the page. */
export const afterReport =
  /^(?:附件|附[:1-9]|附表|相关附件|相关链接|相关文章|相关信息|上一[篇条]|下一[篇条]|分享到?|扫一扫|打印|【?打印|关闭|【?关闭|返回|责任编辑|责编|编辑[:|]|来源[:|]|信息来源|微信|友情链接|扫描|\[?(?:字体|字号)|您访问)/u;

/** A line without any of these is neither: it begins with none of the words, and holds none. */
export const footerSigns = /^[附相上下分扫打【关返责编来信微友[字您主承协版网联备技运维地电邮]|备/u;

/** A government's report that speaks for its departments and places: what its introduction says then. */
export const aggregateIntroduction =
  /(?:汇总|综合(?=[全本我各了市区县省州]))[^。;]{0,40}(?:各[级地县区市乡镇街部直有单]|所属|所辖|下辖)|(?:包含|涵盖|包括)了?[^。;,、]{0,20}(?:各(?:级|县|区|市|乡|镇|街道|部门|单位)|所属|所辖|下辖)|全[省市区县州旗盟](?:各级)?行政机关/u;
/** The end of the name of a people's government, or of its office. */
export const governmentName = /(?:人民政府|管理委员会|管委会|公署|行署|政府)$/u;
/** The end of the name of a body that has no places of its own. */
export const departmentName = /(?:局|委|委员会|厅|办公室|办|院|署|中心|队|处|所|馆|站|部|会)$/u;

/** Links that may be the report: by the ending of the address, and by their words. */
export const fileAddress = /\.(?:pdf|docx?|ofd|xlsx?|wps|et|rtf|zip|rar|txt)(?:$|[?#&])/iu;
export const reportLink = /(?:信息|政务)公开[^,。]{0,20}(?:年度报告|年报|报告)|年度报告|年报/u;
export const otherFile = /申请表|流程图|指南|目录|申请书|操作手册|样表/u;

/** Marks of the top level of a report: 一、 to 十二、. Group 1 is the numeral. */
export const topMark = /^([一二三四五六七八九十]{1,3})[、.,:]/u;
/** The characters that a mark may begin with, besides digits and brackets. */
export const markSigns: ReadonlySet<string> = new Set('一二三四五六七八九十第');
/** A line that opens an item below the top level. */
export const itemOpening =
  /^(?:\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]{1,3}[、是]|\d{1,2}[、.)]|第[一二三四五六七八九十])/u;
/** Headings of prose sections in other words; only for lines with a top mark. */
export const looseHeadings: Readonly<Record<'overview' | 'problems' | 'other', RegExp>> = {
  overview: /^(?:总体|基本|工作)?(?:情况)?概[述况]$|总体情况$/u,
  problems: /(?:问题|不足|困难).{0,12}(?:改进|整改|措施|打算|努力|计划|方向)/u,
  other: /(?:其[他它]|需要).{0,6}报告.{0,6}(?:事项|情况)|^其[他它]事项$/u,
};
