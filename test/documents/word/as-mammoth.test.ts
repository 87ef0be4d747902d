/** The page of a Word file is the one that mammoth makes of it, whatever stands in what. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertDocx } from '../../../src/documents/word/convert-docx.ts';
import { docx, namespaces } from './build-docx.ts';
import { pageByMammoth } from './mammoth-page.ts';

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const styles = `<w:styles xmlns:w="${w}">${[
  ['paragraph', 'a1', 'heading 2'],
  ['paragraph', 'a2', 'Normal'],
  ['paragraph', 'a3', 'HEADING'],
  ['character', 'a1', 'Strong'],
  ['paragraph', 'a1', 'heading 5'],
  ['paragraph', 'Heading', 'Heading 3'],
]
  .map(
    ([type, id, name]) =>
      `<w:style w:type="${type ?? ''}" w:styleId="${id ?? ''}"><w:name w:val="${name ?? ''}"/></w:style>`,
  )
  .join('')}</w:styles>`;
const links = ['l1', 'l2']
  .map(
    (id) =>
      `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://${id}.cn/?a=1&amp;b=2#c" TargetMode="External"/>`,
  )
  .join('');

const text = fc.oneof(
  fc.constantFrom(
    '7',
    '规章',
    ' ',
    '',
    '1&amp;2',
    '&lt;b&gt;',
    '"',
    '&#20013;&#x6587;',
    'a\r\nb',
    '<![CDATA[<&]]>',
  ),
  fc.string({ maxLength: 4 }).map((raw) => raw.replace(/[<&\p{Cc}\uFFFE\uFFFF\p{Cs}]/gu, '')),
);
const field = (mark: string): string => `<w:r><w:fldChar w:fldCharType="${mark}"/></w:r>`;
const code = fc.constantFrom(
  ' HYPERLINK "https://a.cn/" ',
  'HYPERLINK \\l "here"',
  ' FORMCHECKBOX ',
  ' PAGE ',
  'HYPERLINK https://b.cn/x \\o',
);
const merges = fc.constantFrom(
  '',
  '',
  '<w:vMerge/>',
  '<w:vMerge w:val="restart"/>',
  '<w:vMerge w:val="continue"/>',
  '<w:gridSpan w:val="2"/>',
  '<w:gridSpan w:val="3"/><w:vMerge/>',
  '<w:gridSpan w:val="x"/>',
);
const paragraphStyle = fc.constantFrom('', '', 'a1', 'a2', 'a3', 'Heading2', 'Heading', 'nobody');

/** Pieces of a body by their level; every one may stand where it does not belong. */
const { body } = fc.letrec<{
  body: string;
  block: string;
  inline: string;
  plain: string;
  row: string;
  cell: string;
}>((tie) => {
  const many = (piece: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<string> =>
    fc.array(piece, { maxLength }).map((pieces) => pieces.join(''));
  const mostly = (usual: fc.Arbitrary<string>, odd: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    fc.oneof({ weight: 24, arbitrary: usual }, { weight: 1, arbitrary: odd });
  const blocks = many(tie('block'), 3);
  const run = text.map((t) => `<w:r><w:t>${t}</w:t></w:r>`);
  return {
    body: many(tie('block'), 5),
    block: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc
        .tuple(paragraphStyle, many(tie('inline'), 5))
        .map(
          ([style, inner]) =>
            `<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${inner}</w:p>`,
        ),
      many(mostly(tie('row'), tie('block')), 4).map((rows) => `<w:tbl>${rows}</w:tbl>`),
      mostly(run, tie('plain')),
    ),
    row: fc
      .tuple(fc.boolean(), many(mostly(tie('cell'), tie('plain')), 4))
      .map(([head, cells]) => `<w:tr>${head ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${cells}</w:tr>`),
    cell: fc
      .tuple(merges, blocks)
      .map(([merge, inner]) => `<w:tc>${merge === '' ? '' : `<w:tcPr>${merge}</w:tcPr>`}${inner}</w:tc>`),
    plain: fc.oneof(
      run,
      run,
      fc.constantFrom(
        '<w:r><w:br/><w:tab/></w:r>',
        '<w:r><w:br w:type="page"/></w:r>',
        '<w:r><w:noBreakHyphen/><w:softHyphen/></w:r>',
        '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
        '<w:r><w:sym w:font="Symbol" w:char="2A"/></w:r>',
        '<w:r><w:sym w:font="none" w:char="2A"/></w:r>',
        '<w:r><w:footnoteReference w:id="1"/></w:r>',
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        '<w:r><w:drawing><a:blip/></w:drawing></w:r>',
        '<w:r/>',
      ),
      fc
        .tuple(fc.constantFrom('r:id="l1"', 'r:id="l2" w:anchor="x"', 'w:anchor="y&quot;"', ''), many(run, 3))
        .map(([to, inner]) => `<w:hyperlink ${to}>${inner}</w:hyperlink>`),
      fc
        .tuple(code, many(run, 3))
        .map(
          ([instruction, inner]) =>
            `${field('begin')}<w:r><w:instrText>${instruction}</w:instrText></w:r>${field('separate')}${inner}${field('end')}`,
        ),
    ),
    inline: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 6, arbitrary: tie('plain') },
      // A text box stands behind its paragraph; mammoth loses one that is in none.
      {
        weight: 1,
        arbitrary: blocks.map(
          (inner) =>
            `<w:r><w:pict><v:textbox><w:txbxContent>${inner}</w:txbxContent></v:textbox></w:pict></w:r>`,
        ),
      },
    ),
  };
});
const footnotes = `<w:footnotes ${namespaces}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="1"><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote><w:footnote w:id="2"/></w:footnotes>`;
const fileOf = (xml: string): Uint8Array =>
  docx(xml, { relationships: links, parts: { 'word/styles.xml': styles, 'word/footnotes.xml': footnotes } });

function pageOf(bytes: Uint8Array): string | null {
  try {
    return convertDocx(bytes, 'a.docx').html;
  } catch {
    return null;
  }
}

describe('the page of a Word file', () => {
  it('is the one that mammoth makes', async () => {
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(body, async (xml) => {
        const bytes = fileOf(xml);
        const theirs = await pageByMammoth(bytes);
        if (theirs === null) refused += 1;
        else expect(pageOf(bytes)).toBe(theirs);
      }),
      { numRuns: 200, seed: 7 },
    );
    expect(refused).toBeLessThan(20);
  });
});
