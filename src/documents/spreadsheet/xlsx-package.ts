/** An XLSX made fit for SheetJS: unpacked within bounds, every part well-formed, only the parts that are read. */
import { zipSync } from 'fflate';
import { packageLimits } from '../containers/limits.ts';
import { openZip } from '../containers/unzip.ts';
import { DocumentError } from '../errors.ts';
import { scanXml, XmlTrouble } from '../word/scan-xml.ts';

/** What an XLSX holds. */
export interface XlsxPackage {
  /** The same package, stored, without macros, links, pictures. */
  readonly bytes: Uint8Array;
  /** Pictures, text boxes or charts stand on its sheets. */
  readonly hasPictures: boolean;
}

/** A cell takes two or three elements: enough for half a million cells. */
const maxElements = 3_000_000;

const read = [
  /^\[content_types\]\.xml$/,
  /^_rels\/\.rels$/,
  /^xl\/(?:_rels\/)?workbook\.(?:xml|bin)(?:\.rels)?$/,
  /^xl\/(?:styles|sharedstrings)\.(?:xml|bin)$/,
  /^xl\/(?:worksheets|theme)\/[^/]+\.(?:xml|bin)$/,
];

/** Unpacks and checks an XLSX. Throws `DocumentError`. */
export function openXlsx(bytes: Uint8Array, file: string): XlsxPackage {
  const zip = openZip(bytes, file, packageLimits);
  const parts: { [name: string]: Uint8Array } = {};
  let hasPictures = false;
  for (const [index, stored] of zip.names.entries()) {
    const name = stored.replaceAll('\\', '/').replace(/^\//, '');
    const key = name.toLowerCase();
    if (/^xl\/(?:media|drawings|charts)\/[^/]+$/.test(key)) hasPictures = true;
    if (!read.some((pattern) => pattern.test(key))) continue;
    const part = zip.unpack(index);
    if (!key.endsWith('.bin')) checkXml(part, file, name);
    parts[name] = part;
  }
  return { bytes: zipSync(parts, { level: 0, mtime: '1980-01-01T00:00:00' }), hasPictures };
}

function checkXml(part: Uint8Array, file: string, name: string): void {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(part);
    scanXml(
      text,
      new Map(),
      { elements: maxElements, depth: 100 },
      {
        open: () => undefined,
        close: () => undefined,
        text: () => undefined,
      },
    );
  } catch (error) {
    if (error instanceof XmlTrouble && error.kind === 'too large') {
      throw new DocumentError(
        'document.too_large',
        file,
        `"${name}" in it holds more than ${maxElements} elements. Copy the report into a workbook of its own and parse that.`,
      );
    }
    throw new DocumentError(
      'document.damaged',
      file,
      `"${name}" in it is no XML that can be read. Open the workbook in Excel and save it as a new file.`,
    );
  }
}
