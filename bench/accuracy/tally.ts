/** What was found, missed and wrongly said, by rule and layout. */

export interface Count {
  injected: number;
  /** Injected errors that break an identity. */
  breaking: number;
  found: number;
  /** Found, and the suspects or a recognised slip name the very cells with their numbers. */
  right: number;
  /** Found, and one smallest set of suspects, or one slip, is all that would mend it. */
  determined: number;
  determinedRight: number;
}

export const noCount = (): Count => ({
  injected: 0,
  breaking: 0,
  found: 0,
  right: 0,
  determined: 0,
  determinedRight: 0,
});

export interface Clean {
  documents: number;
  /** Findings that accuse an agency of what it did not do. */
  accusations: number;
  examples: string[];
}

/** Errors that are in no cell alone: a row that is consistent in itself, a whole year. No cell can be named. */
export const withoutCells: ReadonlySet<string> = new Set(['broken_carry_over', 'copied_year']);

/** A tally as plain data. */
export interface TallyData {
  readonly errors: readonly (readonly [string, readonly (readonly [string, Count])[]])[];
  readonly clean: readonly (readonly [string, Clean])[];
  readonly missed: readonly string[];
}

export class Tally {
  /** By kind of error, then by kind of layout. */
  readonly errors = new Map<string, Map<string, Count>>();
  readonly clean = new Map<string, Clean>();
  readonly missed: string[] = [];

  count(kind: string, layout: string): Count {
    const kinds = this.errors.get(kind) ?? new Map<string, Count>();
    this.errors.set(kind, kinds);
    const count = kinds.get(layout) ?? noCount();
    kinds.set(layout, count);
    return count;
  }

  /** As plain data, for another process. */
  toJSON(): TallyData {
    return {
      errors: [...this.errors].map(([kind, kinds]) => [kind, [...kinds]]),
      clean: [...this.clean],
      missed: this.missed,
    };
  }

  /** Adds what another process counted. */
  add({ errors, clean, missed }: TallyData): void {
    for (const [kind, kinds] of errors) {
      for (const [layout, counts] of kinds) {
        const count = this.count(kind, layout);
        for (const key of Object.keys(counts) as (keyof Count)[]) count[key] += counts[key];
      }
    }
    for (const [layout, { documents, accusations, examples }] of clean) {
      const of = this.cleanOf(layout);
      of.documents += documents;
      of.accusations += accusations;
      of.examples.push(...examples);
    }
    this.missed.push(...missed);
  }

  cleanOf(layout: string): Clean {
    const clean = this.clean.get(layout) ?? { documents: 0, accusations: 0, examples: [] };
    this.clean.set(layout, clean);
    return clean;
  }

  /** The sum over the kinds of error, or over those only whose cells can be named. */
  total(isNamed = false): Count {
    const all = noCount();
    for (const [kind, kinds] of this.errors) {
      if (isNamed && withoutCells.has(kind)) continue;
      for (const count of kinds.values()) {
        for (const key of Object.keys(all) as (keyof Count)[]) all[key] += count[key];
      }
    }
    return all;
  }
}
