/** The tables as the form lays them out: every field once, in a grid without holes. */
import { describe, expect, it } from 'vitest';
import { shownSide, tablesOf, type ShownSide } from '../../src/explorer/form-tables.ts';
import { forms } from '../../src/forms/index.ts';

/** Fills a grid as a browser does; throws where two cells want one place. */
function widthsOf(
  rows: readonly (readonly { readonly colspan: number; readonly rowspan: number }[])[],
): number[] {
  const taken = rows.map(() => new Set<number>());
  for (const [y, cells] of rows.entries()) {
    let x = 0;
    for (const { colspan, rowspan } of cells) {
      while (taken[y]!.has(x)) x++;
      for (let dy = 0; dy < rowspan; dy++) {
        for (let dx = 0; dx < colspan; dx++) {
          const row = taken[y + dy];
          if (row === undefined || row.has(x + dx)) throw new Error(`row ${String(y)} breaks the grid`);
          row.add(x + dx);
        }
      }
    }
  }
  return taken.map((row) => row.size);
}

describe.each(
  forms.flatMap((form) => (['whole', 'part'] as const).map((side) => [form.id, side, form] as const)),
)('%s, other handling as %s', (_, side: ShownSide, form) => {
  const tables = tablesOf(form, side);
  it('has every field that this side shows, once', () => {
    const shown = tables.flatMap(({ rows }) =>
      rows.flatMap(({ fields }) => fields.filter((one) => one !== null)),
    );
    const wanted = form.fields.flatMap(({ alternative }, at) =>
      alternative === null || alternative.side === side ? [at] : [],
    );
    expect([...shown].sort((a, b) => a - b)).toEqual(wanted);
  });
  it('fills every place of its head and its rows', () => {
    for (const { head, rows, stubColumns, block } of tables) {
      const width = stubColumns + block.columns.length;
      expect(new Set(widthsOf(head))).toEqual(new Set([width]));
      const cells = rows.map(({ stubs, fields }) => [
        ...stubs,
        ...fields.map(() => ({ colspan: 1, rowspan: 1 })),
      ]);
      expect(new Set(widthsOf(cells))).toEqual(new Set([width]));
    }
  });
});

it('shows the side that the report prints, and the newest form’s where it prints neither', () => {
  const form = forms.find(({ fields }) => fields.some(({ alternative }) => alternative?.side === 'part'))!;
  const of = (side: ShownSide) => (index: number) => form.fields[index]?.alternative?.side === side;
  expect(shownSide(form, of('whole'))).toBe('whole');
  expect(shownSide(form, of('part'))).toBe('part');
  expect(shownSide(form, () => false)).toBe('part');
});
