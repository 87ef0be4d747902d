/** Which codes the identities confirm: they stand in one that holds, and in none that is broken. */
import type { Evaluation } from '../identities/index.ts';

/** The codes; those of a broken identity are left out even where another one holds. */
export function confirmedCodes(evaluations: readonly Evaluation[]): ReadonlySet<string> {
  const confirmed = new Set<string>();
  for (const { outcome, members } of evaluations) {
    if (outcome === 'holds') for (const code of members) confirmed.add(code);
  }
  for (const { outcome, members } of evaluations) {
    if (outcome === 'broken') for (const code of members) confirmed.delete(code);
  }
  return confirmed;
}
