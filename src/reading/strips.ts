/** Section 4 by sequence: sets of leaf labels, then the numbers. Which numbers belong to which columns. */
import { codeOf, type Section } from '../forms/index.ts';
import { countRow, type Count, type Fillers } from './counting.ts';
import type { StripRun } from './sequence.ts';
import type { Token } from './tokens.ts';

export interface StripPlaces {
  readonly codes: readonly string[];
  readonly count: Count;
  readonly tokens: readonly Token[];
}

/** How many whole sets of the leaf labels a strip's head names, in the form's order; 0 where it does not. */
function setsOf(leaves: readonly string[], set: readonly string[]): number {
  if (set.length === 0 || leaves.length === 0 || leaves.length % set.length !== 0) return 0;
  return leaves.every((leaf, i) => leaf === set[i % set.length]) ? leaves.length / set.length : 0;
}

/**
 * Places the strips of a section; several copies give several results. A strip that names all its columns, or one set
 * of leaves under the labels of all blocks (repeated heads vanish in flattening), holds all numbers; else pieces
 * follow each other until every column has its place.
 */
export function placeStrips(section: Section, strips: readonly StripRun[], fillers: Fillers): StripPlaces[] {
  const block = section.blocks[0];
  const row = block?.rows[0];
  if (block === undefined || row === undefined) return [];
  const codes = block.columns.map((c) => codeOf(row, c));
  const set = [...new Set(block.columns.map((c) => c.path.at(-1)?.zh ?? ''))];
  const groups = [...new Set(block.columns.flatMap((c) => c.path.slice(-2, -1)).map((label) => label.zh))];
  const blocks = codes.length / set.length;
  const results: StripPlaces[] = [];
  let done = 0;
  for (const strip of strips) {
    const sets = setsOf(strip.leaves, set);
    const namesGroups = groups.every((g) => strip.groups.includes(g));
    // Labels that span rows are repeated where spans are written out: a block's leaves may stand twice.
    const repeats = sets === blocks + 1 && new Set(strip.groups).size < strip.groups.length;
    const whole = sets === blocks || repeats || (sets >= 1 && sets < blocks && namesGroups);
    const here = whole
      ? codes
      : sets > 0 && done + sets <= blocks
        ? codes.slice(done * set.length, (done + sets) * set.length)
        : [];
    if (!whole) done += sets;
    if (here.length === 0) {
      results.push({ codes, count: { kind: 'open', tokens: strip.tokens }, tokens: strip.tokens });
      continue;
    }
    results.push({
      codes: here,
      // No cell of this table is merged beside its numbers: as many cells as places are these places.
      count: countRow(
        strip.tokens,
        here.length,
        section.id,
        fillers,
        strip.tokens.length === here.length ? 'regular' : null,
      ),
      tokens: strip.tokens,
    });
  }
  return results;
}
