/** DOCX → HTML: what the places of a Word document are places of. */
import type { DocumentNote } from '../document.ts';
import { DocumentError } from '../errors.ts';
import { PageBuilder, type PartContext, type PartNodes } from './build-page.ts';
import { declarations, wordPrefixes } from './namespaces.ts';
import { htmlOf } from './page-nodes.ts';
import { noStyles, readStyles } from './read-styles.ts';
import { BodyRewriter } from './rewrite-body.ts';
import { XmlTrouble, scanXml } from './scan-xml.ts';
import { WordPackage } from './word-package.ts';
import { resolved } from './xml-text.ts';

/** A converted Word file. */
export interface ConvertedWord {
  /** A whole page; equal bytes give an equal page. */
  readonly html: string;
  readonly notes: readonly DocumentNote[];
}

/** Elements of a body, formatting and all. A report has some 20,000. */
const maxElements = 1_500_000;
/** Characters of the rewritten body: formatting is gone from it, so a report has some 50,000. */
const maxBodyLength = 4_000_000;
/** Elements in elements; the page is written by recursion. Word allows tables 64 deep at most, WPS fewer. */
const maxDepth = 300;

/**
 * Converts a DOCX to HTML as a reader sees it: tracked deletions and hidden text gone, insertions and text boxes
 * there, merged cells as spans, images as empty `<img>`. Macros, external links and document types are never looked
 * at. Throws `DocumentError`: `document.damaged`, `document.too_large`, `document.encrypted`.
 */
export function convertDocx(bytes: Uint8Array, file: string): ConvertedWord {
  try {
    return convert(bytes, file);
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    if (error instanceof XmlTrouble && error.kind === 'too large') throw tooLarge(file);
    // Text that is none throws a plain error.
    throw new DocumentError(
      'document.damaged',
      file,
      'the Word file is damaged and cannot be read. Fetch it again, or open it in Word and save it as a new file.',
    );
  }
}

function convert(bytes: Uint8Array, file: string): ConvertedWord {
  const source = new WordPackage(bytes, file);
  const main = source.related('', 'officeDocument') ?? 'word/document.xml';
  const stylesName = source.related(main, 'styles');
  const stylesXml = stylesName === null ? null : source.read(stylesName);
  const styles = stylesXml === null ? noStyles : readStyles(stylesXml);
  const body = source.read(main);
  if (body === null) throw new XmlTrouble('malformed');
  const links = new Map<string, string>();
  for (const { id, type, target } of source.relationshipsOf(main))
    if (type === 'hyperlink') links.set(resolved(id), resolved(target));
  const context = { styles: styles.names, links };
  const rewritten = rewrite(body, styles.hidden, file);
  const notes = new Map<string, PartNodes['nodes']>();
  for (const type of ['footnotes', 'endnotes']) {
    const name = source.related(main, type);
    const xml = name === null ? null : source.read(name);
    if (xml === null) continue;
    // What a note links is among the relationships of its own part, which are not read.
    const own = { ...context, links: new Map<string, string>() };
    const { xml: written } = rewrite(xml, styles.hidden, file);
    for (const note of partsOf(written, [`w:${type.slice(0, -1)}`], own)) notes.set(note.name, note.nodes);
  }
  const [page] = partsOf(rewritten.xml, ['w:body'], context);
  if (page === undefined) throw new XmlTrouble('malformed');
  return {
    html: `<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>${htmlOf(page.nodes, notes)}</body></html>\n`,
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

/** The bodies or notes of a part that was rewritten. */
function partsOf(xml: string, names: readonly string[], context: PartContext): readonly PartNodes[] {
  const builder = new PageBuilder(names, context);
  scanXml(xml, wordPrefixes, { elements: maxElements, depth: 3 * maxDepth + 10 }, builder);
  return builder.parts;
}

function rewrite(
  xml: string,
  hiddenStyles: ReadonlySet<string>,
  file: string,
): { readonly xml: string; readonly hasForeign: boolean } {
  const rewriter = new BodyRewriter(hiddenStyles, declarations);
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
