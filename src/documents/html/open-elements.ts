/**
 * The open elements of a page, innermost last, and what HTML lets end them without a tag. Where it would take one of
 * HTML's repairs to go on, they refuse.
 */
import { html } from 'parse5';
import { htmlNamespace } from './nodes.ts';
import type { LeanElement } from './nodes.ts';
import { isImplied, plainClass } from './plain-tags.ts';
import { isSameName } from './tag-names.ts';
import type { TagName } from './tag-names.ts';

/** Thrown where a page needs parse5's tree builder. */
export class NotPlain extends Error {}

/** The one that is thrown: an error's stack is costly to take, and nobody reads this one's. */
export const notPlain = new NotPlain('not well-formed');

const special = html.SPECIAL_ELEMENTS[htmlNamespace];
/** A stack of open elements. */
export class OpenElements {
  /** The open elements; the lists beside them say what stands around each. */
  protected top = -1;
  protected readonly elements: LeanElement[] = [];
  protected readonly names: TagName[] = [];
  /** Where in the stack the paragraph is that a block would end; -1 where none is. */
  protected readonly paragraphAt: number[] = [];
  /** Where the link is that another link would end; -1 where none is. */
  protected readonly linkAt: number[] = [];
  /** Where the cell is that a row or another cell would end; -1 where none is. */
  protected readonly cellAt: number[] = [];

  /** Opens an element. */
  protected push(element: LeanElement, name: TagName): void {
    const { plain } = name;
    const { top } = this;
    const next = top + 1;
    const isCell = plain === plainClass.cell;
    const isTable = plain === plainClass.table;
    const isBound = isCell || plain === plainClass.caption;
    const bounds = isBound || isTable || plain === plainClass.button;
    this.elements[next] = element;
    this.names[next] = name;
    this.paragraphAt[next] =
      plain === plainClass.paragraph ? next : bounds ? -1 : (this.paragraphAt[top] ?? -1);
    this.linkAt[next] = name.id === html.TAG_ID.A ? next : isBound ? -1 : (this.linkAt[top] ?? -1);
    this.cellAt[next] = isCell ? next : isTable ? -1 : (this.cellAt[top] ?? -1);
    this.top = next;
  }

  protected pop(): void {
    this.top -= 1;
  }

  protected popIf(plain: number): void {
    if (this.names[this.top]?.plain === plain) this.pop();
  }

  /** Ends elements whose end tag may be left out, but none of class `but`. */
  protected popImplied(but: number): void {
    for (;;) {
      const plain = this.names[this.top]?.plain ?? plainClass.html;
      if (!isImplied(plain) || plain === but) return;
      this.pop();
    }
  }

  protected popImpliedBut(name: TagName): void {
    for (;;) {
      const current = this.names[this.top];
      if (current === undefined || !isImplied(current.plain) || isSameName(current, name)) return;
      this.pop();
    }
  }

  /** Ends the open paragraph, if there is one. */
  protected closeParagraph(): void {
    const at = this.paragraphAt[this.top] ?? -1;
    if (at === -1) return;
    this.popImplied(plainClass.paragraph);
    if (this.top !== at) throw notPlain;
    this.pop();
  }

  /** Ends the list item (or the term) that another one follows. */
  protected closeItem(plain: number): void {
    for (let at = this.top; at >= 0; at -= 1) {
      const open = this.names[at];
      if (open === undefined) return;
      if (open.plain === plain) {
        while (this.top > at && isImplied(this.names[this.top]?.plain ?? -1)) this.pop();
        if (this.top !== at) throw notPlain;
        this.pop();
        return;
      }
      const isPassed =
        open.plain === plainClass.paragraph || open.id === html.TAG_ID.DIV || open.id === html.TAG_ID.ADDRESS;
      if (!isPassed && special.has(open.id)) return;
    }
  }

  /** Ends the open cell; there must be one, with nothing open in it that has to be closed. */
  protected closeCell(): void {
    const at = this.cellAt[this.top] ?? -1;
    this.popImplied(-1);
    if (at === -1 || this.top !== at) throw notPlain;
    this.pop();
  }
}
