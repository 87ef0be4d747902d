/** A dataset → a static site that works from a folder, without a server or a network. */
export { SiteError } from './errors.ts';
export type { SiteErrorCode } from './errors.ts';
export type { Evidence, Knowledge, RegionFacts, SourcePicture } from './knowledge.ts';
export { plainText } from './plain-text.ts';
export { serveSite } from './serve.ts';
export type { Serving } from './serve.ts';
export type { RuleFacts, SiteDecision } from './site-index.ts';
export type { SourcePiece } from './site-source.ts';
export { writeSite } from './write-site.ts';
export type { SiteOptions, SiteSummary } from './write-site.ts';
