/**
 * Tokens of HTML, several times faster than parse5's own tokenizer: it jumps from `<` to `<` and leaves attributes undecoded. What
 * is rare (NULs, CDATA in SVG, `<plaintext>`, framesets, double-escaped scripts) it refuses, and parse5 does the whole
 * page. A property test holds both to the same tree.
 */
import { TokenizerMode, html } from 'parse5';
import type { PieceReader } from '../page-text.ts';
import {
  SourceAttributes,
  isNameEnd,
  isTagSpace,
  lowerAscii,
  mark,
  skipTagSpace,
  withoutReturns,
} from './attributes.ts';
import { decodeReferences } from './references.ts';
import { tagNameAt } from './tag-names.ts';
import type { TagName } from './tag-names.ts';
import type { RawMode, TreeSink } from './tree-sink.ts';

/** Thrown where a page needs parse5's own tokenizer. */
export class NeedsFullTokenizer extends Error {}

/** Characters by which every token but a tag, a comment or a long text can be told. */
const lookAhead = 16;

/** Reads one page. */
export class FastTokenizer {
  private readonly pieces: PieceReader;
  private readonly sink: TreeSink;
  /** What is left of the pieces read so far. */
  private source = '';
  private length = 0;
  private at = 0;
  /** Where the token being read begins: what stands before is not needed any more. */
  private tokenAt = 0;
  /** The element whose raw text is being read, and how; null where markup is. */
  private rawName: string | null = null;
  private rawMode: RawMode = TokenizerMode.DATA;
  /** The next `&` at or after the position, or the length. */
  private nextReference = -1;
  /** The next carriage return at or after the position, or the length. */
  private nextReturn = -1;
  /** The next mention of `display` or `visibility`, or the length. */
  private nextHiding = -1;
  private readonly hidingPattern = /display|visibility/gi;

  /** `pieces`: a page without NULs. */
  constructor(pieces: PieceReader, sink: TreeSink) {
    this.pieces = pieces;
    this.sink = sink;
  }

  /** Gives the sink every token. Throws `NeedsFullTokenizer` or `TooManyReferences`, the tree then is of no use. */
  run(): void {
    for (;;) {
      this.tokenAt = this.at;
      if (this.at >= this.length) {
        if (this.readOn()) continue;
        break;
      }
      if (this.rawName !== null) {
        this.rawText(this.rawName);
        continue;
      }
      const open = this.source.indexOf('<', this.at);
      if (open === -1) {
        if (this.readOn()) continue;
        this.emitText(this.at, this.length, true);
        break;
      }
      if (open > this.at) this.emitText(this.at, open, true);
      this.at = open;
      this.tokenAt = open;
      if (open + lookAhead > this.length && this.readOn()) continue;
      const next = this.source.charCodeAt(open + 1);
      if (isLetter(next)) this.startTag(open);
      else if (next === 47) this.endTagOpen(open);
      else if (next === 33) this.declaration(open);
      else if (next === 63) this.bogusComment(open + 1);
      else {
        this.emitText(open, open + 1, false);
        this.at = open + 1;
      }
    }
    this.sink.end();
  }

  /**
   * Reads on, to read the token again from its beginning; false at the page's end. At least as much is read as the token
   * has so far, so that all reading again together is linear.
   */
  private readOn(): boolean {
    if (this.pieces.isDone) return false;
    const kept = this.source.slice(this.tokenAt);
    const piece = this.pieces.next(kept.length);
    this.source = kept === '' ? piece : kept + piece;
    this.length = this.source.length;
    this.at = 0;
    this.tokenAt = 0;
    this.nextReference = -1;
    this.nextReturn = -1;
    this.nextHiding = -1;
    return true;
  }

  /** A token that the page's end cuts off is none; one that a piece's end cuts off is read again. */
  private cutOff(): void {
    if (!this.readOn()) this.at = this.length;
  }

  private emitText(from: number, to: number, hasReferences: boolean): void {
    let text = this.source.slice(from, to);
    if (this.nextReturn < from) this.nextReturn = this.find('\r', from);
    if (this.nextReturn < to) text = withoutReturns(text);
    if (hasReferences) {
      if (this.nextReference < from) this.nextReference = this.find('&', from);
      if (this.nextReference < to) text = decodeReferences(text, false);
    }
    this.sink.text(text);
  }

  private find(what: string, from: number): number {
    const found = this.source.indexOf(what, from);
    return found === -1 ? this.length : found;
  }

  private startTag(open: number): void {
    const name = this.tagName(open + 1);
    const start = this.at;
    let attributes: SourceAttributes | null = null;
    let isSelfClosing = false;
    if (this.source.charCodeAt(start) === 62) this.at = start + 1;
    else {
      const end = this.scanAttributes(start);
      if (end === -1) {
        this.cutOff();
        return;
      }
      if (this.attributeCount > 0) attributes = new SourceAttributes(this.source, start, end, this.marks);
      this.at = end + 1;
      isSelfClosing = this.isSelfClosing && this.source.charCodeAt(end - 1) === 47;
    }
    const mode = this.sink.startTag(name, attributes, isSelfClosing);
    if (mode === TokenizerMode.DATA) return;
    if (mode === TokenizerMode.PLAINTEXT) throw new NeedsFullTokenizer();
    this.rawName = name.name;
    this.rawMode = mode;
  }

  private endTagOpen(open: number): void {
    const next = this.source.charCodeAt(open + 2);
    if (isLetter(next)) this.endTag(open);
    else if (next === 62) this.at = open + 3;
    else if (open + 2 >= this.length) {
      this.emitText(open, this.length, false);
      this.at = this.length;
    } else this.bogusComment(open + 2);
  }

  private endTag(open: number): void {
    const name = this.tagName(open + 2);
    const end = this.source.charCodeAt(this.at) === 62 ? this.at : this.scanAttributes(this.at);
    if (end === -1) {
      this.cutOff();
      return;
    }
    this.at = end + 1;
    this.sink.endTag(name);
  }

  /** Reads a tag's name; the position is behind it then. */
  private tagName(start: number): TagName {
    const { source, length } = this;
    let end = start;
    let hash = 0;
    for (; end < length; end += 1) {
      const code = source.charCodeAt(end);
      if (code === 62 || code === 47 || isTagSpace(code)) break;
      hash = (hash * 31 + code) | 0;
    }
    this.at = end;
    const name = tagNameAt(source, start, end, hash);
    if (name.id === html.TAG_ID.FRAMESET || name.id === html.TAG_ID.PLAINTEXT) throw new NeedsFullTokenizer();
    return name;
  }

  private attributeCount = 0;
  private isSelfClosing = false;
  /** Which attributes there may be, as `mark` has them. */
  private marks = 0;

  /** The offset of the tag's `>`; -1 where the page ends before. Counts the attributes and sees which may hide. */
  private scanAttributes(from: number): number {
    const { source, length } = this;
    this.attributeCount = 0;
    this.marks = 0;
    this.isSelfClosing = false;
    let at = from;
    for (;;) {
      if (at >= length) return -1;
      const code = source.charCodeAt(at);
      if (code === 62) return at;
      if (isTagSpace(code)) {
        at += 1;
        continue;
      }
      if (code === 47) {
        at += 1;
        if (source.charCodeAt(at) === 62) this.isSelfClosing = true;
        continue;
      }
      this.attributeCount += 1;
      const nameStart = at;
      at += 1;
      while (at < length && !isNameEnd(source.charCodeAt(at))) at += 1;
      const nameEnd = at;
      at = skipTagSpace(source, at, length);
      if (source.charCodeAt(at) !== 61) {
        if (nameEnd - nameStart === 6 && (code | 32) === 104) this.marks |= mark.hiding;
        continue;
      }
      at = skipTagSpace(source, at + 1, length);
      const valueStart = at;
      const quote = source.charCodeAt(at);
      if (quote === 34 || quote === 39) {
        const close = source.indexOf(quote === 34 ? '"' : "'", at + 1);
        if (close === -1) return -1;
        at = close + 1;
      } else {
        while (at < length && source.charCodeAt(at) !== 62 && !isTagSpace(source.charCodeAt(at))) at += 1;
      }
      const nameLength = nameEnd - nameStart;
      const initial = code | 32;
      if (nameLength === 5 && initial === 115) {
        if (this.speaksOfHiding(valueStart, at)) this.marks |= mark.hiding;
      } else if (nameLength === 5 && initial === 99) this.marks |= mark.class;
      else if (nameLength === 2 && initial === 105) this.marks |= mark.id;
      else if (nameLength === 4 && initial === 104) this.marks |= mark.href;
      else if (nameLength === 7 && (initial === 99 || initial === 114)) this.marks |= mark.span;
      else if (nameLength === 6 && initial === 104) this.marks |= mark.hiding;
    }
  }

  /** Whether a style between two offsets may say `display` or `visibility`. */
  private speaksOfHiding(from: number, to: number): boolean {
    if (this.nextHiding < from) {
      this.hidingPattern.lastIndex = from;
      this.nextHiding = this.hidingPattern.exec(this.source)?.index ?? this.length;
    }
    if (this.nextReference < from) this.nextReference = this.find('&', from);
    return this.nextHiding < to || this.nextReference < to;
  }

  private declaration(open: number): void {
    const { source, sink } = this;
    if (source.startsWith('--', open + 2)) {
      const end = this.commentEnd(open + 4);
      if (end === -1 && this.readOn()) return;
      this.at = end === -1 ? this.length : end;
      sink.comment();
      return;
    }
    if (lowerAscii(source.slice(open + 2, open + 9)) === 'doctype') {
      const close = source.indexOf('>', open);
      if (close === -1) {
        if (this.readOn()) return;
        throw new NeedsFullTokenizer();
      }
      sink.doctype(source.slice(open, close + 1));
      this.at = close + 1;
      return;
    }
    if (sink.isInForeign && source.startsWith('[CDATA[', open + 2)) throw new NeedsFullTokenizer();
    this.bogusComment(open + 2);
  }

  private bogusComment(from: number): void {
    const close = this.source.indexOf('>', from);
    if (close === -1 && this.readOn()) return;
    this.at = close === -1 ? this.length : close + 1;
    this.sink.comment();
  }

  /** Behind the end of a comment: `-->`, `--!>`, or at once `>` or `->`; -1 where none is. */
  private commentEnd(start: number): number {
    const { source } = this;
    if (source.charCodeAt(start) === 62) return start + 1;
    if (source.charCodeAt(start) === 45 && source.charCodeAt(start + 1) === 62) return start + 2;
    for (let at = source.indexOf('--', start); at !== -1; at = source.indexOf('--', at + 1)) {
      const next = source.charCodeAt(at + 2);
      if (next === 62) return at + 3;
      if (next === 33 && source.charCodeAt(at + 3) === 62) return at + 4;
    }
    return -1;
  }

  /** The text of scripts, styles, titles and the like, up to their own end tag. */
  private rawText(name: string): void {
    const { source, at: from } = this;
    let end = source.indexOf('</', from);
    while (end !== -1) {
      const after = source.charCodeAt(end + 2 + name.length);
      const isEnd = after === 62 || after === 47 || isTagSpace(after);
      if (isEnd && lowerAscii(source.slice(end + 2, end + 2 + name.length)) === name) break;
      end = source.indexOf('</', end + 2);
    }
    if (end === -1 && this.readOn()) return;
    const to = end === -1 ? this.length : end;
    if (this.rawMode === TokenizerMode.SCRIPT_DATA) {
      const escape = source.indexOf('<!--', from);
      // `<script` in a comment in a script: its end tag does not end the script.
      if (escape !== -1 && escape < to && /<script/i.test(source.slice(escape, to)))
        throw new NeedsFullTokenizer();
    }
    if (to > from) this.emitText(from, to, this.rawMode === TokenizerMode.RCDATA);
    this.rawName = null;
    this.at = to;
    this.tokenAt = to;
    if (end !== -1) this.endTag(end);
  }
}

function isLetter(code: number): boolean {
  const lower = code | 32;
  return lower >= 97 && lower <= 122;
}
