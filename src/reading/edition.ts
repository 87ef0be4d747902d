/** Which edition a document's tables follow: by the words of their heads, for the year does not fix it. */
import {
  formInForce,
  forms,
  type Form,
  type FormId,
  type Label,
  type Section,
  type SectionId,
} from '../forms/index.ts';
import { labelIndexes, labelsOf } from './labels.ts';
import type { Token } from './tokens.ts';

/** How many rows of the indicator list make a table that list: a few of its labels also stand in prose. */
const enoughIndicators = 8;

export interface Edition {
  /** Null where no edition fits. */
  readonly form: Form | null;
  /** Sections with the labels of another edition. */
  readonly mixed: readonly { readonly section: SectionId; readonly form: FormId }[];
}

function labelsOfSection(section: Section, leavesOnly: boolean): Label[] {
  return section.blocks.flatMap((block) => [
    ...block.columns.flatMap((c) => (leavesOnly ? c.path.slice(-1) : c.path)),
    ...block.rows.flatMap((r) => r.path.slice(-1)),
  ]);
}

/** Spellings of a section's labels that no other edition's same section has. */
function markersOf(form: Form, sectionId: SectionId): Set<string> {
  const own = new Set<string>();
  for (const section of form.sections) {
    if (section.id !== sectionId) continue;
    for (const label of labelsOfSection(section, true)) {
      for (const spelling of labelsOf(form).spellings(label)) own.add(spelling);
    }
  }
  for (const other of forms) {
    if (other === form) continue;
    for (const section of other.sections) {
      if (section.id !== sectionId) continue;
      for (const label of labelsOfSection(section, true)) {
        for (const spelling of labelsOf(other).spellings(label)) own.delete(spelling);
      }
    }
  }
  return own;
}

interface Markers {
  readonly form: Form;
  readonly proactive: ReadonlySet<string>;
  readonly requests: ReadonlySet<string>;
}

let known: readonly Markers[] | null = null;

function markers(): readonly Markers[] {
  known ??= forms.map((form) => ({
    form,
    proactive: markersOf(form, 'proactive'),
    requests: markersOf(form, 'requests'),
  }));
  return known;
}

/**
 * Distinct markers met among words, and in the words joined two and three at a time (heads are cut in the middle).
 */
function hits(words: readonly string[], marks: ReadonlySet<string>): number {
  const met = new Set<string>();
  const firsts = new Set([...marks].map((mark) => mark.charAt(0)));
  words.forEach((word, i) => {
    if (!firsts.has(word.charAt(0))) return;
    const two = word + (words[i + 1] ?? '');
    for (const text of [word, two, two + (words[i + 2] ?? '')]) if (marks.has(text)) met.add(text);
  });
  return met.size;
}

/** Decides the edition from the words outside prose. `year` is asked only where section 2 is not there. */
export function findEdition(tokens: readonly Token[], year: number | null): Edition {
  const words: string[] = [];
  const indexes = labelIndexes();
  tokens.forEach((token, i) => {
    if (token.kind !== 'word' || token.text.length > 120) return;
    // A piece after a beginning may go on with it.
    const before = tokens[i - 1];
    const isCandidate = (text: string): boolean => indexes.some((index) => index.mayBegin(text));
    if (!isCandidate(token.text) && !(before?.kind === 'word' && isCandidate(before.text))) return;
    const norm = indexes[0]?.normOf(token.text) ?? '';
    if (norm !== '') words.push(norm);
  });
  const list = forms.find((form) => form.sections.some((s) => s.shape === 'list'));
  if (list !== undefined) {
    const rows = new Set<string>();
    for (const word of words) {
      for (const m of labelsOf(list).lookup(word)) if (m.kind === 'row') rows.add(m.at.row.id);
    }
    if (rows.size >= enoughIndicators) return { form: list, mixed: [] };
  }
  const scores = markers()
    .filter(({ form }) => form !== list)
    .map((m) => ({ form: m.form, proactive: hits(words, m.proactive), requests: hits(words, m.requests) }));
  const best = [...scores].sort((a, b) => b.proactive - a.proactive);
  const [first, second] = best;
  if (first !== undefined && first.proactive > 0 && first.proactive > (second?.proactive ?? 0)) {
    const mixed: { section: SectionId; form: FormId }[] = [];
    if (second !== undefined && second.requests > 0 && first.requests === 0) {
      mixed.push({ section: 'requests', form: second.form.id });
    }
    if (second !== undefined && second.proactive > 1)
      mixed.push({ section: 'proactive', form: second.form.id });
    return { form: first.form, mixed };
  }
  const byRequests = scores.find((s) => s.requests > 0);
  if (byRequests !== undefined) return { form: byRequests.form, mixed: [] };
  const hasTables = scores.map((s) => s.form).find((form) => commonRows(words, form) >= 3);
  if (hasTables === undefined) return { form: null, mixed: [] };
  const inForce = year === null ? null : formInForce(year);
  if (inForce !== null && inForce !== list) return { form: inForce, mixed: [] };
  return { form: null, mixed: [] };
}

/** How many rows of a form's matrix are named: a document that names some has its tables, whatever the edition. */
function commonRows(words: readonly string[], form: Form): number {
  const rows = new Set<string>();
  for (const word of words) {
    for (const m of labelsOf(form).lookup(word)) {
      if (m.kind === 'row' && m.at.section.shape !== 'blocks') rows.add(m.at.row.id);
    }
  }
  return rows.size;
}
