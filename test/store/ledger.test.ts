import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { describe, expect, it } from 'vitest';
import { Store, StoreError, type Queued, type Settled } from '../../src/store/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const at = '2026-03-01T00:00:00.000Z';
const facts = { via: null, title: null, year: null, published: null, depth: 0, barren: 0, entry: null };
const madeFile = (): string => join(temporaryFolder('store'), 'store.db');
const queued = (url: string, kind: Queued['kind'] = 'report'): Queued => ({ url, kind, facts });
const found = (url: string, changes: Partial<Settled> = {}): Settled => ({
  check: {
    at,
    source: 's',
    kind: 'report',
    url,
    outcome: 'found',
    status: 200,
    finalUrl: url,
    digest: 'd',
    recordId: 'r',
    year: null,
    title: null,
    detail: null,
  },
  page: {
    url,
    kind: 'report',
    lastSeen: at,
    isThere: true,
    digest: 'd',
    recordId: 'r',
    etag: null,
    lastModified: null,
    facts,
  },
  ...changes,
});

describe('the queue of a round', () => {
  it('gives lists before reports, each address once, and is resumed where it stood', () => {
    const file = madeFile();
    const store = Store.open(file);
    const { id } = store.round('s', '{}', at);
    store.enqueue(id, [queued('a'), queued('l', 'list'), queued('a'), queued('b')]);
    expect(store.next(id)?.url).toBe('l');
    store.settle(id, found('l'));
    store.settle(id, found('a'));
    store.close();
    const again = Store.open(file);
    expect(again.round('s', '{}', at)).toEqual({ id, isResumed: true });
    expect(again.next(id)?.url).toBe('b');
    expect(again.waiting(id)).toBe(1);
    again.close();
  });

  it('begins anew where other years are asked for', () => {
    const store = Store.open(madeFile());
    const first = store.round('s', '{"years":[2019]}', at);
    expect(store.round('s', '{"years":[2020]}', at).id).not.toBe(first.id);
    store.close();
  });
});

describe('the ledger', () => {
  it('remembers when an address was first seen, and that it is gone', () => {
    const store = Store.open(madeFile());
    const { id } = store.round('s', '{}', at);
    store.settle(id, found('a'));
    const later = '2027-01-01T00:00:00.000Z';
    const seen = found('a');
    store.settle(id, { ...seen, page: { ...seen.page!, lastSeen: later } });
    expect(store.page('s', 'a')).toMatchObject({ firstSeen: at, lastSeen: later, isThere: true });
    store.settle(id, { check: { ...seen.check, outcome: 'vanished', status: 404 }, isGone: true });
    expect(store.page('s', 'a')).toMatchObject({ isThere: false, lastSeen: later });
    expect(store.history('s', 'a').map(({ outcome }) => outcome)).toEqual(['found', 'found', 'vanished']);
    store.close();
  });

  it('holds a check with all that follows from it, or nothing', () => {
    const store = Store.open(madeFile());
    const { id } = store.round('s', '{}', at);
    const twice = { code: 'c', before: '1', after: '2' };
    expect(() => store.settle(id, found('a', { changes: [twice, twice] }))).toThrow();
    expect(store.checks(id)).toEqual([]);
    expect(store.page('s', 'a')).toBeNull();
    store.settle(id, found('a', { changes: [twice] }));
    expect(store.changes('s', 'a')).toEqual([twice]);
    store.close();
  });
});

describe('a store that cannot be used', () => {
  const refusal = (work: () => unknown): unknown => {
    try {
      work();
      return null;
    } catch (error) {
      return error instanceof StoreError ? error.code : error;
    }
  };
  it('is in use by another', () => {
    const file = madeFile();
    const store = Store.open(file);
    store.round('s', '{}', at);
    expect(refusal(() => Store.open(file))).toBe('store.in_use');
    store.close();
  });
  it('was written by a later version', () => {
    const file = madeFile();
    const later = new Database(file);
    later.exec('PRAGMA user_version = 99');
    later.close();
    expect(refusal(() => Store.open(file))).toBe('store.unknown_version');
  });
  it('is no store', () => {
    const file = madeFile();
    writeFileSync(file, 'no database at all, but long enough to be looked at as one'.repeat(100));
    expect(refusal(() => Store.open(file))).toBe('store.unusable');
  });
});
