/** Why a part is not read. */
export class XmlTrouble extends Error {
  readonly kind: 'malformed' | 'document type' | 'too large';

  constructor(kind: 'malformed' | 'document type' | 'too large') {
    super(kind);
    this.kind = kind;
  }
}

/** The place behind the next `mark`. Throws `XmlTrouble` where there is none. */
export function after(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from);
  if (found === -1) throw new XmlTrouble('malformed');
  return found + mark.length;
}
