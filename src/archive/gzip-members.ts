/** The members of a gzip file one by one, each with its place: what a file that was cut off still holds. */
import type { FileHandle } from 'node:fs/promises';
import { crc32, inflateRawSync } from 'node:zlib';

export interface Member {
  readonly offset: number;
  /** Compressed bytes, head and trailer included. */
  readonly length: number;
  readonly data: Buffer;
}

/** What stands at the end of the members: nothing, or bytes that are no whole member, from `offset` on. */
export interface MembersEnd {
  readonly offset: number;
  readonly isTorn: boolean;
}

/** Nothing that we write is larger, inflated; what claims to be is damage. */
const largest = 512 * 1024 * 1024;
const firstWindow = 1024 * 1024;
const trailerLength = 8;

interface Inflated {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}

/** Node gives the consumed length where `info` is set; its types do not say so. */
const inflateWithInfo = inflateRawSync as unknown as (
  bytes: Buffer,
  options: { readonly info: true; readonly maxOutputLength: number },
) => Inflated;

/** The length of a member's head (RFC 1952); null where more bytes are needed, 'bad' where it is none. */
function headLength(bytes: Buffer): number | null | 'bad' {
  if (bytes.length < 10) return bytes.length === 0 || bytes[0] === 0x1f ? null : 'bad';
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8) return 'bad';
  const flags = bytes[3] ?? 0;
  let at = 10;
  if ((flags & 4) !== 0) {
    if (bytes.length < at + 2) return null;
    at += 2 + bytes.readUInt16LE(at);
  }
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue;
    const end = bytes.indexOf(0, at);
    if (end < 0) return null;
    at = end + 1;
  }
  return (flags & 2) !== 0 ? at + 2 : at;
}

/** The member that `bytes` begin with; null where they end within it, 'bad' where they are damaged. */
export function memberAt(bytes: Buffer): { readonly length: number; readonly data: Buffer } | null | 'bad' {
  const head = headLength(bytes);
  if (head === null || head === 'bad') return head;
  try {
    const { buffer, engine } = inflateWithInfo(bytes.subarray(head), {
      info: true,
      maxOutputLength: largest,
    });
    const end = head + engine.bytesWritten;
    if (bytes.length < end + trailerLength) return null;
    const isSound =
      bytes.readUInt32LE(end) === crc32(buffer) && bytes.readUInt32LE(end + 4) === buffer.length % 2 ** 32;
    return isSound ? { length: end + trailerLength, data: buffer } : 'bad';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    return code === 'Z_BUF_ERROR' ? null : 'bad';
  }
}

/** Members from an offset on. The last thing given is where they end, and whether something torn stands there. */
export async function* readMembers(file: FileHandle, from: number): AsyncGenerator<Member, MembersEnd> {
  const { size } = await file.stat();
  let offset = from;
  let window = firstWindow;
  let bytes = Buffer.alloc(0);
  while (offset < size) {
    const member = bytes.length === 0 ? null : memberAt(bytes);
    if (member === 'bad') return { offset, isTorn: true };
    if (member !== null) {
      yield { offset, ...member };
      offset += member.length;
      bytes = bytes.subarray(member.length);
      window = firstWindow;
      continue;
    }
    if (offset + bytes.length >= size) return { offset, isTorn: true };
    window = Math.max(window, bytes.length * 2);
    bytes = Buffer.alloc(Math.min(window, size - offset));
    const { bytesRead } = await file.read(bytes, 0, bytes.length, offset);
    bytes = bytes.subarray(0, bytesRead);
    if (bytesRead === 0) return { offset, isTorn: true };
  }
  return { offset, isTorn: false };
}
