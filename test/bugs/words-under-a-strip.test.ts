/** Text in the frame that a page draws round its tables: a line of it runs on under the strip of section 4, and is no number of it. */
import { describe, expect, it } from 'vitest';
import { openDocument, type Table } from '../../src/documents/index.ts';
import { formById } from '../../src/forms/index.ts';
import { readGrid } from '../../src/reading/grid.ts';
import { labelsOf } from '../../src/reading/labels.ts';
import { layoutNamed } from '../layouts/layouts.ts';
import { reportOf } from '../layouts/report-of.ts';
import { noTraps } from '../layouts/variation.ts';
import { read, rulesOn } from './read.ts';

const last = 'litigation.after_reconsideration.total';
const report = reportOf('ogi-2021', { 'reconsideration.upheld': 0, 'reconsideration.total': 0, [last]: 0 });
const page = new TextDecoder().decode(layoutNamed('html with spans').render(report, noTraps));
const words = '五、存在的主要问题及改进情况。一是公开的深度还不够。';

/** The strip with a frame: a column more at its right, and under it a line of words; its first number is left out. */
function framed(): string {
  const from = page.lastIndexOf('<table');
  const to = page.indexOf('</table>', from);
  const rows = page.slice(from, to).split('<tr>');
  const value = rows.length - 1;
  const made = rows.map((row, i) => {
    if (i === 0) return row;
    const whole = i === value ? row.replace(/<td[^>]*>[^<]*<\/td>/u, '') : row;
    return whole.replace('</tr>', `${i === value ? '<td></td>' : ''}<td></td></tr>`);
  });
  return `${page.slice(0, from)}${made.join('<tr>')}<tr><td colspan="15">${words}</td><td></td></tr>${page.slice(to)}`;
}

describe('a line of words under the strip of section 4', () => {
  it('stands at no place of the form, though it is under all columns of the strip', async () => {
    const document = await openDocument(new TextEncoder().encode(framed()), { file: 'fixture' });
    const tables = document.blocks.filter((block): block is Table => block.kind === 'table');
    const form = formById('ogi-2021');
    if (form === null) throw new Error('No form.');
    const strips = readGrid(tables, labelsOf(form)).rows.filter(({ at }) => at === null);
    const texts = strips.flatMap(({ places }) =>
      places.map((place) => tables.find(({ index }) => index === place.table)?.cells[place.cell]?.text),
    );
    expect(texts.length).toBeGreaterThan(0);
    expect(texts).not.toContain(words);
  });

  it('accuses nobody', async () => {
    const record = await read(framed());
    expect(rulesOn(record, last)).not.toContain('cell.not_a_count');
    expect(record.report?.cells[last]?.raw ?? '').not.toContain(words);
  });
});
