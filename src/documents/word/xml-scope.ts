/** Namespaces of XML: canonical names for written ones. */

/** Names that are kept with their canonical ones: documents use a hundred names, each a thousand times. */
const mostNames = 1000;

/** The namespaces that hold within an element. */
export class Scope {
  /** By their prefixes; the default one by none. */
  readonly namespaces: ReadonlyMap<string, string>;
  readonly #prefixes: ReadonlyMap<string, string>;
  readonly #elements = new Map<string, string>();
  readonly #attributes = new Map<string, string>();

  constructor(namespaces: ReadonlyMap<string, string>, prefixes: ReadonlyMap<string, string>) {
    this.namespaces = namespaces;
    this.#prefixes = prefixes;
  }

  /** This one with more namespaces in it. */
  within(namespaces: ReadonlyMap<string, string>): Scope {
    return new Scope(namespaces, this.#prefixes);
  }

  element(written: string): string {
    return this.#named(this.#elements, written, this.namespaces.get('') ?? '');
  }

  attribute(written: string): string {
    return this.#named(this.#attributes, written, '');
  }

  #named(known: Map<string, string>, written: string, bare: string): string {
    let name = known.get(written);
    if (name === undefined) {
      name = canonical(written, this.namespaces, this.#prefixes, bare);
      if (known.size < mostNames) known.set(written, name);
    }
    return name;
  }
}

/** `w:p` for the name of a known namespace, `?:p` for one of another, a bare name for none. */
function canonical(
  written: string,
  namespaces: ReadonlyMap<string, string>,
  prefixes: ReadonlyMap<string, string>,
  bare: string,
): string {
  const colon = written.indexOf(':');
  const uri = colon === -1 ? bare : namespaces.get(written.slice(0, colon));
  if (uri === '') return written;
  const prefix = uri === undefined ? undefined : prefixes.get(uri);
  const local = written.slice(colon + 1);
  return `${prefix ?? '?'}:${local}`;
}
