/** A finding as lines for people: what, whose, the sentence, and what would mend it. */
import { cellLabel } from '../checks/index.ts';
import { formById, type Form } from '../forms/index.ts';
import type { Finding, SuspectSet } from '../record/index.ts';
import { cleanText } from './clean-text.ts';
import type { Language } from './language.ts';
import type { Messages } from './messages.en.ts';
import type { Paint } from './paint.ts';
import { wrapTo } from './width.ts';

export interface FindingView {
  /** The form whose labels name the codes; null shows the codes themselves. */
  readonly form: Form | null;
  readonly language: Language;
  readonly t: Messages;
  readonly paint: Paint;
  readonly width: number;
}

/** Sets of suspects that are listed; the record has them all. */
const setsShown = 3;

/** The form of a record's report, for the labels of its findings. */
export function formOf(record: { readonly report: { readonly form: string | null } | null }): Form | null {
  return formById(record.report?.form ?? null);
}

function suspectLine(set: SuspectSet, view: FindingView): string {
  return set.codes
    .map((code, at) => {
      const label = cleanText(cellLabel(view.form, code)[view.language]);
      return view.t.suspect(label, String(set.would_be[at] ?? '?'));
    })
    .join(view.t.assignJoin);
}

/** The lines of one finding, none wider than the view where words allow it. */
export function findingLines(finding: Finding, view: FindingView): string[] {
  const { t, paint } = view;
  const lines: string[] = [
    `${paint(finding.severity, t.severity[finding.severity])}  ${paint('bold', cleanText(finding.rule))}  ${paint('dim', t.blame[finding.blame])}`,
  ];
  const put = (text: string, indent: number): void => {
    for (const line of wrapTo(cleanText(text), view.width - indent)) lines.push(' '.repeat(indent) + line);
  };
  put(finding.message[view.language], 2);
  const sets = finding.suspects ?? [];
  if (sets.length > 0) {
    put(sets.length === 1 ? t.suspectsOne : t.suspectsMany, 2);
    for (const set of sets.slice(0, setsShown)) put(suspectLine(set, view), 4);
    if (sets.length > setsShown) put(t.andMore(sets.length - setsShown), 4);
  }
  return lines;
}
