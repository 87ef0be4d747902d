/**
 * Which texts share pieces, over any number of them: an inverted index that is built slice by slice of the hashes, so that
 * memory holds one slice, and of the rest only the pieces that several texts have and that are no common phrase.
 */

/** Texts, by their place in an order that the caller gives. */
export interface Texts {
  readonly count: number;
  /** A number for each agency. */
  readonly agencyOf: (text: number) => number;
  /** The pieces of all texts together. */
  readonly pieces: number;
  /** Every text once, in any order, with its pieces in ascending order. Asked for once for every slice. */
  readonly sketches: () => Iterable<readonly [text: number, sketch: Uint32Array]>;
}

/** A piece in the texts of more agencies than this is a common phrase, of a model text or a decree. */
const mostAgencies = 4;
/** A piece in more reports than this is not followed further: an agency may repeat it every year. */
const mostReports = 40;
/** Pieces of one slice: 128 MB in the arrays below. */
const slicePieces = 8_000_000;

export interface SharedPieces {
  /** For every text, its pieces that are no common phrase. */
  readonly own: Uint32Array;
  /** The texts that share such pieces with a text, with how many; in ascending order of texts. */
  readonly sharedWith: (text: number) => (readonly [other: number, pieces: number])[];
}

/** Numbers that grow in number. */
class Growing {
  #numbers = new Uint32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#numbers.length) {
      const more = new Uint32Array(2 * this.length);
      more.set(this.#numbers);
      this.#numbers = more;
    }
    this.#numbers[this.length++] = value;
  }

  at(index: number): number {
    return this.#numbers[index] ?? 0;
  }
}

/** The first place of a sorted sketch with a piece not below `value`. */
function placeOf(sketch: Uint32Array, value: number): number {
  let [from, to] = [0, sketch.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((sketch[middle] ?? 0) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

const digitBits = 11;
const digits = 1 << digitBits;

/** Sorts pieces, with the text of each beside it (LSD radix sort). */
function sortPieces(pieces: Uint32Array, texts: Uint32Array): readonly [Uint32Array, Uint32Array] {
  let [from, fromTexts] = [pieces, texts];
  let [to, toTexts]: [Uint32Array, Uint32Array] = [
    new Uint32Array(pieces.length),
    new Uint32Array(pieces.length),
  ];
  for (let shift = 0; shift < 32; shift += digitBits) {
    const places = new Uint32Array(digits + 1);
    for (const piece of from) {
      const next = ((piece >>> shift) & (digits - 1)) + 1;
      places[next] = (places[next] ?? 0) + 1;
    }
    for (let digit = 0; digit < digits; digit++) {
      places[digit + 1] = (places[digit + 1] ?? 0) + (places[digit] ?? 0);
    }
    for (let index = 0; index < from.length; index++) {
      const piece = from[index] ?? 0;
      const digit = (piece >>> shift) & (digits - 1);
      const place = places[digit] ?? 0;
      places[digit] = place + 1;
      to[place] = piece;
      toTexts[place] = fromTexts[index] ?? 0;
    }
    [from, to] = [to, from];
    [fromTexts, toTexts] = [toTexts, fromTexts];
  }
  return [from, fromTexts];
}

/** Whether a piece that these texts hold is a common phrase. */
export function isCommon<T>(holders: ArrayLike<T> & Iterable<T>, agencyOf: (text: T) => unknown): boolean {
  if (holders.length > mostReports) return true;
  if (holders.length <= mostAgencies) return false;
  const agencies = new Set<unknown>();
  for (const text of holders) agencies.add(agencyOf(text));
  return agencies.size > mostAgencies;
}

/** The pieces of a slice of the hashes, sorted, each with its text. */
function sliceOf(texts: Texts, from: number, below: number): readonly [Uint32Array, Uint32Array] {
  let pieces = new Uint32Array(1 << 16);
  let holders = new Uint32Array(1 << 16);
  let length = 0;
  for (const [text, sketch] of texts.sketches()) {
    const first = placeOf(sketch, from);
    const slice = sketch.subarray(first, below > 0xffffffff ? sketch.length : placeOf(sketch, below));
    if (length + slice.length > pieces.length) {
      const room = Math.max(2 * pieces.length, length + slice.length);
      const more = [new Uint32Array(room), new Uint32Array(room)] as const;
      more[0].set(pieces);
      more[1].set(holders);
      [pieces, holders] = more;
    }
    pieces.set(slice, length);
    holders.fill(text, length, length + slice.length);
    length += slice.length;
  }
  return sortPieces(pieces.slice(0, length), holders.slice(0, length));
}

/** Looks through all texts. */
export function sharedPieces(texts: Texts): SharedPieces {
  const own = new Uint32Array(texts.count);
  const members = new Growing();
  const ends = new Growing();
  const slices = Math.max(1, Math.ceil(texts.pieces / slicePieces));
  const width = 2 ** 32 / slices;
  for (let slice = 0; slice < slices; slice++) {
    const [from, below] = [Math.ceil(slice * width), Math.ceil((slice + 1) * width)];
    const [pieces, holders] = sliceOf(texts, from, below);
    for (let start = 0; start < pieces.length;) {
      let end = start + 1;
      while (end < pieces.length && pieces[end] === pieces[start]) end++;
      const group = holders.subarray(start, end);
      if (!isCommon(group, texts.agencyOf)) {
        for (const text of group) own[text] = (own[text] ?? 0) + 1;
        if (group.length > 1) {
          for (const text of group) members.push(text);
          ends.push(members.length);
        }
      }
      start = end;
    }
  }
  return { own, sharedWith: lookup(texts.count, members, ends) };
}

/** From groups of texts that share a piece to the groups of a text. */
function lookup(count: number, members: Growing, ends: Growing): SharedPieces['sharedWith'] {
  const starts = new Uint32Array(count + 1);
  for (let index = 0; index < members.length; index++) {
    const next = members.at(index) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let text = 0; text < count; text++) starts[text + 1] = (starts[text + 1] ?? 0) + (starts[text] ?? 0);
  const groups = new Uint32Array(members.length);
  const filled = starts.slice();
  for (let group = 0, index = 0; group < ends.length; group++) {
    for (; index < ends.at(group); index++) {
      const text = members.at(index);
      const place = filled[text] ?? 0;
      filled[text] = place + 1;
      groups[place] = group;
    }
  }
  const shared = new Uint32Array(count);
  return (text) => {
    const touched: number[] = [];
    for (let place = starts[text] ?? 0; place < (starts[text + 1] ?? 0); place++) {
      const group = groups[place] ?? 0;
      for (let index = group === 0 ? 0 : ends.at(group - 1); index < ends.at(group); index++) {
        const other = members.at(index);
        if (other === text) continue;
        if (shared[other] === 0) touched.push(other);
        shared[other] = (shared[other] ?? 0) + 1;
      }
    }
    return touched
      .sort((a, b) => a - b)
      .map((other) => {
        const pieces = shared[other] ?? 0;
        shared[other] = 0;
        return [other, pieces] as const;
      });
  };
}
