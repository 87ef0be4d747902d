/**
 * How the tokens after a label fall on the places of its row. Exact counts decide; fillers (cells that merging left
 * empty) are dropped only where that can be done in one way, or in the way the other rows of the table show.
 */
import type { RowRun } from './runs.ts';
import type { Stride } from './strides.ts';
import type { Token } from './tokens.ts';

/**
 * - `exact`: a token for every place
 * - `blank`: the row holds nothing at all
 * - `lost`: fewer tokens than places, none of them empty: empty cells left no trace
 * - `open`: it cannot be told which places the tokens have
 * - `surplus`: more tokens than places
 */
export type Count =
  | { readonly kind: 'exact'; readonly tokens: readonly Token[] }
  | { readonly kind: 'blank' }
  | { readonly kind: 'lost'; readonly tokens: readonly Token[] }
  | { readonly kind: 'open'; readonly tokens: readonly Token[] }
  | { readonly kind: 'surplus'; readonly tokens: readonly Token[] };

const isEmpty = (token: Token): boolean => token.text === '' && !token.hasImage;

/** The starts at which `places` tokens can be cut so that everything outside is empty. */
function startsOf(tokens: readonly Token[], places: number): number[] {
  const first = tokens.findIndex((t) => !isEmpty(t));
  const last = tokens.findLastIndex((t) => !isEmpty(t));
  const starts: number[] = [];
  const to = Math.min(first, tokens.length - places);
  for (let start = Math.max(0, last - places + 1); start <= to; start++) starts.push(start);
  return starts;
}

/** What the rows of a document show about fillers, by a key that says how deep a label stands. */
export interface Fillers {
  /** Leading fillers by key; absent where rows differ or none shows it. */
  readonly leading: ReadonlyMap<string, number>;
  /**
   * Blanks are known to be kept: an empty cell was seen between two numbers, or anywhere where no row has fillers, or
   * every row has as many cells as places.
   */
  readonly keepsBlanks: boolean;
  /** A row had more cells than places: merged cells are known to leave fillers. */
  readonly hasFillers: boolean;
}

/** Rows of a section whose labels stand at the same depth have the same fillers before their numbers. */
export function depthOf(run: RowRun): string {
  return keyOf(run.at.section.id, run.at.row.path.length);
}

/** The column of a label by its place on the line, where lines show covered cells as empty ones. */
function columnsShown(runs: readonly RowRun[]): boolean {
  return runs.some((run) => run.isAfterEmpty) && runs.every((run) => run.column >= 0 && run.column < deepest);
}

const keyOf = (section: string, depth: number): string => `${section}/${String(depth)}`;

/** Fewer rows that have as many cells as places may have them by chance. */
const enoughEven = 5;

/** Labels stand in at most this many columns. */
const deepest = 4;

/**
 * Learns the fillers from all rows of a section together: either there are none before the numbers, or the label's
 * columns are `depth` wide and a shallower label leaves the rest of them empty. Only a width that every row allows,
 * and alone allows, is taken.
 */
export function learnFillers(runs: readonly { readonly run: RowRun; readonly places: number }[]): Fillers {
  let hasBlankInside = false;
  let hasBlank = false;
  let hasFillers = false;
  let isEven = runs.length >= enoughEven;
  const sections = new Map<
    string,
    { readonly run: RowRun; readonly depth: number; readonly starts: readonly number[] }[]
  >();
  for (const { run, places } of runs) {
    const { tokens } = run;
    if (tokens.length !== places) isEven = false;
    const first = tokens.findIndex((t) => !isEmpty(t));
    if (first < 0) continue;
    const inner = tokens.slice(
      first,
      tokens.findLastIndex((t) => !isEmpty(t)),
    );
    if (inner.some(isEmpty)) hasBlankInside = true;
    if (tokens.length > places) hasFillers = true;
    else if (tokens.some(isEmpty)) hasBlank = true;
    if (tokens.length < places) continue;
    const rows = sections.get(run.at.section.id) ?? [];
    rows.push({ run, depth: run.at.row.path.length, starts: startsOf(tokens, places) });
    sections.set(run.at.section.id, rows);
  }
  const leading = new Map<string, number>();
  for (const [section, rows] of sections) {
    const depths = [...new Set(rows.map((r) => r.depth))];
    if (columnsShown(rows.map((r) => r.run))) {
      // Empty cells stand before labels: lines are whole rows of the grid, so all labels' columns are as wide as the
      // deepest label shows.
      const last = rows.reduce((most, r) => Math.max(most, r.run.column), 0);
      const fits = rows.every((r) => r.starts.includes(last - r.run.column));
      if (fits) for (const r of rows) leading.set(keyOf(section, r.depth), last - r.run.column);
      continue;
    }
    const models = new Map<string, (depth: number) => number>();
    for (let width = 0; width <= deepest; width++) {
      const model = (depth: number): number => Math.max(0, width - depth);
      // Two widths that say the same of the depths that are there are one.
      if (rows.every((r) => r.starts.includes(model(r.depth)))) models.set(depths.map(model).join(), model);
    }
    const [only] = models.values();
    if (models.size !== 1 || only === undefined) continue;
    for (const depth of depths) leading.set(keyOf(section, depth), only(depth));
  }
  return { leading, keepsBlanks: isEven || hasBlankInside || (hasBlank && !hasFillers), hasFillers };
}

/** Puts the tokens of a row on its places. */
export function countRow(
  tokens: readonly Token[],
  places: number,
  key: string,
  fillers: Fillers,
  stride: Stride | null,
): Count {
  const full = tokens.filter((t) => !isEmpty(t));
  if (full.length === 0) return { kind: 'blank' };
  if (full.length > places) return { kind: 'surplus', tokens: full };
  if (tokens.length < places) {
    return full.length === tokens.length ? { kind: 'lost', tokens: full } : { kind: 'open', tokens: full };
  }
  const first = tokens.findIndex((t) => !isEmpty(t));
  const isSpanned = tokens.findLastIndex((t) => !isEmpty(t)) - first + 1 === places;
  // Fillers stand before or after numbers: with a number in the first place and the last, those between are blanks.
  if (stride === 'odd' && full.length < places && !isSpanned) return { kind: 'open', tokens: full };
  const starts = startsOf(tokens, places);
  if (starts.length === 0) return { kind: 'open', tokens: full };
  let start = starts.length === 1 ? starts[0] : fillers.leading.get(key);
  if (start !== undefined && !starts.includes(start)) start = undefined;
  if (start === undefined) return { kind: 'open', tokens: full };
  const cut = tokens.slice(start, start + places);
  const last = cut.at(-1);
  if (
    last !== undefined &&
    isEmpty(last) &&
    last.isPiped &&
    places > 1 &&
    stride === null &&
    fillers.hasFillers &&
    !fillers.keepsBlanks
  ) {
    // Pipes show merged cells and blanks alike: numbers first and empties last may be either.
    return { kind: 'open', tokens: full };
  }
  return { kind: 'exact', tokens: cut };
}
