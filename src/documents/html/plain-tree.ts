/**
 * The tree of a page whose markup is well-formed, as most of it is: open elements on a stack, and nothing else. It knows the end tags
 * that HTML lets be left out (p, li, td …) and the rows that it adds to tables. At the first thing that would need one of HTML's
 * repairs (misnested formatting, text between table cells, tags without a place) it refuses, and parse5 does the whole
 * page. A property test holds both to the same tree.
 */
import { TokenizerMode, html } from 'parse5';
import { TooManyElements } from './adapter.ts';
import type { SourceAttributes } from './attributes.ts';
import { doctypeOf } from './doctype.ts';
import { LeanData, LeanElement, LeanRoot, append, htmlNamespace } from './nodes.ts';
import type { LeanParent } from './nodes.ts';
import { isSelectPart, isTablePart, plainClass } from './plain-tags.ts';
import { OpenElements, notPlain } from './open-elements.ts';
import { isSameName, tagNamed } from './tag-names.ts';
import type { TagName } from './tag-names.ts';
import type { RawMode, TreeSink } from './tree-sink.ts';

/** Where in the page the builder is. */
const phase = {
  beforeHtml: 0,
  beforeHead: 1,
  inHead: 2,
  afterHead: 3,
  inBody: 4,
  afterBody: 5,
  afterHtml: 6,
} as const;

const impliedRows = tagNamed('tbody');
const impliedRow = tagNamed('tr');
const impliedColumns = tagNamed('colgroup');
const noAttributes: readonly never[] = [];

/** Builds the tree from the tokenizer's tags. */
export class PlainTree extends OpenElements implements TreeSink {
  readonly root = new LeanRoot();
  readonly sheets: LeanElement[] = [];
  readonly isInForeign = false;
  private readonly maxElements: number;
  private elementCount = 0;
  private at: number = phase.beforeHtml;
  private hasDoctype = false;
  private isFormOpen = false;
  private isButtonOpen = false;
  private dropsNewline = false;
  constructor(maxElements: number) {
    super();
    this.maxElements = maxElements;
  }

  doctype(source: string): void {
    if (this.at !== phase.beforeHtml || this.hasDoctype) throw notPlain;
    const { data, mode } = doctypeOf(source);
    const node = new LeanData('directive', data);
    node.name = '!doctype';
    append(this.root, node);
    this.root['x-mode'] = mode;
    this.hasDoctype = true;
  }

  comment(): void {
    this.dropsNewline = false;
    const { at, elements } = this;
    const isOutside = at === phase.beforeHtml || at === phase.afterHtml;
    const parent = isOutside ? this.root : elements[at === phase.afterBody ? 0 : this.top];
    append(parent ?? this.root, new LeanData('comment', ''));
  }

  text(chars: string): void {
    let data = chars;
    if (this.dropsNewline) {
      this.dropsNewline = false;
      if (data.charCodeAt(0) === 10) data = data.slice(1);
      if (data === '') return;
    }
    const { at, top } = this;
    const plain = this.names[top]?.plain ?? plainClass.html;
    if (plain !== plainClass.raw && (at !== phase.inBody || isTablePart(plain))) {
      if (!isSpace(data)) throw notPlain;
      // Between rows and cells nobody sees it, and places count elements only: it would be a third of all nodes.
      if (at < phase.inHead || (at === phase.inBody && plain !== plainClass.columns)) return;
    }
    const parent: LeanParent | undefined = this.elements[top];
    if (parent === undefined) throw notPlain;
    const { last } = parent;
    if (last instanceof LeanData && last.type === 'text') last.data += data;
    else append(parent, new LeanData('text', data));
  }

  end(): void {
    if (this.at < phase.inBody) throw notPlain;
  }

  startTag(name: TagName, attributes: SourceAttributes | null): RawMode {
    this.dropsNewline = false;
    if (this.at !== phase.inBody) return this.startOutside(name, attributes);
    const current = this.names[this.top]?.plain ?? plainClass.html;
    if (isTablePart(current)) return this.startInTable(name, attributes);
    if (isSelectPart(current)) return this.startInSelect(name, attributes);
    switch (name.plain) {
      case plainClass.ordinary:
        this.open(name, attributes);
        break;
      case plainClass.formatting:
        if (name.id === html.TAG_ID.A && (this.linkAt[this.top] ?? -1) !== -1) throw notPlain;
        this.open(name, attributes);
        break;
      case plainClass.preformatted:
        this.closeParagraph();
        this.open(name, attributes);
        this.dropsNewline = true;
        break;
      case plainClass.heading:
        this.closeParagraph();
        if (this.names[this.top]?.plain === plainClass.heading) throw notPlain;
        this.open(name, attributes);
        break;
      case plainClass.block:
      case plainClass.paragraph:
        this.closeParagraph();
        this.open(name, attributes);
        break;
      case plainClass.item:
      case plainClass.term:
        this.closeItem(name.plain);
        this.closeParagraph();
        this.open(name, attributes);
        break;
      case plainClass.empty:
      case plainClass.headEmpty:
        this.add(name, attributes);
        break;
      case plainClass.rule:
        this.closeParagraph();
        this.add(name, attributes);
        break;
      case plainClass.raw:
        return this.openRaw(name, attributes);
      case plainClass.table:
        if (this.root['x-mode'] !== html.DOCUMENT_MODE.QUIRKS) this.closeParagraph();
        this.open(name, attributes);
        break;
      case plainClass.rows:
      case plainClass.row:
      case plainClass.cell:
        this.closeCell();
        return this.startInTable(name, attributes);
      case plainClass.select:
        this.open(name, attributes);
        break;
      case plainClass.form:
        if (this.isFormOpen) throw notPlain;
        this.closeParagraph();
        this.open(name, attributes);
        this.isFormOpen = true;
        break;
      case plainClass.button:
        if (this.isButtonOpen) throw notPlain;
        this.open(name, attributes);
        this.isButtonOpen = true;
        break;
      default:
        throw notPlain;
    }
    return TokenizerMode.DATA;
  }

  private startOutside(name: TagName, attributes: SourceAttributes | null): RawMode {
    const { plain } = name;
    if (this.at === phase.beforeHtml && plain === plainClass.html) {
      if (!this.hasDoctype) this.root['x-mode'] = html.DOCUMENT_MODE.QUIRKS;
      this.open(name, attributes);
      this.at = phase.beforeHead;
    } else if (this.at === phase.beforeHead && plain === plainClass.head) {
      this.open(name, attributes);
      this.at = phase.inHead;
    } else if (this.at === phase.inHead && plain === plainClass.headEmpty) this.add(name, attributes);
    else if (this.at === phase.inHead && plain === plainClass.raw) {
      if (name.id === html.TAG_ID.TEXTAREA || name.id === html.TAG_ID.IFRAME) throw notPlain;
      return this.openRaw(name, attributes);
    } else if (this.at === phase.afterHead && plain === plainClass.body) {
      this.open(name, attributes);
      this.at = phase.inBody;
    } else throw notPlain;
    return TokenizerMode.DATA;
  }

  private startInTable(name: TagName, attributes: SourceAttributes | null): RawMode {
    const { plain } = name;
    if (plain === plainClass.raw) {
      const isKept = name.id === html.TAG_ID.STYLE || name.id === html.TAG_ID.SCRIPT;
      if (!isKept || this.names[this.top]?.plain === plainClass.columns) throw notPlain;
      return this.openRaw(name, attributes);
    }
    for (;;) {
      const current = this.names[this.top]?.plain;
      if (current === plainClass.row) {
        if (plain === plainClass.cell) break;
        this.pop();
      } else if (current === plainClass.rows) {
        if (plain === plainClass.row) break;
        if (plain === plainClass.cell) this.open(impliedRow, null);
        else this.pop();
      } else if (current === plainClass.columns) {
        if (plain === plainClass.column) break;
        this.pop();
      } else if (current === plainClass.table) {
        if (plain === plainClass.rows || plain === plainClass.caption || plain === plainClass.columns) break;
        if (plain === plainClass.column) this.open(impliedColumns, null);
        else if (plain === plainClass.row || plain === plainClass.cell) this.open(impliedRows, null);
        else throw notPlain;
      } else throw notPlain;
    }
    if (plain === plainClass.column) this.add(name, attributes);
    else this.open(name, attributes);
    return TokenizerMode.DATA;
  }

  private startInSelect(name: TagName, attributes: SourceAttributes | null): RawMode {
    if (name.plain !== plainClass.option && name.plain !== plainClass.options) throw notPlain;
    this.popIf(plainClass.option);
    if (name.plain === plainClass.options) this.popIf(plainClass.options);
    this.open(name, attributes);
    return TokenizerMode.DATA;
  }

  endTag(name: TagName): void {
    this.dropsNewline = false;
    const { plain } = name;
    const current = this.names[this.top];
    if (current?.plain === plainClass.raw) {
      this.pop();
      return;
    }
    if (this.at !== phase.inBody) {
      this.endOutside(plain);
      return;
    }
    switch (plain) {
      case plainClass.ordinary:
      case plainClass.formatting:
        break;
      case plainClass.block:
      case plainClass.heading:
      case plainClass.preformatted:
      case plainClass.cell:
      case plainClass.caption:
      case plainClass.form:
      case plainClass.button:
        this.popImplied(-1);
        if (plain === plainClass.form) this.isFormOpen = false;
        else if (plain === plainClass.button) this.isButtonOpen = false;
        break;
      case plainClass.paragraph:
        if ((this.paragraphAt[this.top] ?? -1) === -1) throw notPlain;
        this.popImplied(plain);
        break;
      case plainClass.item:
        this.popImplied(plain);
        break;
      case plainClass.term:
        this.popImpliedBut(name);
        break;
      case plainClass.columns:
      case plainClass.option:
        break;
      case plainClass.options:
      case plainClass.select:
        this.popIf(plainClass.option);
        if (plain === plainClass.select) this.popIf(plainClass.options);
        break;
      case plainClass.row:
      case plainClass.rows:
      case plainClass.table:
        if (current === undefined || !isTablePart(current.plain)) this.closeCell();
        if (plain !== plainClass.row) this.popIf(plainClass.row);
        if (plain === plainClass.table) {
          this.popIf(plainClass.rows);
          this.popIf(plainClass.columns);
        }
        break;
      case plainClass.body:
      case plainClass.html:
        if (current?.plain !== plainClass.body) throw notPlain;
        this.at = plain === plainClass.body ? phase.afterBody : phase.afterHtml;
        return;
      default:
        throw notPlain;
    }
    const last = this.names[this.top];
    if (last === undefined || !isSameName(last, name)) throw notPlain;
    this.pop();
  }

  private endOutside(plain: number): void {
    if (this.at === phase.inHead && plain === plainClass.head) {
      this.pop();
      this.at = phase.afterHead;
    } else if (this.at === phase.afterBody && plain === plainClass.html) this.at = phase.afterHtml;
    else throw notPlain;
  }

  /** Puts an element without content where the page stands. */
  private add(name: TagName, attributes: SourceAttributes | null): LeanElement {
    this.elementCount += 1;
    if (this.elementCount > this.maxElements) throw new TooManyElements();
    const element = new LeanElement(name.name, htmlNamespace, attributes ?? noAttributes, name.kind);
    append(this.elements[this.top] ?? this.root, element);
    return element;
  }

  private open(name: TagName, attributes: SourceAttributes | null): void {
    this.push(this.add(name, attributes), name);
  }

  private openRaw(name: TagName, attributes: SourceAttributes | null): RawMode {
    this.open(name, attributes);
    if (name.id === html.TAG_ID.SCRIPT) return TokenizerMode.SCRIPT_DATA;
    if (name.id === html.TAG_ID.TITLE) return TokenizerMode.RCDATA;
    if (name.id === html.TAG_ID.TEXTAREA) {
      this.dropsNewline = true;
      return TokenizerMode.RCDATA;
    }
    const element = this.elements[this.top];
    if (name.id === html.TAG_ID.STYLE && element !== undefined) this.sheets.push(element);
    return TokenizerMode.RAWTEXT;
  }
}

function isSpace(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== 32 && (code < 9 || code > 13 || code === 11)) return false;
  }
  return true;
}
