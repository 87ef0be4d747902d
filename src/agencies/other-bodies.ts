/** Whose numbers a sentence gives: the report's own body, another one, or a government with all its departments. */
import { departmentNamed, departmentNameLengths, type DepartmentKind } from './departments.ts';
import { withoutSpace } from './names.ts';
import { nameParts } from './name-parts.ts';

const longestClause = 2000;

/** Words for all of a place: 全区, 全市 … The group is the kind of place. */
const whole = /全(自治区|街道|省|市|区|县|州|盟|旗|镇|乡|系统)/gu;
const ours = /[我本](省|市|区|县|州|盟|旗|镇|乡)(?!直|级|[政人府])/gu;
const each = /各(?:级|地|有关|相关|政府|行政|部门|单位|委办局|乡|镇|街道|园区|功能区|区|县|市(?!场))/u;
const governmentOffice = /(?:^|[省市区县州盟旗镇乡人民])(?:政府|府)办(?:公室|公厅)?/u;
/** A body that is a place to publish, or gave a paper: no body that counts. */
const asPlace = /^(?:门户|官|网|公报|文件|令|信息公开(?:网|平台|专栏|目录)|政务|公众|微信)/u;

interface Own {
  readonly kind: DepartmentKind | 'place' | 'body';
  readonly slug: string | null;
  /** The last character of its region's name, or of the township's: 区 of 洪泽区. */
  readonly placeKind: string | null;
}

let lastOwn: { readonly name: string; readonly own: Own } | null = null;

/** A report asks for its own body once a clause. */
function ownOf(name: string): Own {
  if (lastOwn?.name !== name) lastOwn = { name, own: bodyOf(name) };
  return lastOwn.own;
}

function bodyOf(name: string): Own {
  const { text, regions, rest } = nameParts(name);
  const department = departmentNamed(rest);
  const region = rest === '' ? text : text.slice(0, text.length - rest.length);
  const township = /(镇|乡|街道|苏木)(?:人民政府|政府|办事处)$/u.exec(rest)?.[1];
  if (township !== undefined) return { kind: 'place', slug: null, placeKind: township };
  if (regions !== null && rest === '') return { kind: 'government', slug: 'zf', placeKind: text.slice(-1) };
  return {
    kind: department?.kind ?? 'body',
    slug: department?.slug ?? null,
    placeKind: region.slice(-1) || null,
  };
}

/** Whether a word for a place (区 in 全区) means the place that a government's report is about. */
function isOwnPlace(word: string, own: Own | null): boolean {
  if (own === null || own.placeKind === null) return false;
  if (own.kind !== 'government' && own.kind !== 'place') return false;
  return own.placeKind === word.slice(-1) || own.placeKind === word;
}

const levelSigns = new Set(Array.from('省市区县州盟旗', (word) => word.charCodeAt(0)));

/** Whether a department other than the own one is named with its level (市教育局) in a text. Linear. */
function namesOtherDepartment(text: string, own: Own | null): boolean {
  for (let at = 1; at < text.length; at++) {
    if (!levelSigns.has(text.charCodeAt(at - 1))) continue;
    for (const length of departmentNameLengths(text.charAt(at))) {
      if (length > text.length - at) continue;
      const department = departmentNamed(text.slice(at, at + length));
      if (department === null) continue;
      if (department.slug !== own?.slug && !asPlace.test(text.slice(at + length, at + length + 8)))
        return true;
      break;
    }
  }
  return false;
}

/**
 * Whether a clause speaks of another body than the report's: all of a place (全市) where a department reports, its
 * departments and townships (各镇), the government's office beside the government, or another department by name.
 * Where the own name is null it is not known who is meant: then true for any of these.
 */
export function mentionsOtherBody(text: string, ownName: string | null): boolean {
  const clause = withoutSpace(text.slice(0, longestClause));
  const own = ownName === null ? null : ownOf(ownName);
  let isOwnWhole = false;
  for (const [, word] of clause.matchAll(whole)) {
    if (word === undefined || !isOwnPlace(word, own)) return true;
    isOwnWhole = true;
  }
  if (own !== null) {
    for (const [, word] of clause.matchAll(ours)) {
      if (word !== undefined && !isOwnPlace(word, own)) return true;
    }
  }
  // 全区各部门 is all that the district's report is about; 各镇 alone is a part of it.
  if (!isOwnWhole && each.test(clause)) return true;
  if (own?.kind !== 'government_office' && governmentOffice.test(clause)) return true;
  return namesOtherDepartment(clause, own);
}

const place = '(?:自治区|省|市|区|县|州|盟|旗|镇|乡)';
const aggregateWords: readonly RegExp[] = [
  new RegExp(`全${place}(?:各|行政机关|政府系统|政务公开|政府信息公开|所有|范围|上下)`, 'u'),
  new RegExp(`全${place}[^。；]{0,20}(?:收到|受理|办理|新收|接收)[^。；]{0,20}申请`, 'u'),
  /(?:汇总|综合|汇集|统计)[^。；]{0,20}各[^。；]{0,30}(?:部门|单位|镇|乡|街道|县|区)/u,
  /各[^。；]{0,30}(?:部门|单位|镇|乡|街道|县|区)[^。；]{0,20}(?:年度报告|年报|数据)[^。；]{0,10}(?:汇总|汇编|综合|编制)/u,
  /(?:本级政府|市本级|区本级|县本级|省本级|市政府|区政府|县政府|省政府)[^。；]{0,6}(?:及|和|以及)(?:其|所属)?[^。；]{0,10}(?:部门|县|区|乡|镇|街道)/u,
  /(?:所属|下属|所辖)(?:各)?[^。；]{0,10}(?:部门|单位|县|区|乡|镇|街道)[^。；]{0,20}(?:信息公开|年度报告|数据)/u,
];

/**
 * Whether a text says that the report speaks for a government with its departments and places (scope `aggregate`):
 * it sums up their reports, or counts the requests of the whole place.
 */
export function looksAggregate(text: string): boolean {
  const bare = withoutSpace(text.slice(0, longestClause));
  return aggregateWords.some((words) => words.test(bare));
}
