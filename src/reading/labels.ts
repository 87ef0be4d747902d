/** The labels of a form, ready to be recognised: what a text may mean on it. */
import {
  codeOf,
  firstOfLabel,
  forms,
  normaliseLabel,
  normaliseWhole,
  type Block,
  type Column,
  type Form,
  type Label,
  type Row,
  type Section,
  type SectionId,
} from '../forms/index.ts';
import { remembered } from './remembered.ts';

/** A row of a form and its place in the form's order. */
export interface FormRow {
  readonly section: Section;
  readonly block: Block;
  readonly row: Row;
  /** From 0 over the whole form. */
  readonly order: number;
  /** The columns that the row has, and the codes of their places. */
  readonly columns: readonly Column[];
  readonly codes: readonly string[];
}

/** What a text may mean on a form. */
export type Meaning =
  | { readonly kind: 'row'; readonly at: FormRow }
  /** A label over several rows. */
  | { readonly kind: 'group'; readonly section: SectionId }
  /** A head cell; `isLeaf` where numbers stand under it. */
  | { readonly kind: 'column'; readonly section: SectionId; readonly isLeaf: boolean; readonly leaf: string }
  /** The heading of a block, or what stands above its row labels. */
  | { readonly kind: 'stub'; readonly section: SectionId }
  /** The heading of a section of tables. */
  | { readonly kind: 'heading'; readonly section: SectionId }
  /** The heading of a section of prose. */
  | { readonly kind: 'prose' };

export interface LabelIndex {
  readonly form: Form;
  readonly rows: readonly FormRow[];
  /** What a normalised text means; empty where it is no label of the form. */
  lookup(norm: string): readonly Meaning[];
  /** What a text as printed means: also tried with the words of its notes, and after a group's label. */
  meaningsOf(text: string): readonly Meaning[];
  /** Whether a label may begin with this text: a cheap look that most texts of a page do not pass. */
  mayBegin(text: string): boolean;
  /** What `firstOfLabel` gives for the labels. */
  readonly firsts: ReadonlySet<string | null>;
  /** `normaliseLabel`, remembered: the labels of one report are those of the next. */
  normOf(text: string): string;
  /** Whether some label goes on after this normalised beginning. */
  isBeginning(norm: string): boolean;
  /** Whether this normalised text is a piece of a label that has been cut. */
  isFragment(norm: string): boolean;
  /** The spellings of a label, normalised. */
  spellings(label: Label): ReadonlySet<string>;
}

const none: readonly Meaning[] = [];

function spellingsOf(label: Label): Set<string> {
  const all = new Set<string>();
  for (const text of [label.zh, ...label.seen]) {
    all.add(normaliseLabel(text));
    all.add(normaliseWhole(text));
  }
  all.delete('');
  return all;
}

function compile(form: Form): LabelIndex {
  const meanings = new Map<string, Meaning[]>();
  const beginnings = new Set<string>();
  const spelled = new Map<Label, ReadonlySet<string>>();
  const groups = new Set<string>();
  const rows: FormRow[] = [];
  let whole = '';

  const spellings = (label: Label): ReadonlySet<string> => {
    let found = spelled.get(label);
    if (found === undefined) {
      found = spellingsOf(label);
      spelled.set(label, found);
    }
    return found;
  };
  const add = (label: Label, meaning: Meaning): void => {
    for (const norm of spellings(label)) {
      const list = meanings.get(norm) ?? [];
      const known = list.some(
        (m) =>
          m.kind === meaning.kind &&
          m.kind !== 'row' &&
          'section' in m &&
          'section' in meaning &&
          m.section === meaning.section,
      );
      if (!known) list.push(meaning);
      meanings.set(norm, list);
      for (let i = 1; i < norm.length; i++) beginnings.add(norm.slice(0, i));
      whole += `\n${norm}`;
    }
  };

  for (const section of form.sections) {
    add(section.heading, { kind: 'heading', section: section.id });
    for (const block of section.blocks) {
      if (block.heading !== null) add(block.heading, { kind: 'stub', section: section.id });
      if (block.stub !== null) add(block.stub, { kind: 'stub', section: section.id });
      for (const column of block.columns) {
        column.path.forEach((label, level) => {
          const isLeaf = level === column.path.length - 1;
          add(label, { kind: 'column', section: section.id, isLeaf, leaf: label.zh });
        });
      }
      for (const row of block.rows) {
        if (row.path.length === 0) continue;
        const columns = block.columns.filter((c) => !(row.without?.includes(c.id) ?? false));
        const codes = columns.map((c) => codeOf(row, c));
        const at: FormRow = { section, block, row, order: rows.length, columns, codes };
        rows.push(at);
        row.path.forEach((label, level) => {
          if (level === row.path.length - 1) add(label, { kind: 'row', at });
          else {
            add(label, { kind: 'group', section: section.id });
            for (const norm of spellings(label)) groups.add(norm);
          }
        });
      }
    }
  }
  for (const prose of form.prose) add(prose.heading, { kind: 'prose' });

  const lookup = (norm: string): readonly Meaning[] => meanings.get(norm) ?? none;
  const groupsLongestFirst = [...groups].sort((a, b) => b.length - a.length);
  const firsts = new Set([...meanings.keys()].map((norm) => firstOfLabel(norm)));

  const mayBegin = (text: string): boolean => {
    const first = firstOfLabel(text);
    // A mark of its own (三、) may stand before its label.
    return first === null || (first === '' ? text.length <= 8 : firsts.has(first));
  };
  const meaningsOf = (text: string): readonly Meaning[] => {
    const norm = normaliseLabel(text);
    const found = lookup(norm);
    if (found.length > 0) return found;
    const inFull = lookup(normaliseWhole(text));
    if (inFull.length > 0) return inFull;
    let rest = norm;
    for (let depth = 0; depth < 2; depth++) {
      const group = groupsLongestFirst.find((g) => rest.length > g.length && rest.startsWith(g));
      if (group === undefined) break;
      rest = withoutMark(rest.slice(group.length));
      const inside = lookup(rest).filter((m) => m.kind === 'row');
      if (inside.length > 0) return inside;
    }
    return none;
  };
  const remember = remembered(meaningsOf);
  return {
    form,
    rows,
    lookup,
    spellings,
    mayBegin,
    firsts,
    normOf,
    meaningsOf: (text) => (mayBegin(text) ? remember(text) : none),
    isBeginning: (norm) => beginnings.has(norm),
    isFragment: (norm) => norm.length > 0 && norm.length <= 60 && whole.includes(norm),
  };
}

const normOf = remembered(normaliseLabel);

/** Drops the digit that an item mark leaves where it stood inside a joined label. */
function withoutMark(norm: string): string {
  return norm.replace(/^\d{1,2}/, '');
}

const compiled = new WeakMap<Form, LabelIndex>();

/** The label index of a form; compiled once. */
export function labelsOf(form: Form): LabelIndex {
  let index = compiled.get(form);
  if (index === undefined) {
    index = compile(form);
    compiled.set(form, index);
  }
  return index;
}

let all: readonly LabelIndex[] | null = null;

/** The label indexes of all editions, in the order of their issue. */
export function labelIndexes(): readonly LabelIndex[] {
  all ??= forms.map(labelsOf);
  return all;
}

let allFirsts: ReadonlySet<string | null> | null = null;

/** Whether a label of any edition may begin with this text (`LabelIndex.mayBegin`). */
export function mayBeginLabel(text: string): boolean {
  const first = firstOfLabel(text);
  if (first === null) return true;
  if (first === '') return text.length <= 8;
  allFirsts ??= new Set(labelIndexes().flatMap((index) => [...index.firsts]));
  return allFirsts.has(first);
}
