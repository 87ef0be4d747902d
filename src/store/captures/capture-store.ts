/** Where captures live for many machines: a folder that they share, or a store that speaks S3. Names are ours; nothing is ever changed. */

export type CaptureStoreErrorCode =
  | 'captures.bad_place' // neither a folder nor an address of S3 with its keys
  | 'captures.away' // it does not answer, or its disk refuses: the same may do later
  | 'captures.refused' // it refuses: a wrong key, no such bucket, no right
  | 'captures.missing' // it has nothing of this name
  | 'captures.damaged'; // the bytes do not give their digest

/** The message is one sentence with a way out; `place` is the folder or address, without keys. */
export class CaptureStoreError extends Error {
  override readonly name = 'CaptureStoreError';
  readonly code: CaptureStoreErrorCode;
  readonly place: string;

  constructor(code: CaptureStoreErrorCode, place: string, sentence: string) {
    super(`${place}: ${sentence}`);
    this.code = code;
    this.place = place;
  }
}

export interface CaptureStore {
  /** As it may be shown. */
  readonly place: string;
  /** Keeps bytes under a name, whole or not at all; the same name again replaces them. Throws CaptureStoreError. */
  readonly put: (name: string, bytes: Uint8Array) => Promise<void>;
  /** The bytes of a name; null where there are none. Throws CaptureStoreError. */
  readonly get: (name: string) => Promise<Uint8Array | null>;
  /** Whether there is something of this name. Throws CaptureStoreError. */
  readonly has: (name: string) => Promise<boolean>;
  /** Takes a name away; nothing where it is not there. Throws CaptureStoreError. */
  readonly remove: (name: string) => Promise<void>;
}

/** Names are made of digests and ids: nothing that a document says becomes a part of one. */
const nameShape = /^[a-z0-9][a-z0-9._=-]*(?:\/[A-Za-z0-9][A-Za-z0-9._=-]*)*$/;

/** Throws for a name that is none of ours: that is a mistake of the program. */
export function checkedName(name: string): string {
  if (!nameShape.test(name) || name.length > 500)
    throw new Error(`no name of a capture: ${name.slice(0, 80)}`);
  return name;
}

/** The name of a document by its digest. */
export function documentName(sha256: string): string {
  return `documents/${sha256.slice(0, 2)}/${sha256}`;
}
