/** Which addresses may be asked: hosts of the sources, on the public internet, over http and https. Nothing else, ever. */
import { lookup as systemLookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';

/**
 * The one exception: an exact origin that the program's own code names (`npm start` and the tests serve a replica on loopback). Where
 * `at` is given, its name is not looked up: that is where it is.
 */
export interface Exception {
  readonly origin: string;
  readonly at: { readonly address: string; readonly port: number } | null;
}

/** Looks a name up: all its addresses, or a rejection. */
export type Lookup = (host: string) => Promise<readonly string[]>;

export const ownLookup: Lookup = async (host) =>
  (await systemLookup(host, { all: true, verbatim: true })).map(({ address }) => address);

/** Whether an IP address is one of the public internet: no loopback, private, link-local, mapped or translated one. */
export function isPublic(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.parse(address).range() === 'unicast';
}

export type Guarded =
  /** Where to connect: these addresses and no others (names are looked up once, so that they cannot change in between). */
  | { readonly kind: 'go'; readonly addresses: readonly string[]; readonly port: number }
  | { readonly kind: 'outside'; readonly detail: string }
  | { readonly kind: 'unreachable'; readonly detail: string };

const defaultPorts: Readonly<{ [scheme: string]: number }> = { 'http:': 80, 'https:': 443 };

/** Decides on an address before anything is sent to it; every redirect is decided on anew. */
export async function guard(
  url: URL,
  hosts: ReadonlySet<string>,
  exceptions: readonly Exception[],
  lookup: Lookup,
): Promise<Guarded> {
  const port = url.port === '' ? defaultPorts[url.protocol] : Number(url.port);
  if (port === undefined) return { kind: 'outside', detail: `scheme:${url.protocol.slice(0, -1)}` };
  // Ports other than the scheme's own are part of a host's name in a source.
  if (!hosts.has(url.host)) return { kind: 'outside', detail: `host:${url.host}` };
  const exception = exceptions.find(({ origin }) => origin === url.origin);
  const at = exception?.at ?? null;
  if (at !== null) return { kind: 'go', addresses: [at.address], port: at.port };
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (ipaddr.isValid(host)) {
    const isFine = exception !== undefined || isPublic(host);
    return isFine
      ? { kind: 'go', addresses: [host], port }
      : { kind: 'outside', detail: `private_address:${host}` };
  }
  let addresses: readonly string[];
  try {
    addresses = await lookup(host);
  } catch {
    return { kind: 'unreachable', detail: 'name_not_resolved' };
  }
  if (addresses.length === 0) return { kind: 'unreachable', detail: 'name_not_resolved' };
  const hidden = exception === undefined ? addresses.find((address) => !isPublic(address)) : undefined;
  if (hidden !== undefined) return { kind: 'outside', detail: `private_address:${hidden}` };
  return { kind: 'go', addresses, port };
}
