/** Exchanges for tests of the archive. */
import { Archive, type Exchange } from '../../src/archive/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';

export const about = { source: 'made', via: null, title: null, agency: null };

export const madeFolder = (): string => temporaryFolder('archive');

/** An answer with a body, for an address under a made site. */
export function exchange(path: string, body: string | Uint8Array, changes: Partial<Exchange> = {}): Exchange {
  return {
    url: `http://made.test${path}`,
    date: '2026-03-01T02:03:04Z',
    requestHead: `GET ${path} HTTP/1.1\r\nHost: made.test\r\n\r\n`,
    status: 200,
    statusText: 'OK',
    headers: [['Content-Type', 'text/html; charset=utf-8']],
    body: typeof body === 'string' ? Buffer.from(body) : body,
    about,
    ...changes,
  };
}

export const open = (
  folder: string,
  changes: Partial<Parameters<typeof Archive.open>[1]> = {},
): Promise<Archive> =>
  Archive.open(folder, { program: 'test', now: () => '2026-03-01T00:00:00Z', ...changes });
