/** The scrapers and the sources, which stand beside the program and not in it. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';
import { systems, type Scraper } from '../crawl/index.ts';

/** Built, the scrapers stand in `dist/scrapers/`; from the sources, in `scrapers/` of the project. */
const isSource = import.meta.url.endsWith('.ts');
const folder = fileURLToPath(new URL(isSource ? '../../scrapers' : '../scrapers', import.meta.url));

/** The sources that come with the program. */
export const ownSources = fileURLToPath(new URL('../../scrapers/sources', import.meta.url));

const isScraper = (value: unknown): value is Scraper =>
  z
    .object({
      system: z.enum(systems),
      read: z.function(),
      isReport: z.function(),
      isList: z.function(),
      selectors: z.array(z.string()),
    })
    .safeParse(value).success;

/** All scrapers. Rejects where the program is not whole. */
export async function loadScrapers(): Promise<readonly Scraper[]> {
  const module: unknown = await import(pathToFileURL(`${folder}/index.${isSource ? 'ts' : 'js'}`).href);
  const list = z.object({ scrapers: z.array(z.custom<Scraper>(isScraper)) }).parse(module);
  return list.scrapers;
}
