/** Digests as WARC and CDXJ write them. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** SHA-256 of bytes, 64 hex digits. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A digest with the name of its algorithm, as WARC-Payload-Digest has it. */
export function labelled(hex: string): string {
  return `sha256:${hex}`;
}

/** SHA-256 of a file's bytes, 64 hex digits. Throws what the disk refuses. */
export async function fileDigest(path: string | Buffer): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
