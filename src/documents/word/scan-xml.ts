/** A strict scan of XML from outside: no document types, no entities of its own, bounded in size and depth. Linear. */
import { readTag, type OpenElement, type XmlAttributes } from './read-tag.ts';
import { Scope } from './xml-scope.ts';
import { after, XmlTrouble } from './xml-trouble.ts';

export { XmlTrouble } from './xml-trouble.ts';
export type { XmlAttributes } from './read-tag.ts';

const [exclamation, slash, question] = [33, 47, 63];

/** What is told of a part. Text is as written: references are not resolved, CDATA is escaped. */
export interface XmlVisitor {
  readonly open: (name: string, attributes: XmlAttributes) => void;
  readonly close: (name: string) => void;
  readonly text: (raw: string) => void;
}

/** Bounds of a scan. */
export interface XmlLimits {
  readonly elements: number;
  readonly depth: number;
}

/**
 * Scans a part. Names are given with the prefix that `prefixes` has for their namespace, whatever the part calls it;
 * names of other namespaces as `?:local`. Throws `XmlTrouble`.
 */
export function scanXml(
  xml: string,
  prefixes: ReadonlyMap<string, string>,
  limits: XmlLimits,
  visitor: XmlVisitor,
): void {
  const stack: OpenElement[] = [];
  const outermost = new Scope(new Map(), prefixes);
  let scope = outermost;
  let elements = 0;
  let isRootSeen = false;
  let at = 0;
  while (at < xml.length) {
    const tag = xml.indexOf('<', at);
    const end = tag === -1 ? xml.length : tag;
    if (end > at) {
      const text = xml.slice(at, end);
      if (stack.length > 0) visitor.text(text);
      else if (text.trim() !== '') throw new XmlTrouble('malformed');
    }
    if (tag === -1) break;
    const next = xml.charCodeAt(tag + 1);
    if (next === slash) {
      const close = after(xml, '>', tag + 2);
      const element = stack.pop();
      if (element === undefined || !closes(xml, tag + 2, close - 1, element.written)) {
        throw new XmlTrouble('malformed');
      }
      scope = stack.at(-1)?.scope ?? outermost;
      visitor.close(element.name);
      at = close;
    } else if (next === question) at = after(xml, '?>', tag + 2);
    else if (xml.startsWith('<!--', tag)) at = after(xml, '-->', tag + 4);
    else if (xml.startsWith('<![CDATA[', tag)) {
      at = after(xml, ']]>', tag + 9);
      visitor.text(
        xml
          .slice(tag + 9, at - 3)
          .replaceAll('&', '&amp;')
          .replaceAll('<', '&lt;'),
      );
    } else if (next === exclamation) throw new XmlTrouble('document type');
    else {
      elements += 1;
      if (elements > limits.elements || stack.length >= limits.depth) throw new XmlTrouble('too large');
      if (stack.length === 0 && isRootSeen) throw new XmlTrouble('malformed');
      isRootSeen = true;
      const opened = readTag(xml, tag + 1, scope);
      visitor.open(opened.name, opened.attributes);
      if (opened.isEmpty) visitor.close(opened.name);
      else {
        ({ scope } = opened);
        stack.push(opened);
      }
      at = opened.end;
    }
  }
  if (stack.length > 0 || !isRootSeen) throw new XmlTrouble('malformed');
}

/** Whether the end tag whose name stands between two places is that of an element. */
function closes(xml: string, from: number, to: number, written: string): boolean {
  if (!xml.startsWith(written, from)) return false;
  return to - from === written.length || xml.slice(from, to).trimEnd() === written;
}
