/** What became of a check: a closed list, one of them a check. */

export const outcomes = [
  /** A document that was not known before. */
  'found',
  /** The same document as at the last check. */
  'unchanged',
  /** Another document than at the last check: `changes` has the cells. */
  'changed',
  /** It was there before, and the server says that it is gone. */
  'vanished',
  /** It was never there, and the server says that it is not. */
  'missing',
  /** The server says 200 and shows a page that says that it is not there. */
  'soft_404',
  /** The list names no report of this year. */
  'not_published',
  /** The address answers with another one, which was followed and archived. */
  'moved',
  /** The same document as at another address of the source. */
  'duplicate',
  /** A page that was archived and holds no report. */
  'not_a_report',
  /** A list, a rendered page or another page on the way, archived. */
  'visited',
  /** robots.txt refuses it. */
  'robots',
  /** robots.txt could not be had, so everything is refused (RFC 9309, 2.3.1.4). */
  'robots_unreachable',
  /** The address is none of the source's, of a scheme other than http and https, or private. */
  'outside',
  /** A page that asks whether a person reads it. */
  'challenge',
  /** A page that asks for a name and a password. */
  'login',
  /** The server refuses: 401, 403, 451, 429 after waiting, and other 4xx. */
  'blocked',
  /** The server fails: 5xx. */
  'server_error',
  /** Redirects in a circle, or too many. */
  'redirect_loop',
  /** More bytes than any report has, as sent or decoded. */
  'too_large',
  /** The answer took too long, or came too slowly. */
  'too_slow',
  /** It ended before its stated length. */
  'cut_off',
  /** It is no HTTP, or in no coding that it names. */
  'bad_answer',
  /** No answer with a body: empty. */
  'empty',
  /** The certificate is expired, for another host, or not trusted. */
  'tls',
  /** The host's name does not resolve, or nobody answers. */
  'unreachable',
] as const;

export type Outcome = (typeof outcomes)[number];

/** Outcomes after which the document stands in the archive. */
export const capturedOutcomes: ReadonlySet<Outcome> = new Set<Outcome>([
  'found',
  'unchanged',
  'changed',
  'moved',
  'duplicate',
  'not_a_report',
  'visited',
]);
