/** What the tokenizer gives its tokens to: our own builder of well-formed trees, or parse5's. */
import type { TokenizerMode } from 'parse5';
import type { SourceAttributes } from './attributes.ts';
import type { TagName } from './tag-names.ts';

/** How the text after a start tag is read: as markup (`DATA`), or as the raw text of `<script>`, `<title>` and the like. */
export type RawMode = (typeof TokenizerMode)[keyof typeof TokenizerMode];

/** Takes the tokens of a page in order. */
export interface TreeSink {
  /** Inside SVG or MathML, where `<![CDATA[` means something. */
  readonly isInForeign: boolean;
  /** The source of a doctype, from `<` to `>`. */
  doctype(source: string): void;
  /** A comment: what it says is nobody's business, only that it cuts text in two. */
  comment(): void;
  /** Text that is not empty, its references decoded. */
  text(chars: string): void;
  /** `attributes`: null where the tag has none. */
  startTag(name: TagName, attributes: SourceAttributes | null, isSelfClosing: boolean): RawMode;
  endTag(name: TagName): void;
  end(): void;
}
