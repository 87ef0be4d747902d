/** A DOCX, opened: its parts by name and by relationship, whatever its packer called them. */
import { openZip } from '../containers/unzip.ts';
import type { Allowance, Zip } from '../containers/unzip.ts';
import { packageLimits } from '../containers/limits.ts';
import { wordPrefixes } from './namespaces.ts';
import { scanXml } from './scan-xml.ts';

/** A relationship of a part: what `r:id` names. */
export interface Relationship {
  readonly id: string;
  /** The last piece of the type's address: `hyperlink`, `styles`, `officeDocument`. */
  readonly type: string;
  /** As written: references not resolved, relative to the part's folder. */
  readonly target: string;
}

/** The package. `partNames` holds names as they are looked up: forward slashes, no leading one. */
export class WordPackage {
  private readonly zip: Zip;
  private readonly indexes = new Map<string, number>();

  /** Throws `DocumentError` where the bytes are no whole ZIP. */
  constructor(bytes: Uint8Array, file: string) {
    const allowance: Allowance = { bytes: packageLimits.totalBytes, entries: packageLimits.entries };
    this.zip = openZip(bytes, file, packageLimits, allowance);
    for (const [index, name] of this.zip.names.entries()) this.indexes.set(keyOf(name), index);
  }

  /** A part's text; null where it is not there. Throws `DocumentError` where it is damaged, `TypeError` where it is no text. */
  read(name: string): string | null {
    const index = this.indexes.get(keyOf(name));
    if (index === undefined) return null;
    const bytes = this.zip.unpack(index);
    const encoding =
      bytes[0] === 0xff && bytes[1] === 0xfe
        ? 'utf-16le'
        : bytes[0] === 0xfe && bytes[1] === 0xff
          ? 'utf-16be'
          : 'utf-8';
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  }

  /** The relationships of a part, or of the package where `part` is empty. Throws `XmlTrouble`. */
  relationshipsOf(part: string): readonly Relationship[] {
    const slash = part.lastIndexOf('/');
    const xml = this.read(`${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`);
    const found: Relationship[] = [];
    if (xml === null) return found;
    scanXml(
      xml,
      wordPrefixes,
      { elements: 50_000, depth: 8 },
      {
        open: (name, attributes) => {
          const id = attributes.get('Id');
          const target = attributes.get('Target');
          if (name !== 'rel:Relationship' || id === undefined || target === undefined) return;
          found.push({ id, type: /[^/]*$/.exec(attributes.get('Type') ?? '')?.[0] ?? '', target });
        },
        close: () => undefined,
        text: () => undefined,
      },
    );
    return found;
  }

  /** The name of the part that a relationship of `part` of this type leads to; null where it leads nowhere. */
  related(part: string, type: string): string | null {
    for (const relationship of this.relationshipsOf(part)) {
      if (relationship.type !== type) continue;
      const name = resolve(part.slice(0, part.lastIndexOf('/') + 1), relationship.target);
      if (this.indexes.has(keyOf(name))) return name;
    }
    return null;
  }
}

function keyOf(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();
}

/** A relative target against a folder (`word/`); only ever looked up in the list of names. */
function resolve(folder: string, target: string): string {
  const parts: string[] = [];
  for (const part of (target.startsWith('/') ? target : folder + target).split('/').slice(0, 50)) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
