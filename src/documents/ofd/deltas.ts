/** The distances between the characters of a run: `DeltaX` and `DeltaY` (GB/T 33190, 11.3). */

/**
 * The distances as a list of at most `most`: numbers as they stand, and `g n d` for n times d. Empty where none are
 * given; null where something else stands there, since then nobody knows where the characters are.
 */
export function deltasOf(text: string | undefined, most: number): number[] | null {
  const deltas: number[] = [];
  const words = text?.trim().split(/[\s,]+/) ?? [];
  if (words.length === 1 && words[0] === '') return deltas;
  for (let i = 0; i < words.length && deltas.length < most; i += 1) {
    let times = 1;
    if (words[i] === 'g' || words[i] === 'G') {
      times = Number(words[i + 1]);
      i += 2;
      if (!Number.isSafeInteger(times) || times < 0) return null;
    }
    const delta = Number(words[i]);
    if (words[i] === undefined || !Number.isFinite(delta)) return null;
    for (let n = Math.min(times, most - deltas.length); n > 0; n -= 1) deltas.push(delta);
  }
  return deltas;
}
