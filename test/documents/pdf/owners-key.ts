/**
 * Encrypts PDFs as programs do that forbid to print or change them, and let everybody read: the standard handler of 40 bits
 * (ISO 32000-1, 7.6), whose user's password is empty.
 */
import { createHash } from 'node:crypto';

export const fileId = '00112233445566778899aabbccddeeff';

const padding = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
/** All is forbidden but to read: the two low bits are always 0. */
const permissions = -4;
const keyBytes = 5;

const md5 = (...parts: readonly Buffer[]): Buffer => createHash('md5').update(Buffer.concat(parts)).digest();

function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, i) => i);
  const swap = (i: number, j: number): void => {
    [state[i], state[j]] = [state[j]!, state[i]!];
  };
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + state[i]! + key[i % key.length]!) % 256;
    swap(i, j);
  }
  let [i, j] = [0, 0];
  return Buffer.from(
    data.map((byte) => {
      i = (i + 1) % 256;
      j = (j + state[i]!) % 256;
      swap(i, j);
      return byte ^ state[(state[i]! + state[j]!) % 256]!;
    }),
  );
}

export class OwnersKey {
  /** Entries O and U of the encryption dictionary, in hexadecimal. */
  readonly owner: string;
  readonly user: string;
  readonly #key: Buffer;

  constructor() {
    const ownersPassword = Buffer.concat([Buffer.from('owner'), padding]).subarray(0, 32);
    const owner = rc4(md5(ownersPassword).subarray(0, keyBytes), padding);
    const forbidden = Buffer.alloc(4);
    forbidden.writeInt32LE(permissions);
    this.#key = md5(padding, owner, forbidden, Buffer.from(fileId, 'hex')).subarray(0, keyBytes);
    this.owner = owner.toString('hex');
    this.user = rc4(this.#key, padding).toString('hex');
  }

  /** The body of an object with its strings and its stream encrypted; the names of a dictionary stay as they are. */
  encrypt(number: number, body: string): string {
    const place = Buffer.from([number & 255, (number >> 8) & 255, (number >> 16) & 255, 0, 0]);
    const key = md5(this.#key, place).subarray(0, keyBytes + place.length);
    const secret = (text: string): Buffer => rc4(key, Buffer.from(text, 'latin1'));
    const stream = /^([^]*?stream\n)([^]*)(\nendstream)$/u.exec(body);
    const dictionary = (stream?.[1] ?? body).replace(
      /\(([^()]*)\)/gu,
      (_, text: string) => `<${secret(text).toString('hex')}>`,
    );
    return (
      dictionary + (stream === null ? '' : secret(stream[2] ?? '').toString('latin1') + (stream[3] ?? ''))
    );
  }
}
