/** Which identities of a report hang together: those that cells tie, directly or through others. */
import type { Evaluation } from './evaluate.ts';

/**
 * The evaluated identities that share cells with this one, itself among them, in their order. What would mend one of
 * them need not touch the others of the report: errors in the blocks of section 4 are apart, those in section 3 are not.
 */
export function tiedTo(evaluation: Evaluation, evaluations: readonly Evaluation[]): Evaluation[] {
  const evaluated = evaluations.filter((e) => e.outcome !== 'not_evaluated');
  const byCode = new Map<string, Evaluation[]>();
  for (const e of evaluated) {
    for (const code of e.members) {
      const list = byCode.get(code);
      if (list === undefined) byCode.set(code, [e]);
      else list.push(e);
    }
  }
  const tied = new Set([evaluation]);
  // A set goes on with what is added to it while it is walked.
  for (const e of tied) {
    for (const code of e.members) for (const other of byCode.get(code) ?? []) tied.add(other);
  }
  return evaluated.filter((e) => tied.has(e));
}
