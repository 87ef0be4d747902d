/** Rule `parse.ambiguous`. */
import type { RuleContext } from './context.ts';
import { confirmedCodes } from './confirmed-codes.ts';
import { sectionLabel } from './labels.ts';
import type { DoubtfulReason } from './message-facts.ts';
import { defineRule } from './rule.ts';
import { say } from './say.ts';
import { bySection } from './section-codes.ts';

/**
 * Places with something printed that we have no certain number for. One finding a reason and section. Besides what reading
 * noted it takes every cell that would else be without a number and without a word about it.
 */
export const ambiguousCells = defineRule({
  id: 'parse.ambiguous',
  severity: 'warning',
  assessed: ({ form }) => (form === null ? 0 : 1),
  *check(context) {
    const { form } = context;
    if (form === null) return;
    for (const [reason, codes] of codesByReason(context)) {
      for (const part of bySection(form, codes)) {
        yield {
          // Two printed copies that differ are in the document; which of them counts is not for us to say.
          blame: reason === 'copies_differ' ? 'unsure' : 'parse',
          codes: part.codes,
          reported: reason,
          message: say((m) => m.ambiguous(sectionLabel(form, part.section), part.codes.length, reason)),
        };
      }
    }
  },
});

/** Every code once, with the first reason that touches it: findings with the same codes would have the same id. */
function codesByReason(context: RuleContext): Map<DoubtfulReason, Set<string>> {
  const { form, report, notes, cells, evaluations } = context;
  const reasons = new Map<string, DoubtfulReason>();
  const note = (code: string, reason: DoubtfulReason) => {
    if (!reasons.has(code)) reasons.set(code, reason);
  };
  for (const { codes, reason } of notes.ambiguous) for (const code of codes) note(code, reason);
  const isMissing = new Set(notes.missingSections.map(({ section }) => section));
  const hasUnitNote = new Set(notes.units.map(({ code }) => code));
  let confirmed: ReadonlySet<string> | null = null;
  for (let i = 0; i < cells.length; i += 1) {
    const cell = cells[i];
    const field = form?.fields[i];
    if (cell === undefined || field === undefined) continue;
    const { code, section } = field;
    const hasValue = (report.values[code] ?? null) !== null;
    if (cell.state === 'unreadable' && !isMissing.has(section)) note(code, 'unreadable');
    if (cell.state === 'ambiguous') note(code, cell.confidence < 1 ? 'unconfirmed' : 'unexplained');
    if (cell.state === 'reported' && !hasValue && !hasUnitNote.has(code)) note(code, 'unexplained');
    if (!hasValue || cell.confidence >= 1) continue;
    confirmed ??= confirmedCodes(evaluations);
    if (!confirmed.has(code)) note(code, 'unconfirmed');
  }
  const byReason = new Map<DoubtfulReason, Set<string>>();
  for (const [code, reason] of reasons) {
    const codes = byReason.get(reason) ?? new Set<string>();
    byReason.set(reason, codes.add(code));
  }
  return byReason;
}
