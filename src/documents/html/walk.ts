/** The tree of a page → paragraphs, tables and links in document order. One pass, no recursion. */
import type { HtmlPlace } from '../../record/index.ts';
import type { Block, DocumentNote, Link, MetaEntry, Paragraph } from '../document.ts';
import type { DocumentLimits } from '../limits.ts';
import { hidingOf } from './hiding.ts';
import type { StyleRules } from './hiding.ts';
import { findLayoutTables } from './layout-tables.ts';
import { metaEntry } from './meta-entry.ts';
import { LeanData, LeanElement } from './nodes.ts';
import type { LeanNode, LeanRoot } from './nodes.ts';
import { TableBuilder } from './table-builder.ts';
import { formGrid, isCellElement } from './table-grid.ts';
import { isInLine, tagKind } from './tags.ts';
import { TextRun, collapse } from './white-space.ts';

/** What a page holds. */
export interface WalkResult {
  readonly blocks: readonly Block[];
  readonly links: readonly Link[];
  /** `<meta>` in the body, where broken pages have it. */
  readonly meta: readonly MetaEntry[];
  /** A `<title>` in the body; null where none is. */
  readonly title: string | null;
  readonly notes: readonly DocumentNote[];
}

/** Numbers in all paths together: 500,000 blocks nested deep would fill the memory with nothing but places. */
const maxPathNumbers = 20_000_000;
/** Characters that nested single-cell tables may repeat in the cells around them. */
const maxRepeatedText = 4_000_000;

/** Reads the tree of a page. */
export function walk(root: LeanRoot, rules: StyleRules, limits: DocumentLimits): WalkResult {
  const walker = new Walker(rules, limits);
  for (let node = root.first; node !== null; node = node.next) {
    if (node instanceof LeanElement) walker.run(node);
  }
  return walker;
}

/** A cell being read. */
interface OpenCell {
  readonly table: OpenTable;
  readonly index: number;
  readonly lines: string[];
  readonly hidden: boolean;
  hasImage: boolean;
}

interface OpenTable {
  readonly builder: TableBuilder;
  readonly isLayout: boolean;
  /** Where its block goes: before the first row, after a caption before it; -1 while not there yet. */
  position: number;
}

/** What stood open when an element began that is hidden (or visible again) amid text. */
interface Suspended {
  readonly depth: number;
  readonly hidden: boolean;
  readonly isUndisplayed: boolean;
  readonly text: string;
  readonly hasImage: boolean;
}

class Walker implements WalkResult {
  readonly blocks: Block[] = [];
  readonly links: Link[] = [];
  readonly meta: MetaEntry[] = [];
  readonly notes: DocumentNote[] = [];
  title: string | null = null;

  private readonly rules: StyleRules;
  private readonly limits: DocumentLimits;
  private readonly run_ = new TextRun();
  private hasImage = false;
  /** The address of the first image of the open line. */
  private image: string | undefined;
  private depth = 0;
  /** Child-element index of the open element at each depth; the root element is at depth 0. */
  private readonly path: number[] = [0];
  private readonly counters: number[] = [0, 0];
  private readonly blockDepths: number[] = [0];
  private readonly suspended: Suspended[] = [];
  private hidden = false;
  private isUndisplayed = false;
  private preDepth = 0;
  private level: number | null = null;
  private readonly tables: OpenTable[] = [];
  private readonly cells: OpenCell[] = [];
  private link: { text: TextRun; href: string; place: HtmlPlace; depth: number } | null = null;
  private tableCount = 0;
  private cellCount = 0;
  private pathNumbers = 0;
  private repeatedText = 0;
  private layoutTables: ReadonlySet<LeanElement> = new Set();
  private isFull = false;

  constructor(rules: StyleRules, limits: DocumentLimits) {
    this.rules = rules;
    this.limits = limits;
  }

  /** Walks the tree under the root element. */
  run(html: LeanElement): void {
    let node: LeanNode = html;
    this.depth = -1;
    for (;;) {
      let isEntered = false;
      if (node instanceof LeanElement) {
        this.depth += 1;
        isEntered = this.enter(node);
        if (isEntered && node.first !== null) {
          this.counters[this.depth + 1] = 0;
          node = node.first;
          continue;
        }
        if (isEntered) this.leave(node);
        this.depth -= 1;
      } else if (node instanceof LeanData && node.type === 'text') this.addText(node.data);
      while (node.next === null || this.isFull) {
        const parent: LeanNode | null = node.parent;
        if (!(parent instanceof LeanElement) || node === html) {
          return;
        }
        this.leave(parent);
        this.depth -= 1;
        node = parent;
        if (node === html) return;
      }
      node = node.next;
    }
  }

  /** Begins an element; false where its content is not read (it is then not left either). */
  private enter(element: LeanElement): boolean {
    const { depth } = this;
    if (depth > 0) {
      const index = (this.counters[depth] ?? 0) + 1;
      this.counters[depth] = index;
      this.path[depth] = index;
    }
    const { kind } = element;
    if (kind === tagKind.skipped) return false;
    if (depth >= this.limits.depth) {
      this.note('limit.tables', `elements nested deeper than ${this.limits.depth} were left out`);
      return false;
    }
    if (!isInLine(kind)) {
      if (kind === tagKind.lineBreak) {
        this.flush();
        return false;
      }
      if (kind === tagKind.image) {
        this.hasImage = true;
        this.image ??= element.attribs['src'];
        return false;
      }
      if (kind === tagKind.meta) {
        const entry = metaEntry(element.attribs);
        if (entry !== null) this.meta.push(entry);
        return false;
      }
      if (kind === tagKind.title) {
        const data = element.first instanceof LeanData ? collapse(element.first.data) : '';
        if (data !== '') this.title ??= data;
        return false;
      }
      this.flush();
      if (kind === tagKind.rule) return false;
      this.blockDepths.push(depth);
    }
    if (element.hasAttributes) this.hide(element);
    if (kind === tagKind.inline) return true;
    if (kind === tagKind.link) this.openLink(element);
    else if (kind === tagKind.raised) this.run_.openNote(this.depth);
    else if (kind === tagKind.cell) this.openCell(element);
    else if (kind === tagKind.table) return this.openTable(element);
    else if (kind === tagKind.rows) this.placeTable();
    else if (kind === tagKind.heading) this.level = element.name.charCodeAt(1) - 48;
    else if (kind === tagKind.pre) this.preDepth += 1;
    return true;
  }

  /** Ends an element that was begun. */
  private leave(element: LeanElement): void {
    const { kind } = element;
    if (!isInLine(kind)) {
      this.flush();
      this.blockDepths.pop();
      if (kind === tagKind.cell) this.closeCell(element);
      else if (kind === tagKind.table) this.closeTable();
      else if (kind === tagKind.heading) this.level = null;
      else if (kind === tagKind.pre) this.preDepth -= 1;
    } else if (kind === tagKind.link) this.closeLink();
    else if (kind === tagKind.raised) this.run_.closeNote(this.depth);
    if (this.suspended.length > 0 && this.suspended.at(-1)?.depth === this.depth) this.resume();
  }

  private hide(element: LeanElement): void {
    if (!this.rules.hides && !element.mayHide) return;
    const hiding = hidingOf(element, this.rules);
    if (hiding === 'none' || this.isUndisplayed) return;
    const hidden = hiding !== 'visible';
    if (hidden === this.hidden && hiding !== 'undisplayed') return;
    this.suspended.push({
      depth: this.depth,
      hidden: this.hidden,
      isUndisplayed: this.isUndisplayed,
      text: this.run_.take(),
      hasImage: this.hasImage,
    });
    this.hasImage = false;
    this.hidden = hidden;
    this.isUndisplayed = hiding === 'undisplayed';
  }

  private resume(): void {
    const suspended = this.suspended.pop();
    if (suspended === undefined) return;
    this.flush();
    this.hidden = suspended.hidden;
    this.isUndisplayed = suspended.isUndisplayed;
    if (suspended.text !== '') this.run_.addRaw(suspended.text);
    this.hasImage = suspended.hasImage;
  }

  private addText(data: string): void {
    if (this.link !== null) this.link.text.add(data);
    if (this.preDepth === 0 && !isDrawnWithPipes(data)) {
      this.run_.add(data);
      return;
    }
    let start = 0;
    for (;;) {
      const end = data.indexOf('\n', start);
      this.run_.addRaw(data.slice(start, end === -1 ? data.length : end));
      if (end === -1) return;
      this.flush();
      start = end + 1;
    }
  }

  /** Ends the line: a paragraph, or a line of the open cell. */
  private flush(): void {
    const text = this.run_.take().trim();
    const { hasImage, image } = this;
    this.hasImage = false;
    this.image = undefined;
    if (text === '' && !hasImage) return;
    const cell = this.cells.at(-1);
    if (cell !== undefined) {
      if (!this.hidden || cell.hidden) {
        if (text !== '') cell.lines.push(text);
        if (hasImage) cell.hasImage = true;
      }
      if (!cell.table.isLayout) return;
    }
    if (this.blocks.length + this.cellCount >= this.limits.blocks) {
      this.note('limit.text', `more than ${this.limits.blocks} paragraphs and cells: the rest was left out`);
      this.isFull = true;
      return;
    }
    const paragraph: Paragraph = {
      kind: 'paragraph',
      text,
      place: { path: this.pathTo(this.blockDepths.at(-1) ?? 0) },
      level: this.level,
      hidden: this.hidden,
      hasImage,
      ...(image === undefined ? {} : { image }),
    };
    this.blocks.push(paragraph);
  }

  private openLink(element: LeanElement): void {
    const { href } = element;
    if (href === undefined || this.link !== null) return;
    this.link = {
      text: new TextRun(),
      href: href.trim(),
      place: { path: this.pathTo(this.depth) },
      depth: this.depth,
    };
  }

  private closeLink(): void {
    if (this.link === null || this.link.depth !== this.depth) return;
    const { text, href, place } = this.link;
    if (this.links.length < this.limits.blocks) this.links.push({ text: text.take(), href, place });
    this.link = null;
  }

  private openTable(element: LeanElement): boolean {
    if (this.tableCount >= this.limits.tables) {
      this.note('limit.tables', `more than ${this.limits.tables} tables: the rest was left out`);
      this.blockDepths.pop();
      if (this.suspended.at(-1)?.depth === this.depth) this.resume();
      return false;
    }
    if (this.tables.length === 0) this.layoutTables = findLayoutTables(element);
    this.tableCount += 1;
    const isUndisplayed = (part: LeanElement): boolean =>
      part.hasAttributes &&
      (part.mayHide || this.rules.hides) &&
      hidingOf(part, this.rules) === 'undisplayed';
    const grid = formGrid(element, isUndisplayed, this.limits.slots);
    if (grid.isCut)
      this.note(
        'limit.tables',
        `table ${this.tableCount}: more than ${this.limits.slots} slots, the rest was left out`,
      );
    const isLayout = this.layoutTables.has(element);
    const builder = new TableBuilder(this.tableCount, grid, this.pathTo(this.depth), this.hidden, isLayout);
    this.cellCount += grid.cells.length;
    this.tables.push({ builder, isLayout, position: -1 });
    return true;
  }

  /** Gives the open table its place among the blocks. */
  private placeTable(): void {
    const table = this.tables.at(-1);
    if (table === undefined || table.position !== -1) return;
    table.position = this.blocks.length;
    this.blocks.push(table.builder.table);
  }

  private closeTable(): void {
    this.placeTable();
    this.tables.pop()?.builder.finish();
  }

  private openCell(element: LeanElement): void {
    const table = this.tables.at(-1);
    if (table === undefined) return;
    const index = table.builder.indexOf(element);
    this.cells.push({ table, index, lines: [], hidden: this.hidden, hasImage: false });
  }

  private closeCell(element: LeanElement): void {
    if (!isCellElement(element)) return;
    const cell = this.cells.pop();
    if (cell === undefined) return;
    const { builder, isLayout } = cell.table;
    if (cell.index === -1) return;
    builder.setCell(cell.index, cell.lines, cell.hidden, cell.hasImage, this.pathTo(this.depth));
    const outer = this.cells.at(-1);
    if (outer === undefined || isLayout || builder.cellCount !== 1 || cell.hidden !== outer.hidden) return;
    this.repeatedText += cell.lines.reduce((sum, line) => sum + line.length, 0);
    if (this.repeatedText > maxRepeatedText) {
      this.note(
        'limit.text',
        'tables of one cell nested in cells repeat too much text: some was left out of the cells around them',
      );
      return;
    }
    for (const line of cell.lines) outer.lines.push(line);
    if (cell.hasImage) outer.hasImage = true;
  }

  private pathTo(depth: number): readonly number[] {
    this.pathNumbers += depth;
    if (this.pathNumbers > maxPathNumbers) {
      this.note('limit.text', 'too many places nested too deep: the rest was left out');
      this.isFull = true;
    }
    return this.path.slice(1, depth + 1);
  }

  private note(code: DocumentNote['code'], detail: string): void {
    if (!this.notes.some((note) => note.code === code && note.detail === detail))
      this.notes.push({ code, detail });
  }
}

/** Whether text without `<pre>` is a table drawn with pipes, one row a line: at least two lines with a pipe in them. */
function isDrawnWithPipes(data: string): boolean {
  if (data.length < 8) return false;
  const first = data.indexOf('|');
  if (first === -1) return false;
  const lineEnd = data.indexOf('\n', first);
  return lineEnd !== -1 && data.includes('|', lineEnd);
}
