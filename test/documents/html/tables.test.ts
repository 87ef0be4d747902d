/** Tables of pages: grids as browsers form them, hidden cells, nesting, places. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultLimits, openDocument, resolveHtmlPlace } from '../../../src/documents/index.ts';
import type { Document, DocumentLimits, Table } from '../../../src/documents/index.ts';
import { openHtmlSource } from '../../../src/documents/html/resolve-place.ts';
import { collapse } from '../../../src/documents/html/white-space.ts';

async function open(html: string, limits: Partial<DocumentLimits> = {}): Promise<Document> {
  return await openDocument(Buffer.from(`<!doctype html><html><body>${html}</body></html>`), {
    file: 'a.html',
    limits,
  });
}

function tables(document: Document): Table[] {
  return document.blocks.filter((block) => block.kind === 'table');
}

async function table(html: string): Promise<Table> {
  const [first] = tables(await open(html));
  if (first === undefined) throw new Error('no table');
  return first;
}

/** The grid as texts; `.` where no cell reaches. */
function drawn(of: Table): string[] {
  return of.grid.map((row) => row.map((id) => of.cells[id]?.text ?? '.').join(' '));
}

describe('a table of a page', () => {
  it('spans columns and rows', async () => {
    const grid = await table('<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d</table>');
    expect(drawn(grid)).toEqual(['a b b', 'a c d']);
    expect(grid.cells.map(({ row, column }) => [row, column])).toEqual([
      [1, 1],
      [1, 2],
      [2, 2],
      [2, 3],
    ]);
  });

  it('spans to the end of the row group for rowspan 0', async () => {
    expect(
      drawn(
        await table('<table><tbody><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d<tbody><tr><td>e<td>f</table>'),
      ),
    ).toEqual(['a b', 'a c', 'a d', 'e f']);
  });

  it('ends a span with its row group', async () => {
    expect(drawn(await table('<table><thead><tr><td rowspan=9>a<td>b<tbody><tr><td>c<td>d</table>'))).toEqual(
      ['a b', 'c d'],
    );
  });

  it('puts a cell beside what reaches down from above, also where they overlap', async () => {
    expect(drawn(await table('<table><tr><td>a<td rowspan=2>b<td>c<tr><td colspan=3>d</table>'))).toEqual([
      'a b c',
      'd b d',
    ]);
  });

  it('survives spans of a million', async () => {
    const grid = await table('<table><tr><td colspan=1000000 rowspan=1000000>a<td>b<tr><td>c</table>');
    expect([grid.columnCount, grid.rowCount]).toEqual([1001, 2]);
  });

  it('takes a span that is no number for 1', async () => {
    expect(drawn(await table('<table><tr><td colspan=x rowspan=-2>a<td colspan=0>b</table>'))).toEqual([
      'a b',
    ]);
  });

  it('cuts a table of more slots than allowed, and says so', async () => {
    const document = await open(`<table>${'<tr><td colspan=1000>x'.repeat(300)}</table>`);
    expect(document.notes.map(({ code }) => code)).toEqual(['limit.tables']);
    expect(tables(document)[0]?.rowCount).toBe(200);
  });

  it('puts the foot last and keeps the cells in source order', async () => {
    const grid = await table('<table><tfoot><tr><td>f</tfoot><tbody><tr><td>a</table>');
    expect(drawn(grid)).toEqual(['a', 'f']);
    expect(grid.cells.map(({ text }) => text)).toEqual(['f', 'a']);
  });

  it('closes cells and rows that are not closed', async () => {
    expect(drawn(await table('<table><tr><td>a<td>b<tr><td>c<td>d'))).toEqual(['a b', 'c d']);
  });

  it('keeps an empty cell as a cell with empty text', async () => {
    expect(
      (await table('<table><tr><td>&nbsp;<td></td><td>0</table>')).cells.map(({ text }) => text),
    ).toEqual(['', '', '0']);
  });

  it('joins inline elements without a space and lines with one', async () => {
    const [cell] = (
      await table('<table><tr><td><p><span>本年</span><span>增</span>/<b>减</b></p>甲<br>乙</table>')
    ).cells;
    expect(cell?.text).toBe('本年增/减 甲 乙');
    expect(cell?.lines).toEqual(['本年增/减', '甲', '乙']);
  });

  it('reads the markup of Word and WPS', async () => {
    const html =
      '<table class=MsoNormalTable><tr style="mso-yfti-irow:0"><td><p class=MsoNormal><span lang=EN-US>4<o:p></o:p></span><span style="mso-spacerun:yes">&nbsp;</span>7' +
      '<!--[if gte mso 9]><xml><w:X>9</w:X></xml><![endif]--></p></td><![if !supportMisalignedColumns]><td>8</td><![endif]></tr></table>';
    expect((await table(html)).cells.map(({ text }) => text)).toEqual(['4 7', '8']);
  });

  it('keeps full-width digits as printed', async () => {
    expect((await table('<table><tr><td>１２</table>')).cells[0]?.text).toBe('１２');
  });

  it('gives a cell that is not displayed no slot', async () => {
    const grid = await table('<table><tr><td colspan=2>a<td style="display:none"><tr><td>b<td>c</table>');
    expect(drawn(grid)).toEqual(['a a', 'b c']);
    expect(grid.cells.map(({ hidden }) => hidden)).toEqual([false, true, false, false]);
  });

  it('leaves text hidden in a visible cell out of the cell', async () => {
    expect(
      (await table('<table><tr><td>4<span style="DISPLAY: none">9</span>7</table>')).cells[0]?.text,
    ).toBe('47');
  });

  it('keeps a copy that the page hides, marked', async () => {
    const both = tables(
      await open(
        '<style>.pc{color:red}@media(max-width:9px){.pc{display:none}}.m , .n{display:none}</style><div class="m"><table><tr><td>1</table></div><div class=pc><table><tr><td>2</table></div>',
      ),
    );
    expect(both.map(({ hidden, cells }) => [hidden, cells[0]?.text, cells[0]?.hidden])).toEqual([
      [true, '1', true],
      [false, '2', false],
    ]);
  });

  it('does not take a tab that is shown for hidden', async () => {
    const both = tables(
      await open(
        '<style>.tab{display:none}.tab.on{display:block}</style><div class="tab on"><table><tr><td>1</table></div><div class="tab"><table><tr><td>2</table></div>',
      ),
    );
    expect(both.map(({ hidden }) => hidden)).toEqual([false, true]);
  });

  it('emits what a layout table holds, in order', async () => {
    const document = await open('<table><tr><td>左<td><p>上</p><table><tr><td>1<td>2</table>下</table>');
    expect(
      document.blocks.map((block) => (block.kind === 'table' ? [block.index, block.isLayout] : block.text)),
    ).toEqual([[1, true], '左', '上', [2, false], '下']);
  });

  it('reads a nested table of one cell as text of the cell around it', async () => {
    const [outer, inner] = tables(await open('<table><tr><td>a<td><table><tr><td>7</table></table>'));
    expect([outer?.isLayout, outer?.cells[1]?.text, inner?.cells[0]?.text]).toEqual([false, '7', '7']);
  });

  it('reads tables nested 10,000 deep quickly, and says what it left out', { timeout: 20_000 }, async () => {
    const document = await open('<table><tr><td>x'.repeat(10_000));
    expect(document.notes.map(({ code }) => code)).toContain('limit.tables');
    expect(tables(document).length).toBeGreaterThan(100);
  });

  it('reads 100,000 nested elements quickly', { timeout: 20_000 }, async () => {
    const document = await open(`a${'<div><b><p>'.repeat(33_000)}x`);
    expect(document.blocks[0]).toMatchObject({ text: 'a' });
  });

  it('leaves no number of a deep table in a wrong place', async () => {
    const document = await open('<div>'.repeat(3) + '<table><tr><td>x</table>', {
      ...defaultLimits,
      depth: 7,
    });
    expect(tables(document)[0]?.grid).toEqual([[-1]]);
  });

  it('resolves every place back to its text', { timeout: 60_000 }, async () => {
    const piece = fc.constantFrom(
      '<table>',
      '</table>',
      '<tr>',
      '<td>',
      '<td rowspan=2>',
      '<th colspan=3>',
      '</td>',
      '<p>',
      '</p>',
      '<div>',
      '</div>',
      '<b>',
      '</b>',
      '<span>',
      '</span>',
      '<br>',
      '12',
      '文',
      ' ',
      '&nbsp;',
      '<caption>',
      '<tbody>',
      '<tfoot>',
      '<pre>',
      '</pre>',
      '\n',
      '<li>',
      '<a href=x>',
      '</a>',
      '<span hidden>',
      '<h2>',
      '</h2>',
      '<img>',
      '|',
      '<template>',
      '</template>',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        const html = `<p>${pieces.join('')}`;
        const document = await openDocument(Buffer.from(html), { file: 'a.html' });
        const source = openHtmlSource(html);
        const holds = (text: string, place: unknown): void => {
          const found = source.textAt(place as Parameters<typeof source.textAt>[0]);
          expect(found?.replaceAll(' ', ''), html).toContain(collapse(text).replaceAll(' ', ''));
        };
        for (const block of document.blocks) {
          if (block.kind === 'paragraph') holds(block.text, block.place);
          else {
            for (const cell of block.cells) {
              for (const line of cell.lines ?? [cell.text]) holds(line, cell.place);
              expect(['td', 'th']).toContain(
                source.nameAt(cell.place as Parameters<typeof source.nameAt>[0]),
              );
            }
            for (const row of block.grid) {
              expect(row).toHaveLength(block.columnCount);
              for (const id of row) expect(id).toBeLessThan(block.cells.length);
            }
          }
        }
      }),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 1500), seed: 5 },
    );
  });

  it('resolves a place in the untouched bytes', async () => {
    const bytes = Buffer.from('<p>前</p><table><tr><td>4<b>7</b></table>');
    const [, block] = (await openDocument(bytes, { file: 'a.html' })).blocks;
    const place = block?.kind === 'table' ? block.cells[0]?.place : undefined;
    expect(place).toEqual({ table: 1, row: 1, column: 1, path: [2, 2, 1, 1, 1] });
    expect(resolveHtmlPlace(bytes, { path: [2, 2, 1, 1, 1] })).toBe('47');
  });
});
