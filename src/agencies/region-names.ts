/** How the name of a region is shortened: 厦门市 → 厦门; 恩施土家族苗族自治州 → 恩施, 恩施州. */

/** Endings of region names, longest first. */
const endings: readonly string[] = [
  '特别行政区',
  '自治区',
  '自治州',
  '自治县',
  '自治旗',
  '地区',
  '林区',
  '特区',
  '省',
  '市',
  '盟',
  '县',
  '区',
  '旗',
];

/** Names of peoples in region names, longest first; 族 is not always printed (博尔塔拉蒙古自治州). */
const peoples: readonly string[] = [
  '柯尔克孜',
  '乌孜别克',
  '哈萨克',
  '维吾尔',
  '达斡尔',
  '鄂温克',
  '鄂伦春',
  '塔吉克',
  '俄罗斯',
  '塔塔尔',
  '景颇',
  '蒙古',
  '布依',
  '朝鲜',
  '土家',
  '哈尼',
  '傈僳',
  '拉祜',
  '纳西',
  '仫佬',
  '布朗',
  '撒拉',
  '毛南',
  '仡佬',
  '锡伯',
  '阿昌',
  '普米',
  '德昂',
  '保安',
  '裕固',
  '门巴',
  '珞巴',
  '基诺',
  '赫哲',
  '东乡',
  '独龙',
  '高山',
  '回',
  '藏',
  '苗',
  '彝',
  '壮',
  '满',
  '侗',
  '瑶',
  '白',
  '傣',
  '黎',
  '佤',
  '畲',
  '水',
  '土',
  '羌',
  '怒',
  '京',
  '各',
].flatMap((people) => (people.length > 1 ? [`${people}族`, people] : [`${people}族`]));

/** What stands for a region's kind where the peoples are left out: 恩施州, 彭水县. */
const shortEnding: Readonly<{ [ending: string]: string }> = { 自治州: '州', 自治县: '县', 自治旗: '旗' };

/** Names that differ from the rule, as the regions themselves use them. */
const ownShortNames: Readonly<{ [name: string]: readonly string[] }> = {
  双江拉祜族佤族布朗族傣族自治县: ['双江', '双江县'],
  东乡族自治县: ['东乡县'],
  鄂温克族自治旗: ['鄂温克旗'],
  鄂伦春自治旗: ['鄂伦春旗'],
  莫力达瓦达斡尔族自治旗: ['莫力达瓦', '莫力达瓦旗'],
};

/**
 * The other names a region goes by, without its ending and its peoples; none shorter than two characters.
 * `bare` has no ending at all, `short` ends in 州, 县 or 旗.
 */
export function shortNames(name: string): { readonly bare: string | null; readonly short: string | null } {
  const own = ownShortNames[name];
  if (own !== undefined) {
    return {
      bare: own.find((other) => !/[县旗]$/u.test(other)) ?? null,
      short: own.find((other) => /[县旗]$/u.test(other)) ?? null,
    };
  }
  const ending = endings.find((end) => name.endsWith(end));
  if (ending === undefined) return { bare: null, short: null };
  const stem = name.slice(0, -ending.length);
  if (!ending.startsWith('自治')) return { bare: stem.length >= 2 ? stem : null, short: null };
  let bare = stem;
  for (;;) {
    const people = peoples.find((word) => bare.endsWith(word) && bare.length - word.length >= 2);
    if (people === undefined) break;
    bare = bare.slice(0, -people.length);
  }
  if (bare.length < 2) return { bare: null, short: null };
  const kind = shortEnding[ending];
  return { bare, short: kind === undefined ? null : bare + kind };
}
