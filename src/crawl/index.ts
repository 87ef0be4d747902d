/** The crawl: sources → captures, politely; and what scrapers are made of. */
export { addressOf, siteOf } from './addresses.ts';
export { findBrowser, makeRenderer } from './browser.ts';
export type { BrowserAnswer, Rendered, Renderer } from './browser.ts';
export { systemClock } from './clock.ts';
export type { Clock, Deadline } from './clock.ts';
export { crawl, defaultCaps, defaultPauseMs } from './crawl.ts';
export type { CrawlOptions, CrawlSummary, SourceSummary } from './crawl.ts';
export type { EndReason } from './crawl-end.ts';
export type { Exception } from './guard.ts';
export { ListPage } from './list-page.ts';
export type { Link, Listed, ListEvent, ListEventCode, ListReading } from './list-page.ts';
export type { Scraper } from './scraper.ts';
export { sourceSchema, systems } from './source.ts';
export type { SiteSystem, Source, SourceProblem } from './source.ts';
export { readSources } from './sources-folder.ts';
export type { SourcesRead } from './sources-folder.ts';
export { parseWindow } from './window.ts';
export type { NightWindow } from './window.ts';
