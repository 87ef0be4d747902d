/** A list drawn by a script: the page that was fetched, drawn by a browser whose requests are ours, and archived beside it. */
import type { BrowserAnswer } from './browser.ts';
import type { CrawlContext } from './context.ts';
import type { Fetched, Purpose } from './fetch-result.ts';
import { addressOf } from './addresses.ts';

export type Drawn =
  | { readonly kind: 'page'; readonly html: string }
  | {
      readonly kind: 'failed';
      readonly code: 'browser.missing' | 'browser.failed';
      readonly detail: string | null;
    };

/** Draws a list. Throws what the fetcher throws. */
export async function drawn(
  { renderer, fetcher, archive }: CrawlContext,
  page: Fetched,
  purpose: Purpose,
): Promise<Drawn> {
  if (renderer === null) return { kind: 'failed', code: 'browser.missing', detail: null };
  const get = async (text: string): Promise<BrowserAnswer | null> => {
    const url = addressOf(text);
    if (url === null || !purpose.hosts.has(new URL(url).host)) return null;
    const result = await fetcher.fetch(url, {
      ...purpose,
      about: { ...purpose.about, via: page.url, title: null },
    });
    return result.kind === 'document' ? result : null;
  };
  const made = await renderer.render(page.url, page, get);
  if (made.kind === 'failed') return { kind: 'failed', code: 'browser.failed', detail: made.detail };
  const { url, entry } = page;
  await archive.addRendering({
    url,
    date: entry.date,
    html: Buffer.from(made.html),
    of: entry.recordId,
    about: purpose.about,
  });
  return made;
}
