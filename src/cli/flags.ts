/** Which cells of a report's tables are marked, and how. */
import type { Form } from '../forms/index.ts';
import type { Finding } from '../record/index.ts';

export type Flag = 'error' | 'warning';

/**
 * The cells a finding points at: the suspects, where there are any; else of an identity the reported side only, since
 * its other side can be a whole column, and marking that would show nothing.
 */
function pointedAt(finding: Finding, form: Form): readonly string[] {
  if (finding.suspects !== null && finding.suspects.length > 0)
    return finding.suspects.flatMap((set) => set.codes);
  const identity = form.identities.find(
    (one) =>
      one.rule === finding.rule &&
      one.row === finding.row &&
      one.column === finding.column &&
      one.block === finding.block &&
      one.reported[0] === finding.codes[0],
  );
  return identity === undefined ? finding.codes : identity.reported;
}

/** The worst flag of every cell that an error or a warning points at; notes mark nothing. */
export function flagsOf(findings: readonly Finding[], form: Form): ReadonlyMap<string, Flag> {
  const flags = new Map<string, Flag>();
  for (const severity of ['warning', 'error'] as const) {
    for (const finding of findings) {
      if (finding.severity !== severity) continue;
      for (const code of pointedAt(finding, form)) flags.set(code, severity);
    }
  }
  return flags;
}
