/** The search, as one types: names, pinyin, initials, former names, places and functions. */
import type { SiteFind } from '../site-find.ts';

export interface Hit {
  readonly id: string;
  readonly name: string;
  readonly pinyin: string;
  readonly region: string;
  readonly regionName: string;
  readonly functionName: { readonly zh: string; readonly en: string } | null;
  readonly functionId: string;
  readonly years: readonly number[];
  readonly errors: number;
  readonly formerNames: readonly string[];
}

interface Entry extends Hit {
  /** Everything that a word may be met in, in lower case. */
  readonly text: string;
  readonly joined: string;
  readonly initials: string;
  readonly syllables: readonly string[];
}

const entriesOf = new WeakMap<SiteFind, readonly Entry[]>();

function entries(find: SiteFind, firstYear: number): readonly Entry[] {
  const known = entriesOf.get(find);
  if (known !== undefined) return known;
  const regions = new Map(find.regions.map((region) => [region.code, region]));
  const made = find.rows.map(([id, name, pinyin, region, at, years, errors, formerNames]): Entry => {
    const place = [region, `${region.slice(0, 4)}00`, `${region.slice(0, 2)}0000`].map((code) =>
      regions.get(code),
    );
    const places = place.filter((one) => one !== undefined);
    const functionName = at < 0 ? null : (find.functions[at]?.name ?? null);
    const syllables = pinyin.split(' ');
    const names = [name, ...formerNames, id, ...places.map((one) => one.name)];
    const english = functionName === null ? '' : `${functionName.zh} ${functionName.en}`;
    return {
      id,
      name,
      pinyin,
      region,
      regionName: places[0]?.name ?? '',
      functionName,
      functionId: at < 0 ? '' : (find.functions[at]?.id ?? ''),
      years: years.map((year) => year + firstYear),
      errors,
      formerNames,
      text: `${names.join(' ')} ${english}`.toLowerCase(),
      joined: `${syllables.join('')} ${places.map((one) => one.pinyin.replaceAll(' ', '')).join(' ')}`,
      initials: syllables.map((one) => one.charAt(0)).join(''),
      syllables,
    };
  });
  entriesOf.set(find, made);
  return made;
}

/** How well a word fits; 0 = not at all. */
function fit(entry: Entry, word: string): number {
  if (entry.name.startsWith(word)) return 5;
  if (entry.text.includes(word)) return 4;
  if (!/^[a-z0-9-]+$/.test(word)) return inOrder(entry.name, word) ? 2 : 0;
  if (entry.initials.startsWith(word)) return 4;
  if (entry.joined.startsWith(word)) return 4;
  if (entry.initials.includes(word)) return 3;
  return entry.joined.includes(word) ? 2 : 0;
}

/** Whether the characters of a word stand in the name in this order: people leave out what is understood. */
function inOrder(name: string, word: string): boolean {
  if (word.length < 2) return false;
  let at = 0;
  for (const sign of word) {
    at = name.indexOf(sign, at);
    if (at < 0) return false;
    at += sign.length;
  }
  return true;
}

export interface Wanted {
  readonly text: string;
  readonly functionId: string;
  readonly year: number | null;
}

/** All entries of these shards, shorter names first: sorted once, not with every key. */
let ordered: { readonly finds: readonly SiteFind[]; readonly all: readonly Entry[] } = { finds: [], all: [] };

function inNameOrder(finds: readonly SiteFind[], firstYear: number): readonly Entry[] {
  const isSame = finds.length === ordered.finds.length && finds.every((one, at) => one === ordered.finds[at]);
  if (isSame) return ordered.all;
  const all = finds
    .flatMap((find) => entries(find, firstYear))
    .sort((a, b) => a.name.length - b.name.length || (a.id < b.id ? -1 : 1));
  ordered = { finds, all };
  return all;
}

/** The agencies that fit, the best first. Words are parted by blanks, and all must fit. */
export function search(finds: readonly SiteFind[], firstYear: number, wanted: Wanted): readonly Hit[] {
  const words = wanted.text
    .toLowerCase()
    .normalize('NFKC')
    .split(/\s+/u)
    .filter((word) => word !== '');
  const byScore: Entry[][] = [];
  for (const entry of inNameOrder(finds, firstYear)) {
    if (wanted.functionId !== '' && entry.functionId !== wanted.functionId) continue;
    if (wanted.year !== null && !entry.years.includes(wanted.year)) continue;
    let score = 1;
    for (const word of words) {
      const points = fit(entry, word);
      score = points === 0 ? 0 : score + points;
      if (score === 0) break;
    }
    if (score > 0) (byScore[score] ??= []).push(entry);
  }
  // Scores that nothing has are holes, which `flat` leaves out.
  return byScore.reverse().flat();
}
