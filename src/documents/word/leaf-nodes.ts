/** Elements of a Word file that stand for themselves, as nodes of a page. */
import { hex } from 'dingbat-to-unicode';
import type { Fields } from './fields.ts';
import { element, type PageNode } from './page-nodes.ts';
import type { XmlAttributes } from './scan-xml.ts';
import { valueOf } from './xml-text.ts';

/** What an element shows; null where it shows nothing. The mark of a field is told to `fields`. */
export function leafOf(name: string, attributes: XmlAttributes, fields: Fields): PageNode | null {
  switch (name) {
    case 'w:tab':
      return '\t';
    case 'w:noBreakHyphen':
      return '\u2011';
    case 'w:softHyphen':
      return '\u00AD';
    case 'w:br':
      return (attributes.get('w:type') ?? 'textWrapping') === 'textWrapping' ? element('br', '', []) : null;
    case 'w:sym':
      return symbol(valueOf(attributes, 'w:font') ?? '', valueOf(attributes, 'w:char') ?? '');
    case 'w:drawing':
      return element('img', ' src=""', []);
    case 'w:footnoteReference':
    case 'w:endnoteReference':
      return {
        kind: 'note',
        name: `${name.slice('w:'.length, -'Reference'.length)}-${valueOf(attributes, 'w:id') ?? ''}`,
      };
    case 'w:fldChar':
      return fields.mark(attributes.get('w:fldCharType')) ? element('input', ' type="checkbox"', []) : null;
    default:
      return null;
  }
}

/** A character of a font of symbols; null where it is not known. Word writes some of them from F000 on. */
function symbol(font: string, char: string): string | null {
  const found = hex(font, char) ?? (/^F0..$/.test(char) ? hex(font, char.slice(2)) : undefined);
  return found?.string ?? null;
}
