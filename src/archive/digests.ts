/** Digests as WARC and CDXJ write them. */
import { createHash } from 'node:crypto';

/** SHA-256 of bytes, 64 hex digits. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A digest with the name of its algorithm, as WARC-Payload-Digest has it. */
export function labelled(hex: string): string {
  return `sha256:${hex}`;
}
