/** What the ledger of a crawl gives the table of coverage. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { looksIn } from '../../src/cli/looks.ts';
import type { Source } from '../../src/crawl/index.ts';
import { Store, outcomes, type CellChange, type Check } from '../../src/store/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const seen = { where: 'test', on: '2026-11-25' };
const source = (id: string, agencies: readonly (string | null)[]): Source => ({
  id,
  name: '厦门市教育局',
  region: '350200',
  system: 'generic',
  home: 'https://example.org/',
  hosts: ['example.org'],
  entries: agencies.map((name, i) => ({
    url: `https://example.org/${String(i)}`,
    agency: name === null ? null : { id: null, name, region: '350200' },
    seen,
  })),
  seen,
  rendered: false,
  charset: null,
  selectors: null,
  expected: null,
  pauseSeconds: null,
  verified: false,
  notes: [],
});

const check = (changes: Partial<Check>): Check => ({
  at: '2026-03-01T00:00:00.000Z',
  source: 'one',
  kind: 'report',
  url: 'https://example.org/a',
  outcome: 'found',
  status: 200,
  finalUrl: null,
  digest: null,
  recordId: null,
  year: 2024,
  title: null,
  detail: null,
  ...changes,
});

function looksOf(checks: readonly Check[], sources = [source('one', ['厦门市教育局'])]) {
  const file = join(temporaryFolder('looks'), 'store.db');
  const store = Store.open(file);
  for (const one of checks) {
    const { id } = store.round(one.source, '{}', one.at);
    store.settle(id, { check: one });
  }
  store.close();
  return looksIn(file, sources).checks;
}

describe('what was changed in reports', () => {
  const changesOf = (
    settled: readonly { check: Check; changes?: readonly CellChange[] }[],
    sources = [source('one', ['厦门市教育局'])],
  ) => {
    const file = join(temporaryFolder('changes'), 'store.db');
    const store = Store.open(file);
    for (const one of settled) {
      const { id } = store.round(one.check.source, '{}', one.check.at);
      store.settle(id, one);
    }
    store.close();
    return looksIn(file, sources).changes;
  };
  const cells = [
    { code: 'a', before: '1', after: '2' },
    { code: 'b', before: null, after: '' },
  ];

  it('has a row a cell, with whose report it is and when it was seen', () => {
    const changed = check({ outcome: 'changed', at: '2026-04-01T00:00:00.000Z' });
    expect(changesOf([{ check: check({}) }, { check: changed, changes: cells }])).toEqual(
      cells.map((cell) => ({
        agency: '350200-jyj',
        year: 2024,
        url: 'https://example.org/a',
        changed: '2026-04-01T00:00:00.000Z',
        what: 'cell',
        ...cell,
      })),
    );
  });

  it('has a row for a report that is gone, or is another document', () => {
    const all = [
      { check: check({ outcome: 'vanished' }) },
      { check: check({ outcome: 'changed', detail: 'no_report_now' }) },
      { check: check({ outcome: 'vanished', detail: 'soft_404' }) },
    ];
    expect(changesOf(all).map(({ what, code }) => [what, code])).toEqual([
      ['vanished', null],
      ['no_report_now', null],
      ['vanished', null],
    ]);
  });

  it('says nothing of lists, and of what stayed; of a platform it does not say whose report it is', () => {
    const quiet = [
      { check: check({ outcome: 'changed', kind: 'list' }), changes: cells },
      { check: check({ outcome: 'unchanged', detail: 'same_cells' }) },
    ];
    expect(changesOf(quiet)).toEqual([]);
    const changed = [{ check: check({ outcome: 'changed' }), changes: cells }];
    const platform = changesOf(changed, [source('one', ['厦门市教育局', '厦门市财政局'])]);
    expect(platform.map(({ agency }) => agency)).toEqual([null, null]);
    expect(changesOf(changed, []).map(({ agency }) => agency)).toEqual([null, null]);
  });
});

describe('the last looks for reports', () => {
  it('name the agency by the register, the outcome, and the time', () => {
    expect(looksOf([check({})])).toEqual([
      { agency: '350200-jyj', year: 2024, outcome: 'found', checked: '2026-03-01T00:00:00.000Z' },
    ]);
  });

  it('are the last of an address, and the found one of several addresses', () => {
    const later = '2026-04-01T00:00:00.000Z';
    expect(looksOf([check({}), check({ at: later, outcome: 'vanished' })])).toMatchObject([
      { outcome: 'not_found', checked: later },
    ]);
    const other = check({ at: later, outcome: 'missing', url: 'https://example.org/b' });
    expect(looksOf([check({}), other])).toMatchObject([{ outcome: 'found' }]);
    expect(looksOf([other, check({})])).toMatchObject([{ outcome: 'found' }]);
  });

  it('have an outcome for every outcome of a check', () => {
    const kinds = new Set<string>();
    for (const outcome of outcomes) {
      const [look, ...others] = looksOf([check({ outcome })]);
      expect(others).toEqual([]);
      if (look !== undefined) kinds.add(look.outcome);
    }
    expect(kinds).toEqual(new Set(['found', 'not_found', 'refused', 'unreachable']));
    expect(looksOf([check({ outcome: 'robots' })])).toMatchObject([{ outcome: 'refused' }]);
    expect(looksOf([check({ outcome: 'tls' })])).toMatchObject([{ outcome: 'unreachable' }]);
    expect(looksOf([check({ outcome: 'not_published', kind: 'year' })])).toMatchObject([
      { outcome: 'not_found' },
    ]);
  });

  it('say nothing of lists, of pages without a year, of platforms and of sources that are not there', () => {
    expect(looksOf([check({ kind: 'list' }), check({ year: null })])).toEqual([]);
    expect(looksOf([check({})], [source('one', ['厦门市教育局', '厦门市财政局'])])).toEqual([]);
    expect(looksOf([check({})], [source('one', [null])])).toEqual([]);
    expect(looksOf([check({ source: 'two' })])).toEqual([]);
  });

  it('are none where there is no ledger', () => {
    expect(looksIn('/nowhere/store.db', [])).toEqual({ checks: [], changes: [] });
  });
});
