/** parse5's tree builder behind our tokenizer: it knows every repair. */
import { Parser, Token, Tokenizer, TokenizerMode, html } from 'parse5';
import { leanAdapter } from './adapter.ts';
import type { LeanMap } from './adapter.ts';
import type { SourceAttributes } from './attributes.ts';
import { isTagSpace } from './attributes.ts';
import type { LeanElement, LeanRoot } from './nodes.ts';
import type { TagName } from './tag-names.ts';
import type { RawMode, TreeSink } from './tree-sink.ts';

const { TokenType } = Token;

/** parse5 looks at the attributes itself: of `<input>` it asks the type, to `<body>` it adds those of a second one. */
const eagerNames = new Set('html body input svg math annotation-xml template'.split(' '));
/** parse5 keeps the start tag's token, to make the element again. */
const keptNames = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));
const noAttributes: Token.Attribute[] = [];

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
class TreeBuilder extends Parser<LeanMap> {
  get isInForeign(): boolean {
    return this.currentNotInHTML;
  }
}

/** Gives parse5 the tokens, and stands in for `parser.tokenizer`: parse5 sets the first two fields. */
export class Parse5Sink implements TreeSink {
  state: RawMode = TokenizerMode.DATA;
  inForeignNode = false;
  readonly sheets: LeanElement[] = [];
  private readonly parser: TreeBuilder;
  private readonly startToken = newTag(TokenType.START_TAG);
  private readonly endToken = newTag(TokenType.END_TAG);

  constructor(maxElements: number) {
    const treeAdapter = leanAdapter(maxElements, this.sheets);
    this.parser = new TreeBuilder({ treeAdapter, scriptingEnabled: false });
    this.parser.tokenizer = this as unknown as Tokenizer;
  }

  get root(): LeanRoot {
    return this.parser.document;
  }

  get isInForeign(): boolean {
    return this.inForeignNode;
  }

  text(chars: string): void {
    let start = 0;
    while (start < chars.length && isTagSpace(chars.charCodeAt(start))) start += 1;
    if (start > 0) {
      const space = start === chars.length ? chars : chars.slice(0, start);
      this.parser.onWhitespaceCharacter({
        type: TokenType.WHITESPACE_CHARACTER,
        chars: space,
        location: null,
      });
    }
    if (start === chars.length) return;
    const rest = start === 0 ? chars : chars.slice(start);
    this.parser.onCharacter({ type: TokenType.CHARACTER, chars: rest, location: null });
  }

  comment(): void {
    this.parser.onComment({ type: TokenType.COMMENT, data: '', location: null });
  }

  startTag(name: TagName, attributes: SourceAttributes | null, isSelfClosing: boolean): RawMode {
    const isEager = eagerNames.has(name.name);
    let list = noAttributes;
    if (attributes !== null) {
      list =
        isEager || this.parser.isInForeign
          ? attributes.decode()
          : // parse5 only passes the list on to the adapter, which knows this kind of it.
            (attributes as unknown as Token.Attribute[]);
    } else if (isEager) list = [];
    this.state = TokenizerMode.DATA;
    // parse5 keeps the tokens of formatting elements only: one object does for all others.
    const token = keptNames.has(name.name) ? newTag(TokenType.START_TAG) : this.startToken;
    token.tagName = name.name;
    token.tagID = name.id;
    token.selfClosing = isSelfClosing;
    token.ackSelfClosing = false;
    token.attrs = list;
    this.parser.onStartTag(token);
    const mode = this.modeAfterTag();
    this.state = TokenizerMode.DATA;
    return mode;
  }

  /** The mode that the parser asked for, as it does on `<script>`, `<title>` and the like. */
  private modeAfterTag(): RawMode {
    return this.state;
  }

  endTag(name: TagName): void {
    const token = this.endToken;
    token.tagName = name.name;
    token.tagID = name.id;
    this.parser.onEndTag(token);
  }

  doctype(source: string): void {
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

  end(): void {
    this.parser.onEof({ type: TokenType.EOF, location: null });
  }
}
