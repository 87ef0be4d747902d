/** Lines of a CDXJ index: key, time, and a JSON object of what stands where. */
import { getSurt } from 'warcio';
import { z } from 'zod';

/** An answer or a rendering that is archived. */
export interface Entry {
  readonly url: string;
  /** ISO 8601, UTC. */
  readonly date: string;
  readonly mime: string;
  /** HTTP status; null for a rendering. */
  readonly status: number | null;
  /** `sha256:` and 64 hex digits, of the body as sent. */
  readonly digest: string;
  /** Name of the WARC file in the archive's folder. */
  readonly filename: string;
  readonly offset: number;
  readonly length: number;
  /** Whether the body stands in an earlier record. */
  readonly isRevisit: boolean;
  readonly recordId: string;
}

const digits = z.string().regex(/^\d{1,15}$/);
const lineSchema = z.object({
  url: z.string(),
  mime: z.string(),
  status: z.string().optional(),
  digest: z.string(),
  length: digits,
  offset: digits,
  filename: z.string(),
  date: z.string(),
  id: z.string(),
});

/** The mime type that CDX has for a revisit. */
const revisitMime = 'warc/revisit';

/** An entry as a line, with its line feed. `date` and `id` are additions to the fields that replay tools know. */
export function cdxjLine(entry: Entry): string {
  const stamp = entry.date
    .replace(/[-:TZ]/g, '')
    .replace(/\..*$/, '')
    .slice(0, 14);
  const fields = {
    url: entry.url,
    mime: entry.isRevisit ? revisitMime : entry.mime,
    ...(entry.status === null ? {} : { status: String(entry.status) }),
    digest: entry.digest,
    length: String(entry.length),
    offset: String(entry.offset),
    filename: entry.filename,
    date: entry.date,
    id: entry.recordId,
  };
  return `${getSurt(entry.url)} ${stamp} ${JSON.stringify(fields)}\n`;
}

/** The JSON of a line, after its key and time; null for what is no line (the last one of an index that was cut off, say). */
export function jsonOfLine(line: string): unknown {
  const start = line.indexOf('{');
  if (start < 0) return null;
  try {
    return JSON.parse(line.slice(start)) as unknown;
  } catch {
    return null;
  }
}

/** A line read back; null where it is none (the last line of an index that was cut off, say). */
export function parseCdxjLine(line: string): Entry | null {
  const parsed = lineSchema.safeParse(jsonOfLine(line));
  if (!parsed.success) return null;
  const { data } = parsed;
  return {
    url: data.url,
    date: data.date,
    mime: data.mime,
    status: data.status === undefined ? null : Number(data.status),
    digest: data.digest,
    filename: data.filename,
    offset: Number(data.offset),
    length: Number(data.length),
    isRevisit: data.mime === revisitMime,
    recordId: data.id,
  };
}
