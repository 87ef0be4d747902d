/** DOCX files by hand: the body as XML, and parts beside it. */
import { strToU8, zipSync } from 'fflate';

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Prefixes that a body may use. */
export const namespaces = [
  `xmlns:w="${w}"`,
  `xmlns:r="${office}"`,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
].join(' ');

export interface Built {
  /** Before the root element: a declaration, a document type. */
  readonly prolog?: string;
  /** More parts, or others in place of the usual ones. */
  readonly parts?: Readonly<{ [name: string]: string | Uint8Array }>;
  /** More relationships of the body. */
  readonly relationships?: string;
  readonly level?: 0 | 6;
}

/** A DOCX whose body holds this XML. */
export function docx(body: string, options: Built = {}): Uint8Array {
  const parts: { [name: string]: string | Uint8Array } = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" Type="${office}/styles" Target="styles.xml"/><Relationship Id="f" Type="${office}/footnotes" Target="footnotes.xml"/>${options.relationships ?? ''}</Relationships>`,
    'word/document.xml': `${options.prolog ?? '<?xml version="1.0" encoding="UTF-8"?>'}<w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
    ...options.parts,
  };
  const bytes = Object.entries(parts).map(
    ([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part] as const,
  );
  return zipSync(Object.fromEntries(bytes), { level: options.level ?? 6, mtime: '1980-01-01T00:00:00' });
}

/** A run of text, with run properties. */
export const run = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A paragraph of runs, or of plain text. */
export const p = (content: string): string =>
  `<w:p>${content.startsWith('<') ? content : run(content)}</w:p>`;

/** A cell with cell properties. */
export const tc = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${p(content)}</w:tc>`;

export const tr = (cells: readonly string[], properties = ''): string =>
  `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells.join('')}</w:tr>`;

export const tbl = (rows: readonly string[]): string =>
  `<w:tbl><w:tblPr><w:tblStyle w:val="a"/></w:tblPr><w:tblGrid><w:gridCol w:w="100"/></w:tblGrid>${rows.join('')}</w:tbl>`;
