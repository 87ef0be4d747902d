/** Units: the words reports print for them, and how money converts (exactly: powers of ten). */
import type { Bilingual, Unit } from './form.ts';

/** The words for each unit, the form's own first. */
export const unitWords: Readonly<Record<Unit, readonly string[]>> = {
  wan_yuan: ['万元', '万'],
  yuan: ['元'],
  item: ['条'],
  piece: ['件', '件次', '宗'],
  article: ['篇', '篇次'],
  time: ['次', '场', '场次'],
  unit: ['个', '处'],
  person: ['人', '名'],
  person_time: ['人次'],
};

/** Every word that may follow a count and says only what is counted. */
export const countWords: readonly string[] = [
  '人次',
  '件次',
  '篇次',
  '场次',
  '条',
  '件',
  '篇',
  '次',
  '个',
  '人',
  '名',
  '处',
  '宗',
  '项',
  '场',
  '部',
  '份',
];

/** Words for money, longest first, with the power of ten of one yuan. */
export const moneyWords: readonly (readonly [word: string, exponent: number])[] = [
  ['亿元', 8],
  ['万元', 4],
  ['千元', 3],
  ['百元', 2],
  ['亿', 8],
  ['万', 4],
  ['元', 0],
];

/** The power of ten of one yuan that a money unit stands for; null for units that are no money. */
export function exponentOf(unit: Unit | null): number | null {
  return unit === 'wan_yuan' ? 4 : unit === 'yuan' ? 0 : null;
}

/** What people read for a unit. */
export const unitNames: Readonly<Record<Unit, Bilingual>> = {
  wan_yuan: { zh: '万元', en: '10,000 yuan' },
  yuan: { zh: '元', en: 'yuan' },
  item: { zh: '条', en: 'items' },
  piece: { zh: '件', en: 'cases' },
  article: { zh: '篇', en: 'articles' },
  time: { zh: '次', en: 'times' },
  unit: { zh: '个', en: 'units' },
  person: { zh: '人', en: 'persons' },
  person_time: { zh: '人次', en: 'person-times' },
};
