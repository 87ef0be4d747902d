/** The one order of texts in a dataset: that of their UTF-8 bytes, the same on every machine. */

/** Below 0 where `a` comes before `b`. */
export function byBytes(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));
}
