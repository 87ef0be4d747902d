/** A Word file's styles, cut down to the names that mammoth asks for, and which character styles hide their text. */
import { declarations, wordPrefixes } from './namespaces.ts';
import { scanXml } from './scan-xml.ts';

/** The styles of a file. */
export interface Styles {
  /** A styles part with names only. */
  readonly xml: string;
  /** Ids (as written) of the character styles whose text is hidden. */
  readonly hidden: ReadonlySet<string>;
}

/** The styles of a file that has none. */
export const noStyles: Styles = { xml: `<w:styles ${declarations}/>`, hidden: new Set() };

/** Reads a styles part. Throws `XmlTrouble`. */
export function rewriteStyles(xml: string): Styles {
  const hidden = new Set<string>();
  const out: string[] = [];
  let id: string | undefined;
  scanXml(
    xml,
    wordPrefixes,
    { elements: 500_000, depth: 40 },
    {
      open: (name, attributes) => {
        if (name === 'w:style') {
          id = attributes.get('w:styleId');
          const type = attributes.get('w:type') ?? 'paragraph';
          if (id !== undefined) out.push(`<w:style w:type="${quoted(type)}" w:styleId="${quoted(id)}">`);
        } else if (id === undefined) return;
        else if (name === 'w:name') out.push(`<w:name w:val="${quoted(attributes.get('w:val') ?? '')}"/>`);
        else if (name === 'w:vanish' && !/^(?:0|false|off)$/.test(attributes.get('w:val') ?? ''))
          hidden.add(id);
      },
      close: (name) => {
        if (name !== 'w:style' || id === undefined) return;
        out.push('</w:style>');
        id = undefined;
      },
      text: () => undefined,
    },
  );
  return { xml: `<w:styles ${declarations}>${out.join('')}</w:styles>`, hidden };
}

function quoted(value: string): string {
  return value.replaceAll('"', '&quot;');
}
