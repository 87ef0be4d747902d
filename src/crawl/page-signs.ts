/** What a page that was served with 200 says of itself: that it is not there, that it asks who reads it, that it wants a password. */
import { load } from 'cheerio';
import {
  challengeMarks,
  challengeWords,
  compact,
  loginWords,
  notFoundLength,
  notFoundWords,
} from '../forms/index.ts';

export type PageSign = 'soft_404' | 'challenge' | 'login';

/** A page with more text is no challenge and no form to log in, whatever else it says. Characters. */
const mostText = 1200;
/** Pages larger than this hold a document. Bytes. */
const largest = 400 * 1024;

/** The sign of a page; null where it is what it seems. `text` is the page decoded. */
export function signOf(text: string): PageSign | null {
  if (text.length > largest) return null;
  const $ = load(text);
  const scripts = $('script')
    .toArray()
    .map((script) => `${$(script).attr('src') ?? ''} ${$(script).text()}`)
    .join(' ');
  const title = compact($('title').first().text().slice(0, 300));
  const hasPassword = $('input[type="password"]').length > 0;
  $('script, style, noscript, nav, header, footer').remove();
  const words = compact($('body').text().slice(0, 20_000));
  if (words.length > mostText) return null;
  // A page with a mark and hardly a word only runs its script.
  if (words.length < 120 && challengeMarks.some((mark) => scripts.includes(mark) || text.includes(mark)))
    return 'challenge';
  if (challengeWords.test(title) || challengeWords.test(words)) return 'challenge';
  if (hasPassword && (loginWords.test(title) || loginWords.test(words.slice(0, 400)))) return 'login';
  $('ul, ol, a').remove();
  const prose = compact($('body').text().slice(0, 20_000));
  if (notFoundWords.test(title)) return 'soft_404';
  return prose.length < notFoundLength && notFoundWords.test(prose) ? 'soft_404' : null;
}
