/** A record in short. */
import type { Record } from '../record/index.ts';

/** What is told of a document's record: enough for whoever only keeps documents. */
export interface Brief {
  readonly file: string;
  readonly status: Record['status'];
  /** The report's id; null where it is none. */
  readonly report: string | null;
  /** Null where it is no report. */
  readonly mediaType: string | null;
  readonly error: Record['error'];
  /** Milliseconds that examining its document took, of a container the whole; null where it was not examined now. */
  readonly ms: number | null;
}

/** `ms` as in Brief. */
export const briefOf = ({ file, status, report, error }: Record, ms: number | null): Brief => ({
  file,
  status,
  report: report?.id ?? null,
  mediaType: report?.source.media_type ?? null,
  error,
  ms,
});
