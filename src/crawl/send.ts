/** One request over the wire and its answer, within bounds of size and time. No redirects, no retries, no cookies. */
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { isIP, isIPv6 } from 'node:net';
import type { HeaderFields } from '../archive/index.ts';
import type { Outcome } from '../store/index.ts';
import type { Clock } from './clock.ts';

export interface SendLimits {
  /** Bytes of a body as sent. */
  readonly bytes: number;
  /** Milliseconds for the whole answer. */
  readonly ms: number;
}

/** No report that was seen is over 30 MB; a slow county server needs a minute for that. */
export const defaultSendLimits: SendLimits = { bytes: 64 * 1024 * 1024, ms: 180_000 };

export interface Sent {
  readonly kind: 'answer';
  readonly requestHead: string;
  readonly status: number;
  readonly statusText: string;
  readonly headers: HeaderFields;
  readonly body: Buffer;
}

export interface Unsent {
  readonly kind: 'failure';
  readonly outcome: Extract<
    Outcome,
    'unreachable' | 'tls' | 'too_large' | 'too_slow' | 'cut_off' | 'bad_answer'
  >;
  readonly detail: string;
}

export interface SendRequest {
  readonly url: URL;
  /** Where to connect, decided before. */
  readonly addresses: readonly string[];
  readonly port: number;
  readonly headers: HeaderFields;
  readonly limits: SendLimits;
  readonly clock: Clock;
  /** Aborted when the crawl is to end. */
  readonly signal: AbortSignal;
}

/** Sends a request; tests give their own. Rejects only where `signal` is aborted. */
export type Send = (request: SendRequest) => Promise<Sent | Unsent>;

const tlsCodes =
  /^(?:CERT_|ERR_TLS_|ERR_SSL_|EPROTO$|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(?:GET|VERIFY)_|HOSTNAME_MISMATCH)/;

function failureOf(error: unknown, hasHead: boolean): Unsent {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const detail = code === '' ? 'no_reason' : code;
  if (tlsCodes.test(code)) return { kind: 'failure', outcome: 'tls', detail };
  if (code.startsWith('HPE_')) return { kind: 'failure', outcome: 'bad_answer', detail };
  return { kind: 'failure', outcome: hasHead ? 'cut_off' : 'unreachable', detail };
}

function fieldsOf(raw: readonly string[]): HeaderFields {
  const fields: [string, string][] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) fields.push([raw[at] ?? '', raw[at + 1] ?? '']);
  return fields;
}

/** The request over Node's own client: the address is pinned, so no second look-up can lead elsewhere. */
export const send: Send = ({ url, addresses, port, headers, limits, clock, signal }) =>
  new Promise((resolve, reject) => {
    const path = `${url.pathname}${url.search}`;
    const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`);
    const requestHead = `GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
    const pinned: LookupFunction = (_, options, done) => {
      const all = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
      if (options.all === true) done(null, all);
      else done(null, all[0]?.address ?? '', all[0]?.family);
    };
    const deadline = clock.deadline(limits.ms);
    const isSecure = url.protocol === 'https:';
    const request = (isSecure ? https : http).request({
      host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
      port,
      path,
      method: 'GET',
      headers: headers.flatMap(([name, value]) => [name, value]),
      setHost: false,
      agent: false,
      lookup: pinned,
      maxHeaderSize: 64 * 1024,
      ...(isSecure && isIP(url.hostname) === 0 ? { servername: url.hostname } : {}),
    });
    let settled = false;
    let answer: Sent | null = null;
    let hasHead = false;
    const settle = (result: Sent | Unsent): void => {
      if (settled) return;
      settled = true;
      deadline.cancel();
      signal.removeEventListener('abort', stop);
      request.destroy();
      resolve(result);
    };
    const stop = (): void => {
      if (settled) return;
      settled = true;
      deadline.cancel();
      request.destroy();
      reject(new Error('stopped'));
    };
    signal.addEventListener('abort', stop);
    deadline.signal.addEventListener('abort', () =>
      settle({ kind: 'failure', outcome: 'too_slow', detail: `seconds:${String(limits.ms / 1000)}` }),
    );
    const tooLarge = (): void =>
      settle({ kind: 'failure', outcome: 'too_large', detail: `bytes:${String(limits.bytes)}` });
    request.on('error', (error) => settle(failureOf(error, hasHead)));
    // An answer counts when the connection is done with: bytes beyond the stated length come to light until then.
    request.on('close', () => settle(answer ?? failureOf(null, hasHead)));
    request.on('response', (response) => {
      hasHead = true;
      const stated = Number(response.headers['content-length'] ?? 0);
      if (stated > limits.bytes) return tooLarge();
      const chunks: Buffer[] = [];
      let total = 0;
      response.on('data', (chunk: Buffer) => {
        total += chunk.length;
        if (total > limits.bytes) return tooLarge();
        chunks.push(chunk);
      });
      response.on('error', (error) => settle(failureOf(error, true)));
      response.on('end', () => {
        if (!response.complete) return settle({ kind: 'failure', outcome: 'cut_off', detail: 'before_end' });
        answer = {
          kind: 'answer',
          requestHead,
          status: response.statusCode ?? 0,
          statusText: (response.statusMessage ?? '').slice(0, 200),
          headers: fieldsOf(response.rawHeaders),
          body: Buffer.concat(chunks),
        };
      });
    });
    if (signal.aborted) stop();
    else request.end();
  });
