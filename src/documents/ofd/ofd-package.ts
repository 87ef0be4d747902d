/** An OFD, opened: its parts by name, whatever is written in front of them. */
import { packageLimits } from '../containers/limits.ts';
import { openZip, type Zip } from '../containers/unzip.ts';
import { parseXml, type XmlElement } from './xml-tree.ts';

/** The package. Names are looked up in its list of contents only; they never reach a file system. */
export class OfdPackage {
  private readonly zip: Zip;
  private readonly indexes = new Map<string, number>();
  private readonly parsed = new Map<string, XmlElement>();

  /** Throws `DocumentError` where the bytes are no whole ZIP. */
  constructor(bytes: Uint8Array, file: string) {
    this.zip = openZip(bytes, file, packageLimits);
    for (const [index, name] of this.zip.names.entries()) {
      const key = keyOf(name);
      if (!this.indexes.has(key)) this.indexes.set(key, index);
    }
  }

  /**
   * The part that `location` leads to, written in the part `from`: absolute with a leading slash, else relative to that
   * part's folder, or to `base`; some writers mean the package's root all the same. Null where it leads nowhere.
   */
  find(location: string, from: string, base = ''): string | null {
    const written = location.trim().replaceAll('\\', '/');
    if (written === '') return null;
    const folder = from.slice(0, from.lastIndexOf('/') + 1);
    const candidates = written.startsWith('/')
      ? [written]
      : [`${folder}${base}/${written}`, folder + written, written];
    for (const candidate of candidates) {
      const name = plain(candidate);
      if (this.indexes.has(keyOf(name))) return name;
    }
    return null;
  }

  /** The bytes of a part. Throws `DocumentError` where they are damaged or too many, `RangeError` where it is not there. */
  bytes(name: string): Uint8Array {
    const index = this.indexes.get(keyOf(name));
    if (index === undefined) throw new RangeError(name);
    return this.zip.unpack(index);
  }

  /** A part as XML, read once. Throws as `bytes`, and `XmlTrouble`. */
  xml(name: string): XmlElement {
    const key = keyOf(name);
    const known = this.parsed.get(key);
    if (known !== undefined) return known;
    const element = parseXml(this.bytes(name));
    this.parsed.set(key, element);
    return element;
  }
}

function keyOf(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

/** A path with its `.` and `..` resolved, which never leaves the package. */
function plain(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/').slice(0, 50)) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
