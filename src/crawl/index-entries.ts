/** The index of a web archive of others (Common Crawl's CDXJ), and which of its records can be reports. */
import { z } from 'zod';
import { jsonOfLine } from '../archive/index.ts';
import { isOfficial } from './source.ts';

/** A record in an archive of others. */
export interface IndexEntry {
  readonly url: string;
  /** The file's path below the archive's address. */
  readonly filename: string;
  readonly offset: number;
  readonly length: number;
}

const digits = z.string().regex(/^\d{1,15}$/);
const lineSchema = z.object({
  url: z.string().max(4000),
  status: z.string().optional(),
  mime: z.string().optional(),
  'mime-detected': z.string().optional(),
  filename: z.string().regex(/^[A-Za-z0-9][\w.=+-]*(?:\/[A-Za-z0-9][\w.=+-]*)*$/),
  offset: digits,
  length: digits,
});

/** Kinds that a report may come in. */
const kinds =
  /^(?:text\/(?:html|plain)|application\/(?:xhtml\+xml|pdf|msword|rtf|zip|x-rar|octet-stream|wps-office|ofd|vnd\.(?:openxmlformats|ms-excel|ms-works|wps).*|x-tika-(?:ooxml|msoffice))|unk)/;

/** Pages that list or lead, and hold no report: a host's first page. */
const leads = /^\/?(?:index\.\w+)?$/;

/** A record's block larger than this is passed over when it is read, so it is not fetched. Bytes, as packed. */
export const largestRecord = 80 * 1024 * 1024;

/** The entry of a line; null where it is none, or cannot be a report: another host than a government's, another kind, no success. */
export function reportEntryOf(line: string): IndexEntry | null {
  const { data } = lineSchema.safeParse(jsonOfLine(line));
  if (data === undefined || data.status !== '200') return null;
  const kind = data['mime-detected'] ?? data.mime ?? 'unk';
  const [offset, length] = [Number(data.offset), Number(data.length)];
  if (!kinds.test(kind) || length === 0 || length > largestRecord) return null;
  let url: URL;
  try {
    url = new URL(data.url);
  } catch {
    return null;
  }
  if (!/^https?:$/.test(url.protocol) || !isOfficial(url.host)) return null;
  if (leads.test(url.pathname) && url.search === '') return null;
  return { url: url.href, filename: data.filename, offset, length };
}
