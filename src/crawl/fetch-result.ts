/** What is asked for, on whose behalf, and what came of it. */
import type { About, Entry, HeaderFields } from '../archive/index.ts';
import type { Outcome } from '../store/index.ts';

/** On whose behalf an address is asked for. */
export interface Purpose {
  readonly hosts: ReadonlySet<string>;
  readonly about: About;
  /** The source's own pause, where it asks for a longer one. */
  readonly pauseMs: number;
}

export interface Conditions {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** A document that was had and archived. */
export interface Fetched {
  readonly kind: 'document';
  /** The address that answered in the end. */
  readonly url: string;
  readonly isMoved: boolean;
  readonly status: number;
  readonly headers: HeaderFields;
  readonly mediaType: string | null;
  readonly charset: string | null;
  /** Codings undone. */
  readonly bytes: Buffer;
  readonly entry: Entry;
}

export type FetchResult =
  | Fetched
  | { readonly kind: 'not_modified'; readonly url: string }
  | {
      readonly kind: 'failed';
      readonly outcome: Outcome;
      readonly status: number | null;
      readonly detail: string | null;
    };

export type Failed = Extract<FetchResult, { kind: 'failed' }>;

export const failed = (outcome: Outcome, detail: string | null, status: number | null = null): Failed => ({
  kind: 'failed',
  outcome,
  status,
  detail,
});

/** The value of a header field; null where it is not there. */
export function fieldOf(headers: HeaderFields, name: string): string | null {
  return headers.find(([one]) => one.toLowerCase() === name)?.[1] ?? null;
}
