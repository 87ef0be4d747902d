/** The elements of a Word file's body (ECMA-376, Part 1), by what becomes of them. */

/** Elements that mammoth reads, with the attributes it reads of them. */
export const keptElements: ReadonlyMap<string, readonly string[]> = new Map([
  ['w:document', []],
  ['w:body', []],
  ['w:footnotes', []],
  ['w:endnotes', []],
  ['w:footnote', ['w:id', 'w:type']],
  ['w:endnote', ['w:id', 'w:type']],
  ['w:p', []],
  ['w:r', []],
  ['w:t', []],
  ['w:tab', []],
  ['w:br', ['w:type']],
  ['w:noBreakHyphen', []],
  ['w:softHyphen', []],
  ['w:sym', ['w:font', 'w:char']],
  ['w:hyperlink', ['r:id', 'w:anchor']],
  ['w:fldChar', ['w:fldCharType']],
  ['w:instrText', []],
  ['w:tbl', []],
  ['w:tr', []],
  ['w:tc', []],
  ['w:footnoteReference', ['w:id']],
  ['w:endnoteReference', ['w:id']],
]);

/** Gone with all that is in them: what was deleted or moved away, marks, and the sound over ruby text. */
export const droppedElements: ReadonlySet<string> = new Set([
  'w:del',
  'w:moveFrom',
  'w:delText',
  'w:delInstrText',
  'w:rt',
  'w:rubyPr',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:ffData',
  'w:fldData',
  'w:sectPr',
  'w:tblGrid',
  'w:tblPrEx',
  'w:commentReference',
  'w:annotationRef',
  'w:bookmarkStart',
  'w:bookmarkEnd',
  'm:ctrlPr',
]);

/** Elements that say how something looks. */
export const properties: ReadonlySet<string> = new Set(['w:pPr', 'w:rPr', 'w:tblPr', 'w:trPr', 'w:tcPr']);

/** Those of them that mammoth looks into. */
export const writtenProperties: ReadonlySet<string> = new Set(['w:pPr', 'w:trPr', 'w:tcPr']);

/** What mammoth reads in them. */
export const keptProperties: ReadonlySet<string> = new Set([
  'w:pStyle',
  'w:tblHeader',
  'w:gridSpan',
  'w:vMerge',
]);

/** Elements that hold pictures, shapes and embedded things. */
export const drawingElements: ReadonlySet<string> = new Set(['w:drawing', 'w:pict', 'w:object']);
