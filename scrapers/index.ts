/** All scrapers, one a site system. */
import type { Scraper } from '../src/crawl/index.ts';
import { anhui } from './anhui.ts';
import { boda } from './boda.ts';
import { generic } from './generic.ts';
import { guangdong } from './guangdong.ts';
import { jcms } from './jcms.ts';
import { kaipuyun } from './kaipuyun.ts';
import { trs } from './trs.ts';

export const scrapers: readonly Scraper[] = [guangdong, trs, jcms, boda, kaipuyun, anhui, generic];
