/** Lists by a key. `Map.groupBy` is not there before Node 21. */

/** Groups by a key, in the order of their first entries. */
export function grouped<E>(entries: Iterable<E>, keyOf: (entry: E) => string): Map<string, E[]> {
  const groups = new Map<string, E[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return groups;
}
