/** OFD files by hand: where text and lines stand, whatever way they are written, and what is refused. */
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { DocumentError, openDocument, type Document, type Table } from '../../../src/documents/index.ts';
import { deltasOf } from '../../../src/documents/ofd/deltas.ts';
import { ofdParts, plainOfd, zipOfd, type OfdPage, type OfdStyle } from '../../layouts/ofd-writer.ts';

const size = { width: 100, height: 80 };

/** A table of two by two, and a line above it. */
const marks: OfdPage['marks'] = [
  { kind: 'text', x: 10, y: 15, size: 4, text: '本年新收' },
  ...(
    [
      ['规章', 12, 26],
      ['47', 42, 26],
      ['许可', 12, 36],
      ['1,203', 42, 36],
    ] as const
  ).map(([text, x, y]) => ({ kind: 'text' as const, x, y, size: 4, text })),
  ...[20, 30, 40].map((y) => ({ kind: 'line' as const, x1: 10, y1: y, x2: 70, y2: y })),
  ...[10, 40, 70].map((x) => ({ kind: 'line' as const, x1: x, y1: 20, x2: x, y2: 40 })),
];

const open = (parts: { [name: string]: Uint8Array }): Promise<Document> =>
  openDocument(zipOfd(parts), { file: 'a.ofd' });
const openStyle = (style: Partial<OfdStyle>): Promise<Document> =>
  open(ofdParts([{ marks }], { ...plainOfd, ...style }, size, '年度报告'));

async function codeOf(parts: { [name: string]: Uint8Array }, limits = {}): Promise<string> {
  try {
    await openDocument(zipOfd(parts), { file: 'a.ofd', limits });
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    expect(error.message).toMatch(/^a\.ofd: .+\.$/);
    return error.code;
  }
  return 'opened';
}

function tableOf(document: Document): Table {
  const table = document.blocks.find((block) => block.kind === 'table');
  if (table?.kind !== 'table') throw new Error('no table');
  return table;
}

/** The parts with a text of one of them changed. */
function changed(
  parts: { [name: string]: Uint8Array },
  name: string,
  change: (xml: string) => string,
): { [name: string]: Uint8Array } {
  const part = parts[name];
  if (part === undefined) throw new Error(name);
  const text = change(new TextDecoder().decode(part));
  expect(text).not.toBe(new TextDecoder().decode(part));
  return { ...parts, [name]: strToU8(text) };
}

const plain = ofdParts([{ marks }], plainOfd, size, '年度报告');
const page = 'Doc_0/Pages/Page_0/Content.xml';

describe('a page of an OFD', () => {
  it('is its text and its tables, in points from the top left', async () => {
    const document = await open(plain);
    expect(document).toMatchObject({
      kind: 'ofd',
      mediaType: 'application/ofd',
      title: '年度报告',
      notes: [],
    });
    const [line] = document.blocks;
    expect(line).toMatchObject({ kind: 'paragraph', text: '本年新收' });
    const { cells } = tableOf(document);
    expect(cells.map(({ text }) => text)).toEqual(['规章', '47', '许可', '1,203']);
    // 40 mm and 20 mm are 113.39 and 56.69 points.
    expect(cells[1]?.place).toEqual({ page: 1, box: [113.39, 56.69, 198.43, 85.04] });
  });

  it.each<[string, Partial<OfdStyle>]>([
    ['another prefix', { prefix: 'x' }],
    ['no prefix', { prefix: '' }],
    ['absolute paths', { paths: 'absolute' }],
    ['paths from the root without a slash', { paths: 'bare' }],
    ['runs with repeated distances', { runs: 'g' }],
    ['a run a character', { runs: 'single' }],
    ['a matrix that makes things smaller', { space: 'scaled' }],
    ['composite units in one another', { space: 'nested' }],
    ['lines as filled rectangles', { lines: 'fills' }],
    ['line widths by a parameter that builds on another', { lines: 'defaults' }],
  ])('is the same with %s', async (_name, style) => {
    const [one, other] = await Promise.all([openStyle({}), openStyle(style)]);
    const of = (document: Document): unknown =>
      tableOf(document).cells.map(({ text, place, row, column }) => [text, place, row, column]);
    // Filled rectangles lie beside their line by a hair's breadth.
    if (style.lines === 'fills')
      expect(tableOf(other).cells.map((c) => c.text)).toEqual(tableOf(one).cells.map((c) => c.text));
    else expect(of(other)).toEqual(of(one));
  });

  it('shows what its template holds', async () => {
    const document = await openStyle({ hasTemplate: true });
    expect(document.blocks.map((block) => (block.kind === 'paragraph' ? block.text : ''))).toContain(
      '政府信息公开',
    );
  });

  it('keeps text that is not shown apart, marked hidden', async () => {
    const document = await openStyle({ hasExtras: true });
    const hidden = document.blocks.filter((block) => block.hidden);
    expect(hidden.map((block) => (block.kind === 'paragraph' ? block.text : ''))).toEqual(
      expect.arrayContaining(['2024777', '内部资料']),
    );
    expect(document.notes.map(({ code }) => code)).toEqual(['text.hidden']);
    expect(tableOf(document).cells.map(({ text }) => text)).toEqual(['规章', '47', '许可', '1,203']);
  });

  it('hands its pictures on, with their place', async () => {
    const png = strToU8('\x89PNG\r\n\x1a\n and so on');
    const picture = { kind: 'picture' as const, x: 10, y: 45, width: 60, height: 30, png };
    const document = await open(ofdParts([{ marks: [...marks, picture] }], plainOfd, size));
    expect(document.pictures?.map(({ bytes }) => [...bytes])).toEqual([[...png]]);
    expect(document.pictures?.[0]?.place).toEqual({ page: 1, box: [28.35, 127.56, 198.43, 212.6] });
    expect(document.blocks.some((block) => block.kind === 'paragraph' && block.hasImage)).toBe(true);
  });

  it('stands where its paper begins', async () => {
    const moved = changed(plain, page, (xml) => xml.replace('0 0 100 80', '5 5 100 80'));
    expect(tableOf(await open(moved)).cells[0]?.place).toEqual({
      page: 1,
      box: [14.17, 42.52, 99.21, 70.87],
    });
  });

  it('gives no number whose characters cannot be placed', async () => {
    const broken = changed(plain, page, (xml) => xml.replace(/DeltaX="2.2"/, 'DeltaX="g x"'));
    const document = await open(broken);
    expect(tableOf(document).cells[1]?.text).toMatch(/^\uFFFD+$/u);
    expect(document.notes.map(({ code }) => code)).toEqual(['page.damaged', 'text.garbled']);
  });

  it('takes pages in their order, and joins a table over them', async () => {
    const two = ofdParts([{ marks }, { marks: marks.slice(1) }], plainOfd, size);
    const document = await open(two);
    expect(document.blocks.filter((block) => block.kind === 'table').length).toBeLessThanOrEqual(2);
    expect(document.blocks.flatMap((b) => (b.kind === 'table' ? b.cells.map((c) => c.place) : []))).toEqual(
      expect.arrayContaining([expect.objectContaining({ page: 1 }), expect.objectContaining({ page: 2 })]),
    );
  });
});

describe('the distances of a run', () => {
  it.each([
    [undefined, []],
    ['', []],
    ['1 2.5', [1, 2.5]],
    ['g 3 2', [2, 2, 2]],
    ['1 g 2 4 5', [1, 4, 4, 5]],
    ['g 0 4 5', [5]],
    ['g 999999999 1', [1, 1, 1, 1, 1, 1, 1, 1]],
    ['g', null],
    ['g 2', null],
    ['g -1 2', null],
    ['x', null],
  ])('%j are %j', (text, deltas) => {
    expect(deltasOf(text, 8)).toEqual(deltas);
  });
});

describe('a bad OFD', () => {
  it('is refused with a code and a sentence', async () => {
    expect(await codeOf({ 'OFD.xml': strToU8('<OFD/>') })).toBe('document.damaged');
    expect(await codeOf({ 'OFD.xml': strToU8('<OFD') })).toBe('document.damaged');
    expect(await codeOf({ 'OFD.xml': strToU8('<OFD/>'), 'Encryptions.xml': strToU8('<E/>') })).toBe(
      'document.encrypted',
    );
    const { [page]: _page, ...without } = plain;
    expect(await codeOf(without)).toBe('document.damaged');
    expect(await codeOf(plain, { pages: 0 })).toBe('document.too_large');
  });

  it('that declares a document type is refused: nothing outside is ever read', async () => {
    const entity = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
    const hostile = changed(plain, page, (xml) => xml.replace('?>\n', `?>\n${entity}`));
    expect(await codeOf(hostile)).toBe('document.damaged');
  });

  it('that is a zip bomb, or climbs out, reaches nothing', async () => {
    const bomb = zipSync({ ...plain, 'Doc_0/PublicRes.xml': new Uint8Array(8 * 1024 * 1024) }, { level: 9 });
    await expect(openDocument(bomb, { file: 'a.ofd' })).rejects.toMatchObject({ code: 'document.too_large' });
    const climbing = changed(plain, 'Doc_0/Document.xml', (xml) =>
      xml.replace('Pages/Page_0/Content.xml', '../../../../../etc/passwd'),
    );
    expect(await codeOf(climbing)).toBe('document.damaged');
  });

  it('whose units show one another again and again ends, and says that something is left out', async () => {
    const unit = (id: number, inner: number): string =>
      `<ofd:CompositeGraphicUnit ID="${String(id)}"><ofd:Content>${'<ofd:CompositeObject Boundary="0 0 9 9" ResourceID="X"/>'.repeat(50).replaceAll('X', String(inner))}</ofd:Content></ofd:CompositeGraphicUnit>`;
    const units = Array.from({ length: 12 }, (_, i) => unit(9000 + i, 9000 + ((i + 1) % 12))).join('');
    const looped = changed(
      changed(plain, page, (xml) =>
        xml.replace(
          '<ofd:TextObject',
          '<ofd:CompositeObject Boundary="0 0 9 9" ResourceID="9000"/><ofd:TextObject',
        ),
      ),
      'Doc_0/DocumentRes.xml',
      (xml) =>
        xml.replace(
          '</ofd:Res>',
          `<ofd:CompositeGraphicUnits>${units}</ofd:CompositeGraphicUnits></ofd:Res>`,
        ),
    );
    const document = await open(looped);
    expect(document.notes.map(({ code }) => code)).toContain('limit.text');
  });

  it('never makes the reader throw anything else', async () => {
    const names = Object.keys(plain);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.nat(),
        fc.string({ maxLength: 12 }),
        async (name, at, text) => {
          const xml = new TextDecoder().decode(plain[name]);
          const where = at % xml.length;
          const broken = xml.slice(0, where) + text + xml.slice(where + text.length);
          await codeOf({ ...plain, [name]: strToU8(broken) });
        },
      ),
      { numRuns: 100, seed: 11 },
    );
  });
});
