/** Where an answer sends on. */
import { addressOf } from './addresses.ts';
import { fieldOf } from './fetch-result.ts';
import type { Sent } from './send.ts';

export type Redirect =
  | { readonly kind: 'stays' }
  | { readonly kind: 'goes'; readonly url: URL }
  /** It names no address of http or https. */
  | { readonly kind: 'nowhere'; readonly detail: string };

/** Where an answer sends on; `stays` where it is no redirect. */
export function redirectOf({ status, headers }: Sent, url: URL): Redirect {
  if (![301, 302, 303, 307, 308].includes(status)) return { kind: 'stays' };
  const location = fieldOf(headers, 'location') ?? '';
  // Node gives bytes as characters; many servers send an address in UTF-8 as it is.
  const text = Buffer.from(location, 'latin1').toString('utf8');
  const address = location === '' ? null : addressOf(text, url.href);
  return address === null
    ? { kind: 'nowhere', detail: `redirect:${text.slice(0, 100)}` }
    : { kind: 'goes', url: new URL(address) };
}
