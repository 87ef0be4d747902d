/** Bytes of an OFD (GB/T 33190) → Document. Scripts, forms, seals, annotations and attachments in it are not looked at. */
import type { Document, DocumentPicture, Paragraph } from '../document.ts';
import { DocumentError } from '../errors.ts';
import { blocksOf } from '../grid/blocks.ts';
import { rounded, type GridPage } from '../grid/page.ts';
import type { DocumentLimits } from '../limits.ts';
import { XmlTrouble } from '../word/scan-xml.ts';
import { boxOf } from './matrix.ts';
import { notesOf } from './notes.ts';
import { OfdPackage } from './ofd-package.ts';
import { readPage, type PagePicture, type PageRead, type PageSource } from './page-reader.ts';
import { Resources } from './resources.ts';
import { titleOf } from './title.ts';
import { childOf, childrenOf, type XmlElement } from './xml-tree.ts';

/** What an OFD declares itself to be. */
export const ofdMediaType = 'application/ofd';

/** A4, in millimetres: where nothing says how large the paper is. */
const plainArea = [0, 0, 210, 297] as const;
/** A picture that covers less of its page is a seal or an emblem. */
const leastPicture = 0.03;
/** Bytes of pictures that are handed on, all together. */
const mostPictureBytes = 64 * 1024 * 1024;

/** Reads an OFD. Throws `DocumentError`: `document.damaged`, `document.too_large`, `document.encrypted`. */
export function readOfd(bytes: Uint8Array, file: string, limits: DocumentLimits): Document {
  return guarded(file, () => new OfdReader(new OfdPackage(bytes, file), file, limits).read());
}

/** The pages of an OFD as a reader sees them: characters, rules, the places of pictures. Throws as `readOfd`. */
export function ofdPages(bytes: Uint8Array, file: string, limits: DocumentLimits): readonly GridPage[] {
  return guarded(file, () => new OfdReader(new OfdPackage(bytes, file), file, limits).pages());
}

function guarded<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    if (error instanceof XmlTrouble && error.kind === 'too large') {
      throw new DocumentError(
        'document.too_large',
        file,
        'the OFD holds more than is allowed. Cut out the report and parse that.',
      );
    }
    if (error instanceof XmlTrouble) throw damaged(file);
    throw error;
  }
}

function damaged(file: string): DocumentError {
  return new DocumentError(
    'document.damaged',
    file,
    'the OFD is damaged and cannot be read. Fetch it again, or save it as PDF and parse that.',
  );
}

/** A document in the package: its main part, and what it says of all its pages. */
interface Body {
  readonly name: string;
  readonly root: XmlElement;
  readonly resources: Resources;
  readonly area: readonly [number, number, number, number];
  /** Parts of the templates, by number. */
  readonly templates: ReadonlyMap<string, string>;
}

class OfdReader {
  private readonly reads: PageRead[] = [];
  private readonly lacking = new Set<number>();

  constructor(
    private readonly source: OfdPackage,
    private readonly file: string,
    private readonly limits: DocumentLimits,
  ) {}

  /** All pages, in order. */
  pages(): readonly GridPage[] {
    this.bodies();
    return this.reads.map(({ page }) => page);
  }

  private bodies(): readonly XmlElement[] {
    const entry = this.source.find('OFD.xml', '');
    if (entry === null) throw damaged(this.file);
    const root = this.source.xml(entry);
    const bodies = childrenOf(root, 'DocBody');
    for (const body of bodies) this.body(body, entry);
    if (this.reads.length === 0) {
      // An encrypted OFD names no document, or one whose parts are not there.
      if (
        this.source.find('Encryptions.xml', '') !== null ||
        root.children.some((c) => c.name === 'Encryptions')
      ) {
        throw new DocumentError(
          'document.encrypted',
          this.file,
          'the OFD is encrypted. Save a copy without that and parse it.',
        );
      }
      throw damaged(this.file);
    }
    return bodies;
  }

  read(): Document {
    const bodies = this.bodies();
    const pages = this.reads.map(({ page }) => page);
    const askew = new Map(
      this.reads.flatMap((read): [number, string][] =>
        read.askew === '' ? [] : [[read.page.page, read.askew]],
      ),
    );
    const grid = blocksOf(pages, this.limits, askew);
    return {
      kind: 'ofd',
      mediaType: ofdMediaType,
      encoding: null,
      title: titleOf(bodies),
      meta: [],
      blocks: [...grid.blocks, ...this.hidden()],
      links: [],
      notes: [...notesOf(this.reads, this.lacking), ...grid.notes],
      pictures: this.pictures(),
    };
  }

  private body(element: XmlElement, entry: string): void {
    const name = this.source.find(childOf(element, 'DocRoot')?.text ?? '', entry);
    if (name === null) return;
    const root = this.source.xml(name);
    const common = childOf(root, 'CommonData');
    const resources = new Resources(this.source);
    for (const kind of ['DocumentRes', 'PublicRes']) {
      for (const { text } of childrenOf(common, kind)) this.addResources(text, name, resources);
    }
    const templates = new Map<string, string>();
    for (const { attributes } of childrenOf(common, 'TemplatePage')) {
      const part = this.source.find(attributes.get('BaseLoc') ?? '', name);
      const id = attributes.get('ID');
      if (part !== null && id !== undefined) templates.set(id, part);
    }
    const area = boxOf(childOf(childOf(common, 'PageArea'), 'PhysicalBox')?.text) ?? plainArea;
    const body: Body = { name, root, resources, area, templates };
    for (const page of childrenOf(childOf(root, 'Pages'), 'Page')) this.page(page, body);
  }

  private addResources(location: string, from: string, into: Resources): boolean {
    const part = this.source.find(location, from);
    if (part === null) return false;
    into.add(part);
    return true;
  }

  private page({ attributes }: XmlElement, body: Body): void {
    const number = this.reads.length + 1;
    if (number > this.limits.pages) {
      throw new DocumentError(
        'document.too_large',
        this.file,
        `the OFD has more pages than the ${this.limits.pages} allowed. Cut out the report and parse that.`,
      );
    }
    const name = this.source.find(attributes.get('BaseLoc') ?? '', body.name);
    // A page that is not there may be the one with the tables: nothing is said of the others.
    if (name === null) throw damaged(this.file);
    const root = this.source.xml(name);
    let isLacking = false;
    for (const { text } of childrenOf(root, 'PageRes')) {
      if (!this.addResources(text, name, body.resources)) isLacking = true;
    }
    const below: XmlElement[] = [];
    const above: XmlElement[] = [];
    for (const template of childrenOf(root, 'Template')) {
      const part = body.templates.get(template.attributes.get('TemplateID') ?? '');
      const content = part === undefined ? null : childOf(this.source.xml(part), 'Content');
      if (content === null) isLacking = true;
      else (template.attributes.get('ZOrder') === 'Foreground' ? above : below).push(content);
    }
    const content = childOf(root, 'Content');
    const area = boxOf(childOf(childOf(root, 'Area'), 'PhysicalBox')?.text) ?? body.area;
    const source: PageSource = {
      number,
      area,
      contents: [...below, ...(content === null ? [] : [content]), ...above],
      isLacking,
    };
    const read = readPage(source, body.resources, this.limits.glyphs);
    if (read.isLacking) this.lacking.add(number);
    this.reads.push(read);
  }

  /** What is not shown, a paragraph a page: kept, but in no reading. */
  private hidden(): Paragraph[] {
    return this.reads.flatMap(({ hidden, page: { page, width, height } }): Paragraph[] =>
      hidden === ''
        ? []
        : [
            {
              kind: 'paragraph',
              text: hidden,
              place: { page, box: rounded([0, 0, width, height]) },
              level: null,
              hidden: true,
              hasImage: false,
            },
          ],
    );
  }

  /** The pictures that may be a table or a page, as stored. */
  private pictures(): DocumentPicture[] {
    const found: DocumentPicture[] = [];
    let left = mostPictureBytes;
    for (const { page, pictures } of this.reads) {
      for (const picture of pictures) {
        if (!isLarge(picture, page)) continue;
        const bytes = this.pictureBytes(picture);
        if (bytes === null || bytes.length > left) continue;
        left -= bytes.length;
        found.push({ place: { page: page.page, box: rounded(picture.box) }, bytes });
      }
    }
    return found;
  }

  private pictureBytes({ file }: PagePicture): Uint8Array | null {
    try {
      return this.source.bytes(file);
    } catch (error) {
      // A picture that is damaged stands there all the same; nobody can read it.
      if (error instanceof DocumentError) return null;
      throw error;
    }
  }
}

function isLarge({ box }: PagePicture, page: GridPage): boolean {
  return (box[2] - box[0]) * (box[3] - box[1]) >= leastPicture * page.width * page.height;
}
