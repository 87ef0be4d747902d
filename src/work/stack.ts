/** What was thrown, as text for who mends the program. */

/** The stack of an error, or what was thrown in its place. */
export function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
