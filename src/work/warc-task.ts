/** What is said between the program and the threads that read WARCs. */
import type { About, CaptureTrouble } from '../archive/index.ts';
import type { Brief } from './brief.ts';

/** A WARC to read. */
export interface WarcOrder {
  readonly kind: 'read';
  readonly path: Uint8Array;
  /** The time of a capture that names none: when the file was written. */
  readonly date: string;
  /** Captures that were given before, by a thread that died of the next. */
  readonly skip: number;
  /** Whether small pages are examined where they are read; otherwise they are all handed over. */
  readonly examines: boolean;
  /** Digests of files that were finished before: where the file has one of these, it is not read. */
  readonly finished: readonly string[];
  /** Bytes of captures that are given and not yet taken, beyond which no other is read. */
  readonly ahead: number;
}

/** So many bytes of captures were taken. */
export interface WarcCredit {
  readonly kind: 'credit';
  readonly bytes: number;
}

/** A capture that may be a report. */
export interface WarcCapture {
  readonly kind: 'capture';
  readonly url: string;
  readonly date: string;
  readonly mediaType: string | null;
  readonly charset: string | null;
  readonly about: About | null;
  /** Null where it was examined and is no report. */
  readonly bytes: Uint8Array | null;
  /** What it was found to be; null where it is still to be examined. */
  readonly briefs: readonly Brief[] | null;
}

/** A part of the file that cannot be read. */
export interface WarcTrouble {
  readonly kind: 'trouble';
  readonly trouble: CaptureTrouble;
  /** Of the record; null where the file itself is meant. */
  readonly url: string | null;
}

export type WarcMessage =
  | WarcCapture
  | WarcTrouble
  /** So many bytes of the file were read. */
  | { readonly kind: 'at'; readonly bytes: number }
  | {
      readonly kind: 'end';
      readonly sha256: string;
      /** Whether it was finished before, and so not read. */
      readonly isKnown: boolean;
    }
  /** The disk does not give the file. */
  | { readonly kind: 'refused'; readonly code: string | null };
