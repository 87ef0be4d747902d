/** Which cells of a report's tables are marked, and how. */
import type { Form } from '../forms/index.ts';
import type { Finding } from '../record/index.ts';

export type Flag = 'error' | 'warning';

/**
 * The cells a finding points at. Of an identity only the reported side and the suspects: its other side can be a
 * whole column, and marking that would show nothing.
 */
function pointedAt(finding: Finding, form: Form): readonly string[] {
  const identity = form.identities.find(
    (one) =>
      one.rule === finding.rule &&
      one.row === finding.row &&
      one.column === finding.column &&
      one.block === finding.block &&
      one.reported[0] === finding.codes[0],
  );
  const codes = identity === undefined ? finding.codes : identity.reported;
  return [...codes, ...(finding.suspects ?? []).flatMap((set) => set.codes)];
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
