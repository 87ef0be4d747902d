/** Opening what an earlier run left: the entries of each WARC file, and where its last whole record ends. */
import { open, readFile, stat } from 'node:fs/promises';
import { parseCdxjLine, type Entry } from './cdxj.ts';
import { parseFields } from './fields.ts';
import { readMembers, type Member } from './gzip-members.ts';
import { mediaTypeOf } from './media-type.ts';

export interface Recovered {
  readonly entries: readonly Entry[];
  /** Bytes of whole records; what stands behind them is torn. */
  readonly size: number;
  /** Whether the index beside the file was not all there. */
  readonly isStale: boolean;
}

/** The index beside a WARC file. */
export const indexOf = (warc: string): string => warc.replace(/\.warc\.gz$/, '.cdxj');

/** What an index says of a record, found in the record itself; null for kinds that are not indexed. */
function entryOf(member: Member, filename: string): Entry | null {
  const end = member.data.indexOf('\r\n\r\n');
  const fields = parseFields(member.data.subarray(0, Math.max(end, 0)).toString('utf8'));
  const type = fields.get('warc-type');
  const isHttp = type === 'response' || type === 'revisit';
  if (!isHttp && type !== 'conversion' && type !== 'resource') return null;
  const url = fields.get('warc-target-uri');
  const digest = fields.get('warc-payload-digest');
  if (url === undefined || digest === undefined) return null;
  const http = !isHttp ? '' : member.data.subarray(end + 4).toString('latin1');
  const head = parseFields(http.slice(0, Math.max(http.indexOf('\r\n\r\n'), 0)));
  const status = /^HTTP\/\S+ (\d{3})/.exec(http)?.[1];
  return {
    url,
    date: fields.get('warc-date') ?? '',
    mime: mediaTypeOf((isHttp ? head : fields).get('content-type') ?? null) ?? 'application/octet-stream',
    status: status === undefined ? null : Number(status),
    digest,
    filename,
    offset: member.offset,
    length: member.length,
    isRevisit: type === 'revisit',
    recordId: fields.get('warc-record-id') ?? '',
  };
}

async function indexed(path: string, filename: string): Promise<Entry[]> {
  const text = await readFile(path, 'utf8').catch(() => '');
  // The last piece is a line that was cut off, or nothing.
  const entries = text.split('\n').slice(0, -1).map(parseCdxjLine);
  const good = entries.filter((entry): entry is Entry => entry !== null && entry.filename === filename);
  return good.sort((a, b) => a.offset - b.offset);
}

/** Reads the index of a WARC file and, from its last entry on, the file itself: what the index lacks is found there. */
export async function recover(folder: string, filename: string): Promise<Recovered> {
  const path = `${folder}/${filename}`;
  const { size } = await stat(path);
  let entries = await indexed(indexOf(path), filename);
  const last = entries.at(-1);
  let from = last === undefined ? 0 : last.offset + last.length;
  // An index that speaks of more than there is belongs to another file.
  if (from > size) {
    entries = [];
    from = 0;
  }
  const known = entries.length;
  const file = await open(path, 'r');
  try {
    const members = readMembers(file, from);
    // A record that is whole but has no answer behind it (a request, say) is kept only with its answer.
    let whole = from;
    for (;;) {
      const next = await members.next();
      if (next.done === true) break;
      const entry = entryOf(next.value, filename);
      const isInfo = next.value.offset === 0;
      if (entry !== null) entries.push(entry);
      if (entry !== null || isInfo) whole = next.value.offset + next.value.length;
    }
    return { entries, size: whole, isStale: known !== entries.length };
  } finally {
    await file.close();
  }
}
