/** cheerio, loaded when a place is followed: its entry brings a client of HTTP, which takes longer to load than a page to read. */
import type * as Cheerio from 'cheerio';
import { createRequire } from 'node:module';

const packages = createRequire(import.meta.url);

/** A page as cheerio and its own parser have it. */
export function loadCheerio(text: string, options: Cheerio.CheerioOptions): Cheerio.CheerioAPI {
  const { load } = packages('cheerio') as typeof Cheerio;
  return load(text, options);
}
