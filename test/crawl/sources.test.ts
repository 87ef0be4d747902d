import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { scrapers } from '../../scrapers/index.ts';
import { readSources, systems } from '../../src/crawl/index.ts';
import { parseSource } from '../../src/crawl/source.ts';

const folder = fileURLToPath(new URL('../../scrapers/sources', import.meta.url));
const { sources, problems } = await readSources(folder);

describe('the sources', () => {
  it('are as their schema says, each with the place where it was seen', () => {
    expect(problems).toEqual([]);
  });
  it('are at least 60 hosts in 10 provinces, of every system', () => {
    expect(new Set(sources.flatMap(({ hosts }) => hosts)).size).toBeGreaterThanOrEqual(60);
    expect(new Set(sources.map(({ region }) => region.slice(0, 2))).size).toBeGreaterThanOrEqual(10);
    expect(new Set(sources.flatMap(({ system }) => system ?? []))).toEqual(new Set(systems));
  });
  it('have a scraper each', () => {
    expect(new Set(scrapers.map(({ system }) => system))).toEqual(new Set(systems));
  });
  it('are verified only by who has run them', () => {
    expect(sources.filter(({ verified }) => verified)).toEqual([]);
  });
});

describe('a source that is wrong', () => {
  const good = sources[0]!;
  const wrong = (changes: object, name = `${good.id}.json`): unknown =>
    parseSource(JSON.stringify({ ...good, ...changes }), name);
  it.each([
    [
      'a host that is no government host',
      { home: 'http://example.com/', hosts: ['example.com'] },
      /no government host/,
    ],
    [
      'an entry on another host',
      { entries: [{ url: 'http://other.gov.cn/', agency: null, seen: good.seen }] },
      /on none of its hosts/,
    ],
    ['no entry, and not null', { entries: [] }, /give null/],
    ['a region that is none', { region: '999999' }, /no region/],
    ['a field that nobody knows', { colour: 'red' }, /colour/],
    ['another scheme', { home: 'ftp://www.mva.gov.cn/' }, /home/],
  ])('%s', (_, changes, words) => {
    expect(String(wrong(changes))).toMatch(words);
  });
  it('has the name of its file', () => {
    expect(String(wrong({}, 'other.json'))).toMatch(/not the file's name/);
  });
});
