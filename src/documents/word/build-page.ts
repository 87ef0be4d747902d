/** The rewritten parts of a Word file → nodes of a page, as mammoth makes them (test/documents/word/as-mammoth). */
import { Fields } from './fields.ts';
import { leafOf } from './leaf-nodes.ts';
import { element, link, type PageNode } from './page-nodes.ts';
import { paragraphTag } from './read-styles.ts';
import { XmlTrouble, type XmlAttributes, type XmlVisitor } from './scan-xml.ts';
import { cellOf, rowOf, tableOf, type CellElement } from './table-nodes.ts';
import { textOf, valueOf } from './xml-text.ts';

/** What a part leans on. */
export interface PartContext {
  /** The names of paragraph styles, by their ids. */
  readonly styles: ReadonlyMap<string, string>;
  /** The addresses of links, by the ids of their relationships. */
  readonly links: ReadonlyMap<string, string>;
}

/** A body, or a note. */
export interface PartNodes {
  /** `body`, `footnote-3`. */
  readonly name: string;
  readonly nodes: readonly PageNode[];
}

type Kind =
  | 'root'
  | 'part'
  | 'paragraph'
  | 'run'
  | 'link'
  | 'table'
  | 'row'
  | 'cell'
  | 'aside'
  | 'through'
  | 'properties'
  | 'text'
  | 'code';

const kinds: ReadonlyMap<string, Kind> = new Map([
  ['w:p', 'paragraph'],
  ['w:r', 'run'],
  ['w:hyperlink', 'link'],
  ['w:tbl', 'table'],
  ['w:tr', 'row'],
  ['w:tc', 'cell'],
  ['w:pict', 'aside'],
  ['v:textbox', 'through'],
  ['w:txbxContent', 'through'],
  ['w:t', 'text'],
  ['w:instrText', 'code'],
]);

/** Whose properties they are. */
const owners: ReadonlyMap<string, Kind> = new Map([
  ['w:pPr', 'paragraph'],
  ['w:trPr', 'row'],
  ['w:tcPr', 'cell'],
]);

/** An element that is open. */
class Frame {
  readonly nodes: PageNode[] = [];
  /** Text boxes in it, which stand behind its paragraph. */
  readonly asides: PageNode[] = [];
  readonly kind: Kind;
  /** Of a part its name, of a link its address. */
  readonly name: string | null;
  /** The properties that were read: the first of their name counts. */
  readonly properties: Map<string, string> = new Map();
  hasProperties = false;
  readonly cells: { readonly cell: CellElement; readonly node: number }[] = [];
  text = '';

  constructor(kind: Kind, name: string | null = null) {
    this.kind = kind;
    this.name = name;
  }
}

/** Builds the nodes of a part as it is scanned. `partNames`: the elements of its root that are read, the first body or every note. */
export class PageBuilder implements XmlVisitor {
  readonly parts: PartNodes[] = [];
  readonly #context: PartContext;
  readonly #partNames: ReadonlySet<string>;
  readonly #stack: Frame[] = [];
  #fields = new Fields();
  #skipped = 0;
  #paragraphs = 0;

  constructor(partNames: readonly string[], context: PartContext) {
    this.#partNames = new Set(partNames);
    this.#context = context;
  }

  readonly open = (name: string, attributes: XmlAttributes): void => {
    const frame = this.#stack.at(-1);
    if (this.#skipped > 0) this.#skipped += 1;
    else if (frame === undefined) this.#stack.push(new Frame('root'));
    else if (frame.kind === 'root') this.#openPart(name, attributes);
    else if (frame.kind === 'text' || frame.kind === 'code') throw new XmlTrouble('malformed');
    else if (frame.kind === 'properties') {
      if (!frame.properties.has(name)) frame.properties.set(name, valueOf(attributes, 'w:val') ?? '');
      this.#skipped = 1;
    } else this.#openContent(frame, name, attributes);
  };

  readonly text = (raw: string): void => {
    const frame = this.#stack.at(-1);
    if (this.#skipped === 0 && (frame?.kind === 'text' || frame?.kind === 'code')) frame.text += raw;
  };

  readonly close = (): void => {
    if (this.#skipped > 0) {
      this.#skipped -= 1;
      return;
    }
    const frame = this.#stack.pop();
    const outer = this.#stack.at(-1);
    if (frame === undefined || outer === undefined) return;
    if (frame.kind === 'part') this.parts.push({ name: frame.name ?? '', nodes: frame.nodes });
    else if (frame.kind === 'properties') this.#closeProperties(frame, outer);
    else this.#closeContent(frame, outer);
  };

  #openPart(name: string, attributes: XmlAttributes): void {
    const type = attributes.get('w:type');
    const isLine = type === 'separator' || type === 'continuationSeparator';
    if (!this.#partNames.has(name) || isLine || (name === 'w:body' && this.parts.length > 0)) {
      this.#skipped = 1;
      return;
    }
    // What a field of one part begins, none of another ends.
    this.#fields = new Fields();
    const local = name.slice(2);
    const id = valueOf(attributes, 'w:id');
    this.#stack.push(new Frame('part', id === undefined ? local : `${local}-${id}`));
  }

  #openContent(frame: Frame, name: string, attributes: XmlAttributes): void {
    const kind = kinds.get(name);
    if (kind !== undefined) {
      if (kind === 'paragraph') this.#paragraphs += 1;
      this.#stack.push(new Frame(kind, kind === 'link' ? this.#hrefOf(attributes) : null));
      return;
    }
    if (owners.get(name) === frame.kind && !frame.hasProperties) {
      frame.hasProperties = true;
      this.#stack.push(new Frame('properties'));
      return;
    }
    this.#skipped = 1;
    const node = leafOf(name, attributes, this.#fields);
    if (node !== null) frame.nodes.push(node);
  }

  #hrefOf(attributes: XmlAttributes): string | null {
    const id = valueOf(attributes, 'r:id') ?? '';
    const anchor = valueOf(attributes, 'w:anchor') ?? '';
    if (id === '') return anchor === '' ? null : `#${anchor}`;
    const target = this.#context.links.get(id);
    if (target === undefined || anchor === '') return target ?? null;
    return `${target.split('#', 1)[0] ?? ''}#${anchor}`;
  }

  #closeProperties(frame: Frame, owner: Frame): void {
    for (const [name, value] of frame.properties) owner.properties.set(name, value);
  }

  #closeContent(frame: Frame, outer: Frame): void {
    const { nodes, asides, properties } = frame;
    switch (frame.kind) {
      case 'paragraph': {
        this.#paragraphs -= 1;
        const tag = paragraphTag(properties.get('w:pStyle') ?? '', this.#context.styles);
        outer.nodes.push(element(tag, '', nodes));
        for (const aside of asides) outer.nodes.push(aside);
        return;
      }
      case 'aside':
        // Outside a paragraph there is none that it could stand behind.
        add(this.#paragraphs > 0 ? outer.asides : outer.nodes, asides, nodes);
        return;
      case 'run': {
        const { href } = this.#fields;
        // An empty one is there all the same: in a row it is no cell.
        if (href === null) add(outer.nodes, nodes.length === 0 ? [''] : nodes);
        else outer.nodes.push(link(href, nodes));
        break;
      }
      case 'link':
        if (frame.name === null) add(outer.nodes, nodes);
        else outer.nodes.push(link(frame.name, nodes));
        break;
      case 'text':
        outer.nodes.push(textOf(frame.text));
        break;
      case 'code':
        this.#fields.addCode(textOf(frame.text));
        break;
      case 'cell': {
        const span = properties.get('w:gridSpan') ?? '';
        const merge = properties.get('w:vMerge');
        const isContinued = merge === 'continue' || merge === '';
        const cell = cellOf(span === '' ? 1 : Number.parseInt(span, 10), isContinued, nodes);
        outer.nodes.push(cell);
        const table = this.#stack.findLast(({ kind }) => kind === 'table');
        table?.cells.push({ cell, node: table.nodes.length });
        break;
      }
      case 'row':
        outer.nodes.push(rowOf(properties.has('w:tblHeader'), nodes));
        break;
      case 'table':
        outer.nodes.push(tableOf(nodes, frame.cells));
        break;
      default:
        add(outer.nodes, nodes);
    }
    add(outer.asides, asides);
  }
}

function add(to: PageNode[], ...lists: readonly (readonly PageNode[])[]): void {
  for (const list of lists) for (const node of list) to.push(node);
}
