/** The end of a crawl before its end: it can be resumed. */

/** Why the crawl of a site, or the whole of it, ends before its end; it can be resumed. */
export type EndReason = 'stopped' | 'cap.site' | 'cap.run' | 'site.asks_to_wait';

export class CrawlEnd extends Error {
  override readonly name = 'CrawlEnd';
  readonly reason: EndReason;
  constructor(reason: EndReason) {
    super(reason);
    this.reason = reason;
  }
}
