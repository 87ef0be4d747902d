/** What pages refer to by number: drawing parameters, composite units, and media. */
import { numberOf } from './matrix.ts';
import type { OfdPackage } from './ofd-package.ts';
import { childOf, childrenOf, type XmlElement } from './xml-tree.ts';

/** The resources of a document. */
export class Resources {
  private readonly units = new Map<string, XmlElement>();
  private readonly params = new Map<string, XmlElement>();
  private readonly media = new Map<string, string>();

  constructor(private readonly source: OfdPackage) {}

  /** Adds what a resource file defines; what was defined before it stays. Throws `DocumentError`, `XmlTrouble`. */
  add(name: string): void {
    const root = this.source.xml(name);
    const base = root.attributes.get('BaseLoc') ?? '';
    for (const list of root.children) {
      for (const item of list.children) {
        const id = item.attributes.get('ID');
        if (id === undefined) continue;
        if (item.name === 'CompositeGraphicUnit') keep(this.units, id, item);
        else if (item.name === 'DrawParam') keep(this.params, id, item);
        else if (item.name === 'MultiMedia') {
          const file = this.source.find(childOf(item, 'MediaFile')?.text ?? '', name, base);
          if (file !== null) keep(this.media, id, file);
        }
      }
    }
  }

  /** A composite unit; null where it is not defined. */
  unit(id: string | undefined): XmlElement | null {
    return this.units.get(id ?? '') ?? null;
  }

  /** The name of the part that holds a picture; null where it is not there. */
  mediaFile(id: string | undefined): string | null {
    return this.media.get(id ?? '') ?? null;
  }

  /** The line width of a drawing parameter, or of those that it builds on; null where none says. */
  lineWidth(id: string | undefined): number | null {
    return this.ofParam(id, (param) => {
      const width = numberOf(param.attributes.get('LineWidth'), Number.NaN);
      return Number.isNaN(width) ? null : width;
    });
  }

  /** A colour (`FillColor`, `StrokeColor`) of a drawing parameter, or of those that it builds on; null where none says. */
  colour(id: string | undefined, name: 'FillColor' | 'StrokeColor'): XmlElement | null {
    return this.ofParam(id, (param) => childrenOf(param, name)[0] ?? null);
  }

  private ofParam<T>(id: string | undefined, read: (param: XmlElement) => T | null): T | null {
    let param = this.params.get(id ?? '');
    // A parameter may build on another, but hardly on itself.
    for (let step = 0; param !== undefined && step < 16; step += 1) {
      const value = read(param);
      if (value !== null) return value;
      param = this.params.get(param.attributes.get('Relative') ?? '');
    }
    return null;
  }
}

function keep<T>(map: Map<string, T>, id: string, value: T): void {
  if (!map.has(id)) map.set(id, value);
}
