/** Whether a text is wholly the name of a body; what a name must look like, whether or not the register has it. */
import {
  bodyEndings,
  committeeEndings,
  levelWords,
  partyBeginnings,
  sentenceMark,
  townshipEndings,
} from './bodies.ts';
import { departmentNamed } from './departments.ts';
import { nationalBodyNamed } from './national.ts';
import { nameParts, regionBeginsAt } from './name-parts.ts';

/** The longest official names have some 40 characters. */
const longest = 50;

/** Without white space and marks of no width: flattened text sets characters apart. Nothing else is changed. */
export function withoutSpace(text: string): string {
  return text.replace(/[\s\u200b-\u200f\u2060\ufeff]+/gu, '');
}

const nameCharacters = /^[\p{Script=Han}·•()〇-]+$/u;

/** Two names set side by side (教育局厦门市财政局): no name of one body. */
function isTwoBodies(rest: string): boolean {
  if (rest.endsWith('分局')) return false;
  for (let length = 2; length < rest.length - 2; length++) {
    if (departmentNamed(rest.slice(0, length)) !== null && regionBeginsAt(rest, length)) return true;
  }
  return false;
}

/** A name that needs no region before it: 老子山镇人民政府, 火炬高新区管委会. */
function standsAlone(text: string): boolean {
  const endings = [...committeeEndings, ...townshipEndings.map(([ending]) => ending)];
  return endings.some(
    (ending) => ending.length >= 3 && text.endsWith(ending) && text.length >= ending.length + 2,
  );
}

const unknownRegion =
  /^(?![我全本各该这那某外])(?:\p{Script=Han}{2,8}?(?:省|自治[区州县旗]|市|区|县|旗|盟|州)){1,3}(?<rest>\p{Script=Han}{2,20})$/u;

/** A department of a place that the register does not have: renamed, abolished, or misspelt. Its name is as printed. */
function isOfUnknownRegion(bare: string): boolean {
  const rest = unknownRegion.exec(bare)?.groups?.['rest'];
  return rest !== undefined && departmentNamed(rest) !== null;
}

/**
 * Whether a text is a body's name and nothing else: a region, or a word for it (市, 区), and a body; or a body that needs
 * none. A region alone is no body, nor is 各部门 or 办公室. White space is not looked at.
 */
export function isAgencyName(text: string): boolean {
  if (text.length > 4 * longest) return false;
  const bare = withoutSpace(text)
    .normalize('NFKC')
    .replace(/(?<=.)\([^()]*\)$/u, '');
  if (bare.length < 3 || bare.length > longest || !nameCharacters.test(bare) || sentenceMark.test(bare))
    return false;
  if (nationalBodyNamed(bare) !== null) return true;
  const isParty = partyBeginnings.some((beginning) => bare.startsWith(beginning));
  if (isParty) return /(?:委员会|办公室|[部委办局])$/u.test(bare);
  const department = departmentNamed(bare);
  if (department !== null) return !/^(?:人民)?政府$|^办公室$/u.test(bare);
  if (
    levelWords.some(([word]) => bare.startsWith(word) && departmentNamed(bare.slice(word.length)) !== null)
  ) {
    return true;
  }
  if (!bodyEndings.some((ending) => bare.endsWith(ending)) && !standsAlone(bare)) {
    const { regions, rest } = nameParts(bare);
    return regions === null ? isOfUnknownRegion(bare) : departmentNamed(rest) !== null;
  }
  const { regions, rest } = nameParts(bare);
  if (regions === null) return standsAlone(bare) || isOfUnknownRegion(bare);
  return rest.length >= 2 && !isTwoBodies(rest);
}

/** Whether a text is the full name of one or more nested regions and nothing else: 淮安市洪泽区. */
export function isRegionName(text: string): boolean {
  const bare = withoutSpace(text.slice(0, 100));
  if (bare.length < 2 || bare.length > longest) return false;
  const { regions, rest, leading } = nameParts(bare);
  return regions !== null && rest === '' && leading === '';
}
