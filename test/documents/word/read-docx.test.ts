/** DOCX as a reader of the page sees it. */
import { describe, expect, it } from 'vitest';
import { resolveHtmlPlace } from '../../../src/documents/index.ts';
import type { Document, Table } from '../../../src/documents/index.ts';
import { DocumentError } from '../../../src/documents/errors.ts';
import { defaultLimits } from '../../../src/documents/limits.ts';
import { convertDocx } from '../../../src/documents/word/convert-docx.ts';
import { readDocx } from '../../../src/documents/word/read-docx.ts';
import { docx, p, run, tbl, tc, tr } from './build-docx.ts';
import type { Built } from './build-docx.ts';

const open = async (body: string, options: Built = {}): Promise<Document> =>
  await readDocx(docx(body, options), 'a.docx', defaultLimits);

async function errorOf(bytes: Uint8Array): Promise<string> {
  try {
    await readDocx(bytes, 'a.docx', defaultLimits);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    expect(error.message).toMatch(/^a\.docx: .+\.$/);
    return error.code;
  }
  return 'opened';
}

/** Paragraphs and the rows of tables, in order. */
function shown(document: Document): (string | string[])[] {
  return document.blocks.map((block) =>
    block.kind === 'paragraph' ? block.text : block.cells.map((cell) => cell.text),
  );
}

function tableOf(document: Document): Table {
  const table = document.blocks.find((block) => block.kind === 'table');
  if (table?.kind !== 'table') throw new Error('no table');
  return table;
}

describe('a DOCX', () => {
  it('is a document of the kind word, without an encoding', async () => {
    const document = await open(p('一、总体情况'));
    expect([document.kind, document.encoding, document.mediaType]).toEqual([
      'word',
      null,
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ]);
    expect(shown(document)).toEqual(['一、总体情况']);
  });

  it('has places that lead back to the text in the converted page', async () => {
    const bytes = docx(p('标题') + tbl([tr([tc('规章'), tc('7')])]));
    const { html } = await convertDocx(bytes, 'a.docx');
    const cells = tableOf(await readDocx(bytes, 'a.docx', defaultLimits)).cells;
    expect(cells.map(({ place }) => ('path' in place ? resolveHtmlPlace(html, place) : ''))).toEqual([
      '规章',
      '7',
    ]);
  });

  it('has merged cells as spans, down and across', async () => {
    const document = await open(
      tbl([
        tr([tc('信息', '<w:vMerge w:val="restart"/>'), tc('申请人情况', '<w:gridSpan w:val="2"/>')]),
        tr([tc('', '<w:vMerge/>'), tc('自然人'), tc('总计')]),
      ]),
    );
    const table = tableOf(document);
    expect(table.cells.map(({ rowSpan, columnSpan }) => [rowSpan, columnSpan])).toEqual([
      [2, 1],
      [1, 2],
      [1, 1],
      [1, 1],
    ]);
    expect(table.grid).toEqual([
      [0, 1, 1],
      [0, 2, 3],
    ]);
  });

  it('keeps merged cells where a bookmark stands between rows and cells', async () => {
    const mark = '<w:bookmarkStart w:id="0" w:name="OLE_LINK1"/>';
    const document = await open(
      tbl([
        tr([tc('甲', '<w:vMerge w:val="restart"/>'), mark, tc('1')]),
        mark,
        tr([tc('', '<w:vMerge/>'), tc('2')]),
      ]),
    );
    expect(tableOf(document).cells.map((cell) => [cell.text, cell.rowSpan])).toEqual([
      ['甲', 2],
      ['1', 1],
      ['2', 1],
    ]);
  });

  it('keeps the columns of a row that begins further right', async () => {
    const document = await open(
      tbl([tr([tc('甲'), tc('乙'), tc('丙')]), tr([tc('7')], '<w:gridBefore w:val="2"/>')]),
    );
    expect(tableOf(document).cells.at(-1)).toMatchObject({ text: '7', row: 2, column: 3 });
  });

  it('has a nested table as a table of its own', async () => {
    const inner = tbl([tr([tc('规章'), tc('7')])]);
    const document = await open(tbl([tr([`<w:tc><w:tcPr/>${p('外')}${inner}${p('')}</w:tc>`])]));
    expect(document.blocks.filter((block) => block.kind === 'table')).toHaveLength(2);
  });

  it('shows an empty cell as empty', async () => {
    expect(
      tableOf(await open(tbl([tr([tc('规章'), tc(''), tc('0')])]))).cells.map((cell) => cell.text),
    ).toEqual(['规章', '', '0']);
  });
});

describe('tracked changes', () => {
  it('show what was inserted and not what was deleted', async () => {
    const changed = `<w:del w:id="1"><w:r><w:delText>47</w:delText></w:r></w:del><w:ins w:id="2">${run('74')}</w:ins>`;
    expect(shown(await open(tbl([tr([tc(changed)])])))).toEqual([['74']]);
  });

  it('do not show text that some writers leave as plain text in what was deleted', async () => {
    expect(shown(await open(p(`<w:del w:id="1">${run('47')}</w:del>${run('74')}`)))).toEqual(['74']);
  });

  it('show text where it was moved to and not where it came from', async () => {
    expect(
      shown(await open(p(`<w:moveFrom>${run('旧')}</w:moveFrom><w:moveTo>${run('新')}</w:moveTo>`))),
    ).toEqual(['新']);
  });

  it('leave out a deleted row', async () => {
    const document = await open(
      tbl([tr([tc('规章'), tc('7')]), tr([tc('规章'), tc('8')], '<w:del w:id="1"/>')]),
    );
    expect(shown(document)).toEqual([['规章', '7']]);
  });

  it('never carry a number into the next cell where the mark of its paragraph was deleted', async () => {
    const cell = `<w:tc><w:tcPr/><w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${run('4')}</w:p></w:tc>`;
    expect(shown(await open(tbl([tr([cell, tc('7')])])))).toEqual([['4', '7']]);
  });

  it('do not hide a text that was hidden before the change', async () => {
    const was = '<w:rPrChange w:id="1"><w:rPr><w:vanish/></w:rPr></w:rPrChange>';
    expect(shown(await open(p(run('47', was))))).toEqual(['47']);
  });
});

describe('hidden text', () => {
  it('is not shown, by its own property or by its style', async () => {
    const styles = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="character" w:styleId="h"><w:name w:val="hid"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`;
    const body = p(
      run('9', '<w:vanish/>') + run('8', '<w:rStyle w:val="h"/>') + run('7', '<w:vanish w:val="0"/>'),
    );
    expect(shown(await open(body, { parts: { 'word/styles.xml': styles } }))).toEqual(['7']);
  });

  it('takes a hidden row with it', async () => {
    expect(shown(await open(tbl([tr([tc('7')]), tr([tc('8')], '<w:hidden/>')])))).toEqual([['7']]);
  });
});

describe('what is not plain text', () => {
  const box = (text: string): string => `<w:txbxContent>${p(text)}</w:txbxContent>`;
  const shape = (text: string): string =>
    `<w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>${box(text)}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>`;

  it('has the text of a text box once, with and without a fallback for old readers', async () => {
    const old = `<w:pict><v:shape><v:textbox>${box('框')}</v:textbox></v:shape></w:pict>`;
    const both = `<mc:AlternateContent><mc:Choice Requires="wps">${shape('框')}</mc:Choice><mc:Fallback>${old}</mc:Fallback></mc:AlternateContent>`;
    for (const content of [both, shape('框'), old, both.replace(/<mc:Fallback>.*<\/mc:Fallback>/, '')]) {
      expect(shown(await open(p(`<w:r><w:t>前</w:t></w:r><w:r>${content}</w:r>`)))).toEqual(['前', '框']);
    }
  });

  it('has the tables in a text box', async () => {
    const content = shape('x').replace(p('x'), tbl([tr([tc('规章'), tc('7')])]));
    expect(shown(await open(p(`<w:r>${content}</w:r>`)))).toEqual([['规章', '7']]);
  });

  it('marks a cell and a paragraph that an image stands in', async () => {
    const image =
      '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="x"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>';
    const document = await open(p(image) + tbl([tr([tc(image), tc('7')])]));
    expect(document.blocks[0]).toMatchObject({ kind: 'paragraph', text: '', hasImage: true });
    expect(tableOf(document).cells.map((cell) => cell.hasImage)).toEqual([true, false]);
  });

  it('says that a chart is not read', async () => {
    const chart =
      '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><c:chart r:id="x"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>';
    expect((await open(p(chart))).notes.map((note) => note.code)).toEqual(['content.left_out']);
    expect((await open(p('7'))).notes).toEqual([]);
  });

  it('has the result of a field, of a control and of a formula', async () => {
    const field = `<w:fldSimple w:instr="=SUM(ABOVE)">${run('47')}</w:fldSimple>`;
    const control = `<w:sdt><w:sdtPr><w:alias w:val="n"/></w:sdtPr><w:sdtContent>${run('48')}</w:sdtContent></w:sdt>`;
    const formula = '<m:oMath><m:r><m:t>49</m:t></m:r></m:oMath>';
    expect(shown(await open(tbl([tr([tc(field), tc(control), tc(formula)])])))).toEqual([['47', '48', '49']]);
  });

  it('has rows and cells that a control wraps', async () => {
    const row = `<w:sdt><w:sdtContent>${tr([tc('规章'), `<w:sdt><w:sdtContent>${tc('7')}</w:sdtContent></w:sdt>`])}</w:sdtContent></w:sdt>`;
    expect(shown(await open(tbl([row])))).toEqual([['规章', '7']]);
  });

  it('never glues the mark of a note to a number', async () => {
    const notes = `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2">${p('注')}</w:footnote></w:footnotes>`;
    const noted = `${run('47')}<w:r><w:footnoteReference w:id="2"/></w:r>`;
    const raised = run('47') + run('1', '<w:vertAlign w:val="superscript"/>');
    const document = await open(tbl([tr([tc(noted), tc(raised)])]), {
      parts: { 'word/footnotes.xml': notes },
    });
    expect(shown(document)).toEqual([['47', '47[1]']]);
  });

  it('keeps links', async () => {
    const document = await open(p(`<w:hyperlink r:id="l">${run('附件')}</w:hyperlink>`), {
      relationships:
        '<Relationship Id="l" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://a.gov.cn/x?a=1&amp;b=2" TargetMode="External"/>',
    });
    expect(document.links.map(({ text, href }) => [text, href])).toEqual([
      ['附件', 'https://a.gov.cn/x?a=1&b=2'],
    ]);
  });

  it('knows the strict edition of the standard and other prefixes', async () => {
    const xml = `<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>47</x:t></x:r></x:p></x:body></x:document>`;
    expect(shown(await open('', { parts: { 'word/document.xml': xml } }))).toEqual(['47']);
  });

  it('does not let a style map in the file hide text', async () => {
    const document = await open(p('47'), { parts: { 'mammoth/style-map': 'p => !' } });
    expect(shown(document)).toEqual(['47']);
  });
});

describe('a hostile DOCX', () => {
  it('with a document type is refused, so no entity of its own is ever resolved', async () => {
    const prolog = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>';
    expect(await errorOf(docx(p('&e;'), { prolog }))).toBe('document.damaged');
  });

  it('with an entity nobody declared is damaged', async () => {
    expect(await errorOf(docx(p('&e;')))).toBe('document.damaged');
  });

  it('that is a bomb is too large, and says so at once', async () => {
    const bomb = docx(p('x'.repeat(40_000_000)));
    expect(bomb.length).toBeLessThan(200_000);
    expect(await errorOf(bomb)).toBe('document.too_large');
  });

  it('that nests tables without end is too large', async () => {
    const depth = 2000;
    const nested = `${'<w:tbl><w:tr><w:tc>'.repeat(depth)}${p('7')}${'</w:tc></w:tr></w:tbl>'.repeat(depth)}`;
    expect(await errorOf(docx(nested, { level: 0 }))).toBe('document.too_large');
  });

  it('that nests as deep as allowed opens', async () => {
    const nested = `${'<w:tbl><w:tr><w:tc>'.repeat(90)}${p('7')}${'</w:tc></w:tr></w:tbl>'.repeat(90)}`;
    expect(await errorOf(docx(nested, { level: 0 }))).toBe('opened');
  });

  it('whose XML breaks off is damaged', async () => {
    expect(await errorOf(docx('', { parts: { 'word/document.xml': '<w:document><w:body>' } }))).toBe(
      'document.damaged',
    );
  });

  it('whose link or note leads nowhere keeps its text', async () => {
    const link = `<w:hyperlink r:id="nobody">${run('附件')}</w:hyperlink>`;
    expect(shown(await open(p(link)))).toEqual(['附件']);
    expect(shown(await open(p(`${run('7')}<w:r><w:footnoteReference w:id="9"/></w:r>${run('8')}`)))).toEqual([
      '78',
    ]);
  });

  it('without a body is damaged', async () => {
    expect(await errorOf(docx('', { parts: { 'word/document.xml': '<x/>' } }))).toBe('document.damaged');
  });

  it('with macros is read, and the macros are not', async () => {
    const parts = { 'word/vbaProject.bin': new Uint8Array(5000).fill(7) };
    expect(shown(await open(p('47'), { parts }))).toEqual(['47']);
  });

  it('with a huge span keeps to the columns HTML has', async () => {
    const table = tableOf(await open(tbl([tr([tc('甲', '<w:gridSpan w:val="2000000000"/>'), tc('7')])])));
    expect(table.columnCount).toBeLessThanOrEqual(1001);
  });
});
