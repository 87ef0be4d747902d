/** DOCX → HTML: what the places of a Word document are places of. */
import { strToU8, zipSync } from 'fflate';
import type { DocumentNote } from '../document.ts';
import { DocumentError } from '../errors.ts';
import { declarations, wordPrefixes } from './namespaces.ts';
import { BodyRewriter, imageRelationship } from './rewrite-body.ts';
import { noStyles, rewriteStyles } from './rewrite-styles.ts';
import type { Styles } from './rewrite-styles.ts';
import { XmlTrouble, scanXml } from './scan-xml.ts';
import { WordPackage } from './word-package.ts';

/** A converted Word file. */
export interface ConvertedWord {
  /** A whole page; equal bytes give an equal page. */
  readonly html: string;
  readonly notes: readonly DocumentNote[];
}

/** Elements of a body, formatting and all. A report has some 20,000. */
const maxElements = 1_500_000;
/**
 * Characters of the rewritten body: formatting is gone from it, so a report has some 50,000. mammoth and its XML parser
 * take about 1.2 µs and 200 bytes for each, so the largest takes five seconds, and less than a gigabyte.
 */
const maxBodyLength = 4_000_000;
/** Elements in elements; mammoth reads them by recursion. Word allows tables 64 deep at most, WPS fewer. */
const maxDepth = 300;

const relationshipTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relationshipsOpen =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">';

/**
 * Converts a DOCX to HTML as a reader sees it: tracked deletions and hidden text gone, insertions and text boxes
 * there, merged cells as spans, images as empty `<img>`. Macros, external links and document types are never looked
 * at. Throws `DocumentError`: `document.damaged`, `document.too_large`, `document.encrypted`.
 */
export async function convertDocx(bytes: Uint8Array, file: string): Promise<ConvertedWord> {
  try {
    return await convert(bytes, file);
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    if (error instanceof XmlTrouble && error.kind === 'too large') throw tooLarge(file);
    // The XML parser and mammoth throw plain errors, and run out of stack on what is nested too deep.
    throw new DocumentError(
      'document.damaged',
      file,
      'the Word file is damaged and cannot be read. Fetch it again, or open it in Word and save it as a new file.',
    );
  }
}

async function convert(bytes: Uint8Array, file: string): Promise<ConvertedWord> {
  const source = new WordPackage(bytes, file);
  const main = source.related('', 'officeDocument') ?? 'word/document.xml';
  const stylesName = source.related(main, 'styles');
  const stylesXml = stylesName === null ? null : source.read(stylesName);
  const styles = stylesXml === null ? noStyles : rewriteStyles(stylesXml);
  const body = source.read(main);
  if (body === null) throw new XmlTrouble('malformed');
  const notes = ['footnotes', 'endnotes'].flatMap((type) => {
    const name = source.related(main, type);
    const xml = name === null ? null : source.read(name);
    return xml === null ? [] : [{ type, xml }];
  });
  const rewritten = rewrite(body, styles, file);
  const noteParts = notes.map(({ type, xml }) => ({ type, xml: rewrite(xml, styles, file).xml }));
  const links = source.relationshipsOf(main).filter(({ type }) => type === 'hyperlink');
  const known = new Set(links.map(({ id }) => quoted(id)));
  for (const id of linksIn(rewritten.xml))
    if (!known.has(id)) links.push({ id, type: 'hyperlink', target: '#' });
  const parts: { [name: string]: Uint8Array } = {
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="png" ContentType="image/png"/></Types>',
    ),
    '_rels/.rels': strToU8(
      `${relationshipsOpen}<Relationship Id="main" Type="${relationshipTypes}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(withoutLostNotes(rewritten.xml, noteParts)),
    'word/styles.xml': strToU8(styles.xml),
    'word/_rels/document.xml.rels': strToU8(
      `${relationshipsOpen}<Relationship Id="${imageRelationship}" Type="${relationshipTypes}/image" Target="image.png"/>${links
        .map(
          ({ id, target }) =>
            `<Relationship Id="${quoted(id)}" Type="${relationshipTypes}/hyperlink" Target="${quoted(target)}" TargetMode="External"/>`,
        )
        .join('')}</Relationships>`,
    ),
  };
  for (const { type, xml } of noteParts) parts[`word/${type}.xml`] = strToU8(xml);
  // Loaded when it is needed: most documents are no Word files.
  const { default: mammoth } = await import('mammoth');
  const result = await mammoth.convertToHtml(
    { buffer: Buffer.from(zipSync(parts, { level: 0, mtime: '1980-01-01T00:00:00' })) },
    {
      includeEmbeddedStyleMap: false,
      // Never read: that an image stands there is all that counts.
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
    },
  );
  return {
    html: `<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>${result.value}</body></html>\n`,
    notes: rewritten.hasForeign
      ? [
          {
            code: 'content.left_out',
            detail: 'a chart, a diagram or an embedded document is there as an image only',
          },
        ]
      : [],
  };
}

/** The relationships that links of a rewritten part name: mammoth gives up a file of which one is missing. */
function linksIn(xml: string): Set<string> {
  return new Set([...xml.matchAll(/<w:hyperlink[^<>]* r:id="([^"<>]*)"/g)].map(([, id = '']) => id));
}

interface NotePart {
  readonly type: string;
  readonly xml: string;
}

/** A rewritten body without the marks of notes that are in no part, for the same reason. */
function withoutLostNotes(xml: string, parts: readonly NotePart[]): string {
  const there = new Set(
    parts.flatMap((part) =>
      [...part.xml.matchAll(/<w:(footnote|endnote) [^<>]*w:id="([^"<>]*)"/g)].map(
        ([, kind = '', id = '']) => `${kind} ${id}`,
      ),
    ),
  );
  return xml.replace(
    /<w:(footnote|endnote)Reference [^<>]*w:id="([^"<>]*)"[^<>]*>(?:<\/w:\1Reference>)?/g,
    (whole, kind: string, id: string) => (there.has(`${kind} ${id}`) ? whole : ''),
  );
}

function rewrite(
  xml: string,
  styles: Styles,
  file: string,
): { readonly xml: string; readonly hasForeign: boolean } {
  const rewriter = new BodyRewriter(styles.hidden, declarations);
  scanXml(xml, wordPrefixes, { elements: maxElements, depth: maxDepth }, rewriter);
  const written = rewriter.xml;
  if (written.length > maxBodyLength) throw tooLarge(file);
  return { xml: written, hasForeign: rewriter.hasForeign };
}

function tooLarge(file: string): DocumentError {
  return new DocumentError(
    'document.too_large',
    file,
    'the Word file holds more text, or nests it deeper, than is allowed. Cut out the report and parse that.',
  );
}

function quoted(value: string): string {
  return value.replaceAll('"', '&quot;');
}
