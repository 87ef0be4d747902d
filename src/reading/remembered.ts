/** Pure functions of short texts, remembered: the labels of one report are those of the next. */

/**
 * Remembers what a pure function gave for texts of up to 120 characters; forgets everything when it holds 4096, so
 * that memory stays flat however many documents pass.
 */
export function remembered<T>(compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > 120) return compute(text);
    let found = known.get(text);
    if (found === undefined) {
      found = compute(text);
      if (known.size >= 4096) known.clear();
      known.set(text, found);
    }
    return found;
  };
}
