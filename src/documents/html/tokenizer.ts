/**
 * Tokens of HTML for parse5's tree builder, several times faster than parse5's own tokenizer: it jumps from `<` to `<` and leaves
 * attributes undecoded. What is rare (NULs, CDATA in SVG, `<plaintext>`, framesets, double-escaped scripts) it refuses, and
 * parse5 does the whole page. A property test holds both to the same tree.
 */
import { Parser, Token, Tokenizer, TokenizerMode, html } from 'parse5';
import type { LeanMap } from './adapter.ts';
import type { AttributeMarks } from './attributes.ts';
import {
  SourceAttributes,
  decodeAttributes,
  isNameEnd,
  isTagSpace,
  lowerAscii,
  skipTagSpace,
} from './attributes.ts';
import { decodeReferences } from './references.ts';

const { TokenType } = Token;

/** Thrown where a page needs parse5's own tokenizer. */
export class NeedsFullTokenizer extends Error {}

interface TagName {
  readonly raw: string;
  readonly name: string;
  readonly id: html.TAG_ID;
  /** parse5 looks at the attributes itself: of `<input>` it asks the type, to `<body>` it adds those of a second one. */
  readonly isEager: boolean;
  /** parse5 keeps the start tag's token, to make the element again. */
  readonly isKept: boolean;
}

const eagerNames = new Set('html body input svg math annotation-xml template'.split(' '));
const keptNames = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));
const noAttributes: Token.Attribute[] = [];
const buckets: (TagName | undefined)[] = new Array<TagName | undefined>(1024).fill(undefined);

function tagNameOf(source: string, start: number, end: number, hash: number): TagName {
  const slot = (hash + (end - start)) & 1023;
  const known = buckets[slot];
  if (known !== undefined && known.raw.length === end - start && source.startsWith(known.raw, start))
    return known;
  // A copy: a slice would keep the whole page in memory.
  const raw = Buffer.from(source.slice(start, end)).toString();
  const name = lowerAscii(raw);
  if (name === 'frameset' || name === 'plaintext') throw new NeedsFullTokenizer();
  const made: TagName = {
    raw,
    name,
    id: html.getTagID(name),
    isEager: eagerNames.has(name),
    isKept: keptNames.has(name),
  };
  if (raw.length < 20) buckets[slot] = made;
  return made;
}

function newTag(type: Token.TagToken['type']): Token.TagToken {
  return {
    type,
    tagName: '',
    tagID: html.TAG_ID.UNKNOWN,
    selfClosing: false,
    ackSelfClosing: false,
    attrs: noAttributes,
    location: null,
  };
}

/** parse5's tree builder, that says whether it is inside SVG or MathML. */
export class TreeBuilder extends Parser<LeanMap> {
  get isInForeign(): boolean {
    return this.currentNotInHTML;
  }
}

/** Stands in for `parser.tokenizer`: parse5's tree builder sets the first two fields. */
export class FastTokenizer implements AttributeMarks {
  state: (typeof TokenizerMode)[keyof typeof TokenizerMode] = TokenizerMode.DATA;
  inForeignNode = false;
  private readonly source: string;
  private readonly parser: TreeBuilder;
  private readonly length: number;
  private readonly startToken = newTag(TokenType.START_TAG);
  private readonly endToken = newTag(TokenType.END_TAG);
  private at = 0;
  /** The next `&` at or after the position, or the length. */
  private nextReference = -1;
  /** The next mention of `display` or `visibility`, or the length. */
  private nextHiding = -1;
  private readonly hidingPattern = /display|visibility/gi;

  /** `source` has no carriage returns and no NULs. */
  constructor(source: string, parser: TreeBuilder) {
    this.source = source;
    this.parser = parser;
    this.length = source.length;
  }

  /** Gives the parser every token. Throws `NeedsFullTokenizer` or `TooManyReferences`, the tree then is of no use. */
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
    this.parser.onEof({ type: TokenType.EOF, location: null });
  }

  private emitText(from: number, to: number, hasReferences: boolean): void {
    const { source, parser } = this;
    let start = from;
    let text: string | null = null;
    if (hasReferences) {
      if (this.nextReference < from) this.nextReference = this.find('&', from);
      if (this.nextReference < to) {
        text = decodeReferences(source.slice(from, to), false);
        start = 0;
        while (start < text.length && isTextSpace(text.charCodeAt(start))) start += 1;
        if (start > 0) this.emitSpace(text.slice(0, start));
        if (start < text.length) {
          parser.onCharacter({ type: TokenType.CHARACTER, chars: text.slice(start), location: null });
        }
        return;
      }
    }
    while (start < to && isTagSpace(source.charCodeAt(start))) start += 1;
    if (start > from) this.emitSpace(source.slice(from, start));
    if (start < to)
      parser.onCharacter({ type: TokenType.CHARACTER, chars: source.slice(start, to), location: null });
  }

  private emitSpace(chars: string): void {
    this.parser.onWhitespaceCharacter({ type: TokenType.WHITESPACE_CHARACTER, chars, location: null });
  }

  private find(what: string, from: number): number {
    const found = this.source.indexOf(what, from);
    return found === -1 ? this.length : found;
  }

  private startTag(open: number): void {
    const { source, parser } = this;
    const name = this.tagName(open + 1);
    const start = this.at;
    const end = this.scanAttributes(start);
    // A tag that the page's end cuts off is no tag.
    if (end === -1) {
      this.at = this.length;
      return;
    }
    const hasAttributes = this.attributeCount > 0;
    let attributes = noAttributes;
    if (hasAttributes) {
      attributes =
        name.isEager || parser.isInForeign
          ? decodeAttributes(source, start, end)
          : // parse5 only passes the list on to the adapter, which knows this kind of it.
            (new SourceAttributes(source, start, end, this) as unknown as Token.Attribute[]);
    } else if (name.isEager) attributes = [];
    this.at = end + 1;
    this.state = TokenizerMode.DATA;
    // parse5 keeps the tokens of formatting elements only: one object does for all others.
    const token = name.isKept ? newTag(TokenType.START_TAG) : this.startToken;
    token.tagName = name.name;
    token.tagID = name.id;
    token.selfClosing = source.charCodeAt(end - 1) === 47 && this.isSelfClosing;
    token.ackSelfClosing = false;
    token.attrs = attributes;
    parser.onStartTag(token);
    if (this.isInRawText()) this.rawText(name.name);
  }

  /** Whether the parser asked for raw text, as it does on `<script>`, `<title>` and the like. */
  private isInRawText(): boolean {
    return this.state !== TokenizerMode.DATA;
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
    const token = this.endToken;
    token.tagName = name.name;
    token.tagID = name.id;
    this.parser.onEndTag(token);
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
    return tagNameOf(source, start, end, hash);
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
    const { source, parser, length } = this;
    if (source.startsWith('--', open + 2)) {
      this.at = this.commentEnd(open + 4);
      parser.onComment({ type: TokenType.COMMENT, data: '', location: null });
      return;
    }
    if (lowerAscii(source.slice(open + 2, open + 9)) === 'doctype') {
      const close = source.indexOf('>', open);
      if (close === -1) throw new NeedsFullTokenizer();
      this.doctype(source.slice(open, close + 1));
      this.at = Math.min(close + 1, length);
      return;
    }
    if (this.inForeignNode && source.startsWith('[CDATA[', open + 2)) throw new NeedsFullTokenizer();
    this.bogusComment(open + 2);
  }

  private bogusComment(from: number): void {
    this.at = Math.min(this.find('>', from) + 1, this.length);
    this.parser.onComment({ type: TokenType.COMMENT, data: '', location: null });
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

  /** A doctype decides about quirks, and those about tables in paragraphs: parse5 reads it. */
  private doctype(source: string): void {
    const { parser } = this;
    const ignore = (): void => undefined;
    const handler = {
      onDoctype: (token: Token.DoctypeToken): void => parser.onDoctype(token),
      onComment: ignore,
      onStartTag: ignore,
      onEndTag: ignore,
      onEof: ignore,
      onCharacter: ignore,
      onNullCharacter: ignore,
      onWhitespaceCharacter: ignore,
    };
    new Tokenizer({ sourceCodeLocationInfo: false }, { ...handler, onParseError: null }).write(source, true);
  }

  /** The text of scripts, styles, titles and the like, up to their own end tag. */
  private rawText(name: string): void {
    const { source, length, at: from } = this;
    if (this.state === TokenizerMode.PLAINTEXT) throw new NeedsFullTokenizer();
    const isScript = this.state === TokenizerMode.SCRIPT_DATA;
    const hasReferences = this.state === TokenizerMode.RCDATA;
    this.state = TokenizerMode.DATA;
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

/** White space that parse5 tells from other text: a reference may also give a carriage return. */
function isTextSpace(code: number): boolean {
  return isTagSpace(code) || code === 13;
}
