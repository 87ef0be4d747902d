/** Exchanges and renderings as WARC 1.1 records, each a gzip member of its own. */
import { WARC_1_1, WARCRecord, WARCSerializer } from 'warcio';
import { labelled, sha256 } from './digests.ts';
import type { About, Exchange, Rendering, Resource } from './exchange.ts';
import { aboutBlock } from './fields.ts';

/** Where an identical body is archived already. */
export interface Earlier {
  readonly url: string;
  readonly date: string;
}

export interface Serialized {
  readonly bytes: Uint8Array;
  readonly recordId: string;
}

type Type = 'response' | 'revisit' | 'request' | 'metadata' | 'conversion' | 'resource';

interface Block {
  readonly type: Type;
  readonly url: string;
  readonly date: string;
  readonly id: string;
  readonly fields?: { readonly [name: string]: string };
  readonly earlier?: Earlier;
}

/** A record whose block is given byte for byte: warcio would write header fields anew, in UTF-8. */
async function serialize(block: Block, chunks: readonly Uint8Array[]): Promise<Uint8Array> {
  const record = WARCRecord.create(
    {
      url: block.url,
      date: block.date,
      type: block.type,
      warcVersion: WARC_1_1,
      warcHeaders: { 'WARC-Record-ID': block.id, ...block.fields },
      ...(block.earlier === undefined
        ? {}
        : { refersToUrl: block.earlier.url, refersToDate: block.earlier.date }),
    },
    chunks,
  );
  record.httpHeaders = null;
  return WARCSerializer.serialize(record, { gzip: true, digest: { algo: 'sha-256', prefix: 'sha256:' } });
}

/** Ids follow from what is archived, so that the same capture has the same id. */
export function recordIdOf(...parts: readonly string[]): string {
  const hex = sha256(Buffer.from(parts.join('\n')));
  const [a, b, c, d, e] = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(13, 16),
    hex.slice(17, 20),
    hex.slice(20, 32),
  ];
  // The form of a UUID of version 8 (RFC 9562): made by the writer's own rule.
  return `<urn:uuid:${a}-${b}-8${c}-8${d}-${e}>`;
}

/** The head of an answer. A transfer coding was undone, so its field is kept under a name that no reader obeys. */
function responseHead(exchange: Exchange): Buffer {
  const lines = exchange.headers.map(([name, value]) =>
    /^transfer-encoding$/i.test(name) ? `X-Archive-Orig-${name}: ${value}` : `${name}: ${value}`,
  );
  const status = `HTTP/1.1 ${String(exchange.status)} ${exchange.statusText}`.trimEnd();
  return Buffer.from(`${[status, ...lines].join('\r\n')}\r\n\r\n`, 'latin1');
}

const metadata = (about: About, of: string, url: string, date: string): Promise<Uint8Array> =>
  serialize(
    {
      type: 'metadata',
      url,
      date,
      id: recordIdOf('metadata', of),
      fields: { 'WARC-Concurrent-To': of, 'Content-Type': 'application/warc-fields' },
    },
    [Buffer.from(aboutBlock(about))],
  );

/**
 * An exchange as three members: why it was made, what was asked, what was answered. Where the body is archived already,
 * the answer is a revisit, which holds the head alone.
 */
export async function serializeExchange(
  exchange: Exchange,
  earlier: Earlier | null,
): Promise<Serialized & { readonly answerAt: number; readonly digest: string }> {
  const { url, date } = exchange;
  const digest = labelled(sha256(exchange.body));
  const id = recordIdOf('response', url, date, digest);
  const head = responseHead(exchange);
  const about = await metadata(exchange.about, id, url, date);
  const request = await serialize(
    { type: 'request', url, date, id: recordIdOf('request', id), fields: { 'WARC-Concurrent-To': id } },
    [Buffer.from(exchange.requestHead, 'latin1')],
  );
  const fields = { 'WARC-Payload-Digest': digest };
  const answer =
    earlier === null
      ? await serialize({ type: 'response', url, date, id, fields }, [head, exchange.body])
      : await serialize({ type: 'revisit', url, date, id, fields, earlier }, [head]);
  return {
    bytes: Buffer.concat([about, request, answer]),
    answerAt: about.length + request.length,
    recordId: id,
    digest,
  };
}

/** What a browser made of a page: a conversion of the answer that it was made from. */
export async function serializeRendering(
  rendering: Rendering,
): Promise<Serialized & { readonly answerAt: number; readonly digest: string }> {
  const { url, date, of } = rendering;
  const digest = labelled(sha256(rendering.html));
  const id = recordIdOf('conversion', url, date, digest);
  const about = await metadata(rendering.about, id, url, date);
  const conversion = await serialize(
    {
      type: 'conversion',
      url,
      date,
      id,
      fields: {
        'Content-Type': 'text/html; charset=utf-8',
        'WARC-Refers-To': of,
        'WARC-Payload-Digest': digest,
      },
    },
    [rendering.html],
  );
  return { bytes: Buffer.concat([about, conversion]), answerAt: about.length, recordId: id, digest };
}

/** A document as a resource: there is no request and no answer that it came with. */
export async function serializeResource({
  url,
  date,
  contentType,
  bytes,
  about,
}: Resource): Promise<Serialized & { readonly answerAt: number; readonly digest: string }> {
  const digest = labelled(sha256(bytes));
  const id = recordIdOf('resource', url, date, digest);
  const fields = { 'Content-Type': contentType, 'WARC-Payload-Digest': digest };
  const record = await serialize({ type: 'resource', url, date, id, fields }, [bytes]);
  const note = about === null ? Buffer.alloc(0) : await metadata(about, id, url, date);
  return { bytes: Buffer.concat([note, record]), answerAt: note.length, recordId: id, digest };
}

/** The first record of a file: what wrote it. */
export async function serializeInfo(filename: string, date: string, program: string): Promise<Uint8Array> {
  const record = WARCRecord.createWARCInfo(
    {
      filename,
      date,
      warcVersion: WARC_1_1,
      warcHeaders: { 'WARC-Record-ID': recordIdOf('warcinfo', filename, date) },
    },
    {
      software: `gongkai/${program}`,
      format: 'WARC File Format 1.1',
      conformsTo: 'http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/',
      robots: 'obey',
    },
  );
  return WARCSerializer.serialize(record, { gzip: true, digest: { algo: 'sha-256', prefix: 'sha256:' } });
}
