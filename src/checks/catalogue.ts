/** All rules, in the contract's order: by severity, and then as record.md lists them. */
import { forms, type Bilingual } from '../forms/index.ts';
import type { Severity } from '../record/index.ts';
import { agencyUnresolved } from './agency-unresolved.ts';
import { ambiguousCells } from './ambiguous.ts';
import { betweenRules } from './between/between-rules.ts';
import { en as betweenEn } from './between/messages.en.ts';
import { zh as betweenZh } from './between/messages.zh.ts';
import { blankCells } from './blank-cells.ts';
import { claimMismatch } from './claim-mismatch.ts';
import { claimScope } from './claim-scope.ts';
import { identityRules } from './identity-rules.ts';
import { lowConfidence } from './low-confidence.ts';
import { en } from './messages.en.ts';
import { zh } from './messages.zh.ts';
import { missingRow } from './missing-row.ts';
import { missingSection } from './missing-section.ts';
import { mixedForms } from './mixed-forms.ts';
import { notACount } from './not-a-count.ts';
import { notInForce } from './not-in-force.ts';
import { publishedLate } from './published-late.ts';
import type { Rule } from './rule.ts';
import { unitOfAmount } from './unit-of-amount.ts';
import { unknownForm } from './unknown-form.ts';
import { unknownRow } from './unknown-row.ts';
import { yearConflict } from './year-conflict.ts';

/** The rules that need one report. The newest edition's identities stand first, as in forms.md. */
export const rules: readonly Rule[] = [
  ...identityRules([...forms].reverse()),
  ambiguousCells,
  claimMismatch,
  notACount,
  unitOfAmount,
  missingSection,
  unknownForm,
  mixedForms,
  yearConflict,
  publishedLate,
  agencyUnresolved,
  notInForce,
  missingRow,
  unknownRow,
  blankCells,
  lowConfidence,
  claimScope,
];

/** What people read of a rule; the whole of it is on its page, `docs/rules/ID.md`. */
export interface RuleEntry {
  readonly id: string;
  readonly severity: Severity;
  readonly title: Bilingual;
  /** What a finding of it says, one sentence. */
  readonly summary: Bilingual;
  /** For a rule that an identity of the form gives: the forms with that identity, oldest first; else empty. */
  readonly forms: readonly string[];
  /** The rule's page, from the root of the repository. */
  readonly page: string;
}

const words = {
  zh: new Map(Object.entries({ ...zh.rules, ...betweenZh.rules })),
  en: new Map(Object.entries({ ...en.rules, ...betweenEn.rules })),
};

/** Throws at load time for a rule without words: that is a mistake in the program, not in a document. */
function entryOf({ id, severity }: Pick<Rule, 'id' | 'severity'>): RuleEntry {
  const inChinese = words.zh.get(id);
  const inEnglish = words.en.get(id);
  if (inChinese === undefined || inEnglish === undefined) throw new Error(`${id}: the rule has no title`);
  return {
    id,
    severity,
    title: { zh: inChinese.title, en: inEnglish.title },
    summary: { zh: inChinese.summary, en: inEnglish.summary },
    forms: forms.filter((form) => form.identities.some(({ rule }) => rule === id)).map((form) => form.id),
    page: `docs/rules/${id}.md`,
  };
}

/** Rules of one report and rules between reports as one list: each of the latter stands behind this one. */
const standsBehind: Readonly<{ [between: string]: string }> = {
  'years.carry_over': 'ogi-2014.staff_sum',
  'duplicate.report': 'published.late',
};

/** The other rules between reports stand behind the last warning of one report. */
const lastWarning = 'agency.unresolved';

function inOrder(): Pick<Rule, 'id' | 'severity'>[] {
  return rules.flatMap((rule) => [
    rule,
    ...betweenRules.filter(({ id }) => (standsBehind[id] ?? lastWarning) === rule.id),
  ]);
}

/** The rules for people, in order. */
export const catalogue: readonly RuleEntry[] = inOrder().map(entryOf);

/** The ids of the rules that need several reports: `check` and `build` give them, `parse` does not. */
export const betweenRuleIds: ReadonlySet<string> = new Set(betweenRules.map(({ id }) => id));

/** The ids of the rules, in order. */
export const ruleIds: readonly string[] = catalogue.map(({ id }) => id);

const byId = new Map(catalogue.map((entry) => [entry.id, entry]));

/** The catalogue's entry; null for an id that is no rule's of this room. */
export function ruleOf(id: string): RuleEntry | null {
  return byId.get(id) ?? null;
}
