/** The options of `gongkai crawl`, from their texts. */
import { parseWindow } from '../crawl/index.ts';
import type { CrawlCommand } from './crawl.ts';
import { Stop } from './exit-codes.ts';
import type { Messages } from './messages.en.ts';
import { wholeOf, type Options } from './command-options.ts';

/** The first and last report year that anybody can ask for. */
const bounds = { first: 2008, last: 2099 };

/** `2019-2024`, `2021`, `2019,2021-2023`; null where the text is no such list. */
export function parseYears(text: string): number[] | null {
  const years = new Set<number>();
  for (const part of text.split(',')) {
    const range = /^(20\d\d)(?:-(20\d\d))?$/.exec(part.trim());
    if (range === null) return null;
    const [from, to] = [Number(range[1]), Number(range[2] ?? range[1])];
    if (from < bounds.first || to > bounds.last || from > to) return null;
    for (let year = from; year <= to; year++) years.add(year);
  }
  return [...years].sort();
}

/** Throws Stop where an option says nothing that can be followed. */
export function crawlOf(options: Options, t: Messages): CrawlCommand {
  const years = options.years === undefined ? null : parseYears(options.years);
  if (options.years !== undefined && years === null) throw new Stop(t.crawl.badYears(options.years));
  const night = options.night === undefined ? null : parseWindow(options.night);
  if (options.night !== undefined && night === null) throw new Stop(t.crawl.badNight(options.night));
  return {
    years,
    place: options.place ?? null,
    contact: options.contact ?? null,
    pauseSeconds: wholeOf(options.pause, [1, 3600], t.crawl.badPause),
    night,
    caps: {
      perSite: wholeOf(options.maxSite, [1, 9_999_999], t.crawl.badCap),
      perRun: wholeOf(options.maxRun, [1, 9_999_999], t.crawl.badCap),
    },
    isDryRun: options.dryRun,
    json: options.json,
    sources: options.sources ?? null,
    out: options.out,
  };
}
