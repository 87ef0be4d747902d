/** The rooms of the house in the order of import (docs: README, "How it is built"), and how a path names its room. */
import { relative, resolve } from 'node:path';

/** A room may import only rooms that stand before it here. */
export const roomsInOrder: readonly string[] = [
  'forms',
  'record',
  'documents',
  'identities',
  'agencies',
  'reading',
  'checks',
  'examine',
  'archive',
  'store',
  'crawl',
  'evidence',
  'dataset',
  'explorer',
  'work',
  'cli',
];

/** Rooms that may import less than all rooms before them: an explorer reads the files of a dataset only. */
export const narrowRooms: Readonly<{ [room: string]: readonly string[] }> = {
  // Documents know no form: what a table means is decided by `reading`.
  documents: ['record'],
  explorer: ['forms', 'record'],
};

/** Where a file stands: `src/ROOM/inner`, `src/inner` (room null), `scrapers/inner`, or elsewhere (null). */
export interface Standing {
  readonly top: 'src' | 'scrapers';
  readonly room: string | null;
  readonly inner: string;
}

/** A file's place in the house that stands in the folder `root`; null for files elsewhere. */
export function standingOf(root: string, file: string): Standing | null {
  const [top, ...rest] = relative(root, resolve(root, file)).split(/[\\/]/);
  if (top !== 'src' && top !== 'scrapers') return null;
  const [first, ...inner] = rest;
  if (first === undefined) return null;
  if (top === 'scrapers' || inner.length === 0) return { top, room: null, inner: rest.join('/') };
  return { top, room: first, inner: inner.join('/') };
}
