/** A Word file's styles: the names of those of paragraphs, which tell headings, and which character styles hide their text. */
import { wordPrefixes } from './namespaces.ts';
import { scanXml } from './scan-xml.ts';
import { valueOf } from './xml-text.ts';

/** The styles of a file. */
export interface Styles {
  /** Names of paragraph styles by their ids. */
  readonly names: ReadonlyMap<string, string>;
  /** Ids (as written) of the character styles whose text is hidden. */
  readonly hidden: ReadonlySet<string>;
}

/** The styles of a file that has none. */
export const noStyles: Styles = { names: new Map(), hidden: new Set() };

/** Reads a styles part. Throws `XmlTrouble`. */
export function readStyles(xml: string): Styles {
  const hidden = new Set<string>();
  const names = new Map<string, string>();
  const known = new Set<string>();
  /** The style that is open: its id as written, and as meant where its name is still to come. */
  let style: { readonly written: string; unnamed: string | null } | null = null;
  scanXml(
    xml,
    wordPrefixes,
    { elements: 500_000, depth: 40 },
    {
      open: (name, attributes) => {
        if (name === 'w:style') {
          const written = attributes.get('w:styleId');
          if (written === undefined) return;
          const id = valueOf(attributes, 'w:styleId') ?? written;
          // Of several with one id the first counts.
          const isNamed = (attributes.get('w:type') ?? 'paragraph') === 'paragraph' && !known.has(id);
          if (isNamed) known.add(id);
          style = { written, unnamed: isNamed ? id : null };
        } else if (style === null) return;
        else if (name === 'w:name' && style.unnamed !== null) {
          names.set(style.unnamed, valueOf(attributes, 'w:val') ?? '');
          style.unnamed = null;
        } else if (name === 'w:vanish' && !/^(?:0|false|off)$/.test(attributes.get('w:val') ?? ''))
          hidden.add(style.written);
      },
      close: (name) => {
        if (name === 'w:style') style = null;
      },
      text: () => undefined,
    },
  );
  return { names, hidden };
}

/** The tag of a paragraph of this style, which need not be defined: headings of six levels, and Apple's `Heading`. */
export function paragraphTag(id: string, names: ReadonlyMap<string, string>): string {
  if (id === '') return 'p';
  const byId = /^Heading([1-6])$/.exec(id);
  const name = (names.get(id) ?? '').toUpperCase();
  const level = (byId ?? /^HEADING ([1-6])$/.exec(name))?.[1];
  if (level !== undefined) return `h${level}`;
  return id === 'Heading' || name === 'HEADING' ? 'h1' : 'p';
}
