/** Section 4 by sequence: sets of leaf labels, then the numbers. Which numbers belong to which columns. */
import { codeOf, type Section } from '../forms/index.ts';
import type { Answers } from './answers.ts';
import { hasHalfNumber } from './cut-cells.ts';
import { countRow, type Count, type Fillers } from './counting.ts';
import type { SectionsFound } from './printed-rows.ts';
import type { StripRun } from './runs.ts';
import type { Token } from './tokens.ts';

interface StripPlaces {
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
function placeStrips(section: Section, strips: readonly StripRun[], fillers: Fillers): StripPlaces[] {
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

/** Words in text without marks of cells may be two halves of one, cut by a line. */
function mayBeCut(tokens: readonly Token[]): boolean {
  const line = tokens[0]?.line ?? 0;
  const isCellALine = line > 0 && tokens.some((t) => t.line !== line) && !tokens.every((t) => t.isPiped);
  return isCellALine && (tokens.some((t) => t.kind === 'word') || hasHalfNumber(tokens));
}

/** Adds what the strips of a section say: those in tables alone, where there are any; copies are held side by side. */
export function addStrips(
  section: Section,
  all: readonly StripRun[],
  fillers: Fillers,
  sections: SectionsFound,
  answers: Answers,
): void {
  const strips = all.filter((s) => s.section === section.id);
  const inTables = strips.filter((s) => (s.tokens[0]?.table ?? 0) > 0);
  const byCodes = new Map<string, { codes: readonly string[]; counts: Count[]; near: Token }>();
  for (const { codes, count, tokens } of placeStrips(
    section,
    inTables.length > 0 ? inTables : strips,
    fillers,
  )) {
    const near = tokens[0];
    if (near === undefined) continue;
    const key = codes.join();
    const entry = byCodes.get(key) ?? { codes, counts: [], near };
    entry.counts.push(mayBeCut(tokens) ? { kind: 'open', tokens } : count);
    byCodes.set(key, entry);
    sections.set(section.id, near.table > 0 ? 'table' : 'text');
  }
  for (const { codes, counts, near } of byCodes.values()) answers.put(codes, counts, near, null);
}
