/** Captures in a store that speaks S3 (AWS, MinIO, Ceph, Aliyun OSS and others): GET, HEAD, PUT and DELETE, signed (Signature Version 4). */
import { AwsClient } from 'aws4fetch';
import { checkedName, CaptureStoreError, type CaptureStore } from './capture-store.ts';

export interface S3Place {
  readonly bucket: string;
  /** What names begin with, without a slash at its ends; empty for nothing. */
  readonly prefix: string;
  /** `https://host[:port]`; the bucket is the first part of the path, which every store understands. */
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** A request that takes longer is given up and made again. Milliseconds. */
const requestMs = 60_000;
/** Times a request is made again after 5xx or a lost connection, with growing pauses. */
const retries = 4;
/** The first of these pauses, in milliseconds. */
const firstPauseMs = 200;

export function s3Captures(s3: S3Place): CaptureStore {
  const place = `s3://${s3.bucket}${s3.prefix === '' ? '' : `/${s3.prefix}`}`;
  const { accessKeyId, secretAccessKey, region } = s3;
  const client = new AwsClient({
    accessKeyId,
    secretAccessKey,
    ...(s3.sessionToken === undefined ? {} : { sessionToken: s3.sessionToken }),
    region,
    service: 's3',
    retries: 0,
  });
  const addressOf = (name: string): string =>
    [s3.endpoint, s3.bucket, ...(s3.prefix === '' ? [] : [s3.prefix]), checkedName(name)].join('/');

  const once = async (method: string, address: string, body: Uint8Array | null): Promise<Response> => {
    // A copy with a buffer of its own, as the types of fetch want it.
    const init = { method, ...(body === null ? {} : { body: Uint8Array.from(body) }) };
    return client.fetch(address, { ...init, signal: AbortSignal.timeout(requestMs) });
  };

  /** The answer, 404 included. Throws CaptureStoreError for any other that is no success. */
  const ask = async (method: string, name: string, body: Uint8Array | null = null): Promise<Response> => {
    const address = addressOf(name);
    let why = '';
    for (let tries = 0; tries <= retries; tries++) {
      if (tries > 0) await new Promise((resolve) => setTimeout(resolve, firstPauseMs * 2 ** tries));
      try {
        const answer = await once(method, address, body);
        if (answer.ok || answer.status === 404) return answer;
        await answer.body?.cancel();
        why = String(answer.status);
        if (answer.status < 500 && answer.status !== 429) {
          throw new CaptureStoreError(
            'captures.refused',
            place,
            `the store refuses (${why}). Check the bucket, the keys and what they may do.`,
          );
        }
      } catch (error) {
        if (error instanceof CaptureStoreError) throw error;
        why = error instanceof Error ? error.message : String(error);
      }
    }
    throw new CaptureStoreError(
      'captures.away',
      place,
      `the store does not answer (${why}). Check its address, or wait until it is back.`,
    );
  };

  return {
    place,
    async put(name, bytes) {
      const answer = await ask('PUT', name, bytes);
      await answer.body?.cancel();
      if (answer.status === 404) {
        throw new CaptureStoreError(
          'captures.refused',
          place,
          'there is no such bucket. Make it, or name another.',
        );
      }
    },
    async get(name) {
      const answer = await ask('GET', name);
      if (answer.status === 404) {
        await answer.body?.cancel();
        return null;
      }
      try {
        return new Uint8Array(await answer.arrayBuffer());
      } catch {
        throw new CaptureStoreError('captures.away', place, 'the store broke off. Wait until it is back.');
      }
    },
    async has(name) {
      return (await ask('HEAD', name)).ok;
    },
    async remove(name) {
      const answer = await ask('DELETE', name);
      await answer.body?.cancel();
    },
  };
}
