import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/checks/index.ts';
import { readPage, renderPages, writtenHeadings } from '../../tools/rule-pages.ts';

describe('the pages of the rules', () => {
  it('are all there, and what is generated in them is up to date', () => {
    for (const [path, text] of renderPages(readPage)) {
      expect(readPage(path) === text, `${path} is stale: run npx tsx tools/rule-pages.ts`).toBe(true);
    }
  });

  it.each(catalogue.map(({ id, page }) => [id, page]))(
    'the page of %s has every part written',
    (id, page) => {
      const text = readPage(page) ?? '';
      expect(text.startsWith(`# ${id}\n`)).toBe(true);
      const parts = text.split(/^(?=## )/m);
      for (const heading of writtenHeadings) {
        const part = parts.find((candidate) => candidate.startsWith(`${heading}\n`)) ?? '';
        expect(part.slice(heading.length).trim(), `${page}, ${heading}`).not.toBe('');
      }
    },
  );

  it('are of rules that there are', () => {
    const files = readdirSync(new URL('../../docs/rules/', import.meta.url)).sort();
    expect(files).toEqual([...catalogue.map(({ id }) => `${id}.md`), 'README.md'].sort());
  });

  it('are stale when an example changes, and missing when they are not there', () => {
    const changed = (path: string): string | null =>
      readPage(path)?.replace(/"id": "[0-9a-f]{16}"/, '"id": "x"') ?? null;
    const [path, text] = [...renderPages(changed)][0]!;
    expect(text).toBe(readPage(path));
    expect(text).not.toBe(changed(path));
    expect(() => renderPages(() => null)).toThrow(/missing/);
  });
});
