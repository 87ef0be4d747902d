import { describe, expect, it } from 'vitest';
import { tables } from '../../src/dataset/index.ts';
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
