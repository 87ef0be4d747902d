/**
 * Tokens of HTML, several times faster than parse5's own tokenizer: it jumps from `<` to `<` and leaves attributes undecoded. What
 * is rare (NULs, CDATA in SVG, `<plaintext>`, framesets, double-escaped scripts) it refuses, and parse5 does the whole
 * page. A property test holds both to the same tree.
 */
import { TokenizerMode, html } from 'parse5';
import type { AttributeMarks } from './attributes.ts';
import { SourceAttributes, isNameEnd, isTagSpace, lowerAscii, skipTagSpace } from './attributes.ts';
import { decodeReferences } from './references.ts';
import { tagNameAt } from './tag-names.ts';
import type { TagName } from './tag-names.ts';
import type { RawMode, TreeSink } from './tree-sink.ts';

/** Thrown where a page needs parse5's own tokenizer. */
export class NeedsFullTokenizer extends Error {}

/** Reads one page. */
export class FastTokenizer implements AttributeMarks {
  private readonly source: string;
  private readonly sink: TreeSink;
  private readonly length: number;
  private at = 0;
  /** The next `&` at or after the position, or the length. */
  private nextReference = -1;
  /** The next mention of `display` or `visibility`, or the length. */
  private nextHiding = -1;
  private readonly hidingPattern = /display|visibility/gi;

  /** `source` has no carriage returns and no NULs. */
  constructor(source: string, sink: TreeSink) {
    this.source = source;
    this.sink = sink;
    this.length = source.length;
  }

  /** Gives the sink every token. Throws `NeedsFullTokenizer` or `TooManyReferences`, the tree then is of no use. */
  run(): void {
    const { source, length } = this;
    while (this.at < length) {
      const open = source.indexOf('<', this.at);
      if (open === -1) {
        this.emitText(this.at, length, true);
        break;
      }
      if (open > this.at) this.emitText(this.at, open, true);
      const next = source.charCodeAt(open + 1);
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

  private emitText(from: number, to: number, hasReferences: boolean): void {
    const text = this.source.slice(from, to);
    if (hasReferences) {
      if (this.nextReference < from) this.nextReference = this.find('&', from);
      if (this.nextReference < to) {
        this.sink.text(decodeReferences(text, false));
        return;
      }
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
    if (this.source.charCodeAt(start) === 62) {
      this.at = start + 1;
      const mode = this.sink.startTag(name, null, false);
      if (mode !== TokenizerMode.DATA) this.rawText(name.name, mode);
      return;
    }
    const end = this.scanAttributes(start);
    // A tag that the page's end cuts off is no tag.
    if (end === -1) {
      this.at = this.length;
      return;
    }
    const attributes = this.attributeCount > 0 ? new SourceAttributes(this.source, start, end, this) : null;
    this.at = end + 1;
    const isSelfClosing = this.isSelfClosing && this.source.charCodeAt(end - 1) === 47;
    const mode = this.sink.startTag(name, attributes, isSelfClosing);
    if (mode !== TokenizerMode.DATA) this.rawText(name.name, mode);
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
      this.at = this.length;
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
  mayHide = false;
  maySpan = false;
  classAt = -1;
  idAt = -1;
  hrefAt = -1;

  /** The offset of the tag's `>`; -1 where the page ends before. Counts the attributes and sees which may hide. */
  private scanAttributes(from: number): number {
    const { source, length } = this;
    this.attributeCount = 0;
    this.mayHide = false;
    this.maySpan = false;
    this.isSelfClosing = false;
    this.classAt = -1;
    this.idAt = -1;
    this.hrefAt = -1;
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
        if (nameEnd - nameStart === 6 && (code | 32) === 104) this.mayHide = true;
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
      if (nameLength === 5 && initial === 115) this.mayHide ||= this.speaksOfHiding(valueStart, at);
      else if (nameLength === 5 && initial === 99 && this.classAt === -1) this.classAt = nameStart;
      else if (nameLength === 2 && initial === 105 && this.idAt === -1) this.idAt = nameStart;
      else if (nameLength === 4 && initial === 104 && this.hrefAt === -1) this.hrefAt = nameStart;
      else if (nameLength === 7 && (initial === 99 || initial === 114)) this.maySpan = true;
      else if (nameLength === 6 && initial === 104) this.mayHide = true;
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
    const { source, sink, length } = this;
    if (source.startsWith('--', open + 2)) {
      this.at = this.commentEnd(open + 4);
      sink.comment();
      return;
    }
    if (lowerAscii(source.slice(open + 2, open + 9)) === 'doctype') {
      const close = source.indexOf('>', open);
      if (close === -1) throw new NeedsFullTokenizer();
      sink.doctype(source.slice(open, close + 1));
      this.at = Math.min(close + 1, length);
      return;
    }
    if (sink.isInForeign && source.startsWith('[CDATA[', open + 2)) throw new NeedsFullTokenizer();
    this.bogusComment(open + 2);
  }

  private bogusComment(from: number): void {
    this.at = Math.min(this.find('>', from) + 1, this.length);
    this.sink.comment();
  }

  /** Behind the end of a comment: `-->`, `--!>`, or at once `>` or `->`; the page's end where none is. */
  private commentEnd(start: number): number {
    const { source, length } = this;
    if (source.charCodeAt(start) === 62) return start + 1;
    if (source.charCodeAt(start) === 45 && source.charCodeAt(start + 1) === 62) return start + 2;
    for (let at = source.indexOf('--', start); at !== -1; at = source.indexOf('--', at + 1)) {
      const next = source.charCodeAt(at + 2);
      if (next === 62) return at + 3;
      if (next === 33 && source.charCodeAt(at + 3) === 62) return at + 4;
    }
    return length;
  }

  /** The text of scripts, styles, titles and the like, up to their own end tag. */
  private rawText(name: string, mode: RawMode): void {
    const { source, length, at: from } = this;
    if (mode === TokenizerMode.PLAINTEXT) throw new NeedsFullTokenizer();
    const isScript = mode === TokenizerMode.SCRIPT_DATA;
    const hasReferences = mode === TokenizerMode.RCDATA;
    let end = source.indexOf('</', from);
    while (end !== -1) {
      const after = source.charCodeAt(end + 2 + name.length);
      const isEnd = after === 62 || after === 47 || isTagSpace(after);
      if (isEnd && lowerAscii(source.slice(end + 2, end + 2 + name.length)) === name) break;
      end = source.indexOf('</', end + 2);
    }
    const to = end === -1 ? length : end;
    if (isScript) {
      const escape = source.indexOf('<!--', from);
      // `<script` in a comment in a script: its end tag does not end the script.
      if (escape !== -1 && escape < to && /<script/i.test(source.slice(escape, to)))
        throw new NeedsFullTokenizer();
    }
    if (to > from) this.emitText(from, to, hasReferences);
    this.at = to;
    if (end !== -1) this.endTag(end);
  }
}

function isLetter(code: number): boolean {
  const lower = code | 32;
  return lower >= 97 && lower <= 122;
}
