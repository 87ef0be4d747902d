/** Names in pinyin, for the search: syllables without tones. The dictionary is used while a site is built, never in the page. */
import { pinyin } from 'pinyin-pro';

const cache = new Map<string, string>();
/** As many names as are kept: functions and regions repeat, agencies do not. */
const mostKept = 20_000;

/** The syllables of a name, parted by blanks; signs that are no Chinese stay in lower case. */
export function syllablesOf(name: string): string {
  const known = cache.get(name);
  if (known !== undefined) return known;
  const syllables = pinyin(name.slice(0, 80), {
    toneType: 'none',
    type: 'array',
    nonZh: 'consecutive',
    v: true,
  });
  const text = syllables.join(' ').toLowerCase().replace(/\s+/gu, ' ').trim();
  if (cache.size >= mostKept) cache.clear();
  cache.set(name, text);
  return text;
}
