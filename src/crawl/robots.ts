/** robots.txt, as RFC 9309 says: what it refuses is refused, and where it cannot be had, everything is. */
import robotsParser from 'robots-parser';
import type { RobotsEntry } from '../store/index.ts';

/** What we use of the parser: its types describe another shape of module than Node gives. */
const parseRobots = robotsParser as unknown as (
  url: string,
  text: string,
) => {
  readonly isAllowed: (url: string, token: string) => boolean | undefined;
  readonly getCrawlDelay: (token: string) => number | undefined;
};

/** The token that robots.txt knows us by (RFC 9309, 2.2.1). */
export const robotsToken = 'gongkai';

/** At least so much must be read (2.5). Bytes. */
export const robotsBytes = 500 * 1024;
/** A copy is used for a day (2.4). Milliseconds. */
export const robotsAge = 24 * 60 * 60 * 1000;
/** At least so many redirects are followed (2.3.1.2). */
export const robotsRedirects = 5;

export interface RobotsVerdict {
  readonly outcome: 'allow' | 'robots' | 'robots_unreachable';
  /** Crawl-delay, milliseconds; null where none is asked for. Not in the RFC, and honoured as a floor. */
  readonly delayMs: number | null;
}

/** What the answer to a request for robots.txt means: 2xx has rules, 4xx refuses nothing (2.3.1.3), all else is unreachable. */
export function robotsOf(status: number | null, body: Uint8Array): Pick<RobotsEntry, 'verdict' | 'body'> {
  if (status !== null && status >= 200 && status <= 299) {
    const text = Buffer.from(body.subarray(0, robotsBytes))
      .toString('utf8')
      .replace(/^\ufeff/, '');
    return { verdict: 'rules', body: text };
  }
  return { verdict: status !== null && status >= 400 && status <= 499 ? 'allow' : 'refuse', body: '' };
}

/** What a copy of robots.txt says of an address. */
export function judge(entry: Pick<RobotsEntry, 'verdict' | 'body'>, url: URL): RobotsVerdict {
  if (entry.verdict === 'allow') return { outcome: 'allow', delayMs: null };
  if (entry.verdict === 'refuse') return { outcome: 'robots_unreachable', delayMs: null };
  const rules = parseRobots(`${url.origin}/robots.txt`, entry.body);
  const seconds = rules.getCrawlDelay(robotsToken);
  const delayMs = seconds === undefined || !Number.isFinite(seconds) || seconds < 0 ? null : seconds * 1000;
  return { outcome: rules.isAllowed(url.href, robotsToken) === false ? 'robots' : 'allow', delayMs };
}
