/** The field Retry-After (RFC 9110, 10.2.3): seconds, or a date. */

/** Milliseconds to wait; null where the field is not there or says nothing that can be read. */
export function retryAfter(value: string | null, now: number): number | null {
  if (value === null) return null;
  if (/^\s*\d{1,9}\s*$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
