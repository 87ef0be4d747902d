import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { tables } from '../../src/dataset/index.ts';
import { indicators } from '../../src/forms/index.ts';
import { indicatorPage } from '../../tools/indicator-page.ts';
import { stalePages, tablePage } from '../../tools/table-pages.ts';

describe('the pages of the tables', () => {
  it('are those of the tables as they are', () => {
    expect(stalePages()).toEqual([]);
  });

  it('name every column', () => {
    for (const table of tables) {
      const page = tablePage(table);
      for (const { name } of table.columns) expect(page).toContain(`| \`${name}\` |`);
    }
  });
});

describe('the page of the indicators', () => {
  it('has the formulas and the crosswalk as they are', () => {
    const path = fileURLToPath(new URL('../../docs/indicators.md', import.meta.url));
    expect(readFileSync(path, 'utf8')).toBe(indicatorPage());
    for (const { id } of indicators) expect(indicatorPage()).toContain(`| \`${id}\` |`);
  });
});

describe('the pages for users', () => {
  const docs = fileURLToPath(new URL('../../docs/', import.meta.url));
  const pages = ['which-file', 'indicators', 'irregularities', 'terms', 'analysis', 'questions'];
  it.each(pages)('%s links only to pages, and names only tables, that are there', (page) => {
    const text = readFileSync(`${docs}${page}.md`, 'utf8');
    for (const [, target = ''] of text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
      expect(() => readFileSync(`${docs}${target}`), target).not.toThrow(/ENOENT/);
    }
    const names = tables.map(({ name }) => name);
    for (const [, name = ''] of text.matchAll(/`([a-z_0-9-]+)\.(?:csv|parquet)`/g))
      expect(names).toContain(name);
  });
});
