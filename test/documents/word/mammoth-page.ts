/** What mammoth makes of a Word file's rewritten parts: what ours is held against. */
import { strToU8, unzipSync, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { declarations, wordPrefixes } from '../../../src/documents/word/namespaces.ts';
import { BodyRewriter } from '../../../src/documents/word/rewrite-body.ts';
import { scanXml } from '../../../src/documents/word/scan-xml.ts';

/** What stands for an image in what is given to mammoth. */
const image =
  '<w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"' +
  ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"' +
  ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><wp:inline><a:graphic><a:graphicData>' +
  '<pic:pic><pic:blipFill><a:blip r:embed="image"/></pic:blipFill></pic:pic>' +
  '</a:graphicData></a:graphic></wp:inline></w:drawing>';
const imageRelationship =
  '<Relationship Id="image" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="image.png"/>';

function rewritten(part: Uint8Array): string {
  const rewriter = new BodyRewriter(new Set(), declarations);
  const xml = new TextDecoder().decode(part);
  scanXml(xml, wordPrefixes, { elements: 100_000, depth: 300 }, rewriter);
  return rewriter.xml.replaceAll('<w:drawing/>', image);
}

/** mammoth's page for the parts of a DOCX that `docx` of build-docx.ts made; null where it refuses them. */
export async function pageByMammoth(bytes: Uint8Array): Promise<string | null> {
  const parts = unzipSync(bytes);
  for (const [name, part] of Object.entries(parts)) {
    if (/^word\/(?:document|footnotes|endnotes)\.xml$/.test(name)) parts[name] = strToU8(rewritten(part));
  }
  const links = 'word/_rels/document.xml.rels';
  const known = new TextDecoder().decode(parts[links] ?? new Uint8Array());
  parts[links] = strToU8(known.replace('</Relationships>', `${imageRelationship}</Relationships>`));
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(zipSync(parts, { level: 0 })) },
      {
        includeEmbeddedStyleMap: false,
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
      },
    );
    return `<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>${value}</body></html>\n`;
  } catch {
    return null;
  }
}
