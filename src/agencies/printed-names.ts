/** Where a report prints its agency's own name: its title, its signature, its metadata. Names are never mended. */
import { publisherLabels, publisherMeta } from './bodies.ts';
import { isAgencyName, isRegionName, withoutSpace } from './names.ts';

const longestTitle = 400;

/** A year or two (2024, 二〇二四, 2020-2021) with what may follow it. */
const year =
  /(?:[12１２][0-9０-９]{3}|[一二][〇○ОO0零一二三四五六七八九]{3})(?:[-—－至][12][0-9]{3})?(?:年度|年)?/u;
const subject = /政府信息(?:主动)?公开|信息公开|政务公开|政府公开信息|年度报告/u;
/** What stands before the agency's name, or between it and the rest. */
const opening =
  /^(?:附件[0-9一二三四五]{0,2}[:：]?|标题[:：]|【[^】]{0,20}】|\[[^\]]{0,20}\]|[《〈“"「（(:：、])+/u;
const closing = /(?:[《〈“"「（(:：、\-—]|的|关于|发布|公布|公示|公开|印发|报送|上报|编制|做好|开展)$/u;
const about = /关于(?:印发|发布|公布|公开|公示|报送|上报)?/gu;
/** Where HTML titles and page heads set the site's name beside the title. */
const separators = /[|｜_＿\-－–—]+/u;

function trimmed(text: string): string {
  let left = text.replace(opening, '');
  // At most a few words stand there; the bound keeps hostile titles linear.
  for (let i = 0; i < 8; i++) {
    const shorter = left.replace(closing, '');
    if (shorter === left) break;
    left = shorter;
  }
  return left;
}

function named(text: string): string | null {
  return isAgencyName(text) || isRegionName(text) ? text : null;
}

/** The agency among the words before the year or the subject. 甲关于发布乙…: the report is that of 乙. */
function before(text: string): string | null {
  const parts = text.replace(opening, '').split(about);
  const last = trimmed(parts.at(-1) ?? '');
  if (last !== '') return named(last);
  return parts.length > 1 ? named(trimmed(parts.slice(0, -1).join(''))) : null;
}

/** Where the words before the subject end: 人民政府信息公开 is a 人民政府 and 信息公开. */
function subjectAt(text: string): number {
  const at = text.search(subject);
  if (at < 2) return at;
  return text.startsWith('政府', at) && text.slice(at - 2, at) === '人民' ? at + 2 : at;
}

function inPart(part: string): string | null {
  let rest = part;
  // A year may stand first: 2024年厦门市…
  for (let i = 0; i < 3; i++) {
    const found = year.exec(rest);
    const topic = subjectAt(rest);
    const end = found !== null && (topic < 0 || found.index < topic) ? found.index : topic;
    if (end < 0) return null;
    const name = before(rest.slice(0, end));
    if (name !== null) return name;
    if (trimmed(rest.slice(0, end)) !== '' || found?.index !== end) return null;
    rest = rest.slice(end + found[0].length);
  }
  return null;
}

/**
 * The agency whose report a title announces, as printed there without white space (white space in a title is
 * typesetting): 厦门市教育局 in 厦门市教育局2024年政府信息公开工作年度报告. A title may name only the region (淮安市洪泽区);
 * then that is given. Null where the title names no body, names several, or is no title of such a report.
 */
export function agencyInTitle(title: string): string | null {
  const text = withoutSpace(title.slice(0, longestTitle));
  const inner = /《([^《》]{0,200})》/u.exec(text);
  if (inner?.[1] !== undefined && subject.test(inner[1])) {
    // 甲关于公布《2024年…报告》的通知: the quoted title goes first, else the body that announces it.
    return (
      inPart(inner[1]) ??
      (subject.test(text.slice(0, inner.index)) ? null : before(text.slice(0, inner.index)))
    );
  }
  for (const part of [text, ...text.split(separators)]) {
    if (!subject.test(part)) continue;
    const name = inPart(part);
    if (name !== null) return name;
    const note = /[（(]([^（）()]{3,60})[）)]$/u.exec(part)?.[1];
    if (note !== undefined && isAgencyName(note)) return note;
  }
  return null;
}

const numerals = '0-9０-９〇○零一二三四五六七八九十';
const date = new RegExp(
  `[${numerals}]{2,4}(?:年|[-./])[${numerals}]{1,3}(?:月|[-./])(?:[${numerals}]{1,3}日?)?`,
  'u',
);
const seal = /[（(【[]?(?:盖章|公章|签章|章|印章)[）)】\]]?$/u;
const label = new RegExp(
  `^(?:${[...publisherLabels].sort((a, b) => b.length - a.length).join('|')})[:：]`,
  'u',
);

/**
 * The agency that signs: a short line that is wholly its name, perhaps with a date or the mark for a seal. As
 * printed, without white space. Null for any other line.
 */
export function agencyInSignature(line: string): string | null {
  if (line.length > 200) return null;
  let text = withoutSpace(line).replace(label, '');
  const dated = date.exec(text);
  if (dated !== null) {
    const after = text.slice(dated.index + dated[0].length);
    if (dated.index > 0 && after !== '') return null;
    text = dated.index > 0 ? text.slice(0, dated.index) : after;
  }
  text = text.replace(seal, '').replace(/[。．.]$/u, '');
  return text.length <= 60 && isAgencyName(text) ? text : null;
}

/**
 * The publisher that a page's `<meta>` declares, where the entry is one that holds publishers and its content is
 * wholly a body's name; null otherwise. The publisher need not be the author: treat it as a hint.
 */
export function siteNameAgency(metaName: string, content: string): string | null {
  if (!publisherMeta.includes(metaName.toLowerCase()) || content.length > 200) return null;
  const text = withoutSpace(content);
  return isAgencyName(text) ? text : null;
}
