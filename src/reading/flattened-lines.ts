/** What the lines of numbers of a section in text say, where reading label by label did not read it wholly. */
import type { Section } from '../forms/index.ts';
import type { Answers } from './answers.ts';
import { hasHalfNumber } from './cut-cells.ts';
import type { FormRow, LabelIndex } from './labels.ts';
import { readNumberLines, readStripLine } from './number-lines.ts';
import type { SectionsFound } from './printed-rows.ts';
import type { Token } from './tokens.ts';

/** A document as far as it is read; what its lines of numbers say is added to it. */
export interface ReadSoFar {
  readonly tokens: readonly Token[];
  readonly labels: LabelIndex;
  readonly answers: Answers;
  readonly sections: SectionsFound;
  readonly printedRows: Set<FormRow>;
}

/** The tokens from the last heading of a section to the heading of the next; null where it has no heading. */
function zoneOf(tokens: readonly Token[], section: Section, labels: LabelIndex): Token[] | null {
  const from = tokens.findLastIndex(
    ({ kind, text }) =>
      kind === 'word' &&
      labels.meaningsOf(text).some((m) => m.kind === 'heading' && m.section === section.id),
  );
  if (from < 0) return null;
  for (let to = from + 1; to < tokens.length; to++) {
    const token = tokens[to];
    if (token?.kind !== 'word') continue;
    // The last heading of this section is behind: any other ends it.
    const ends = labels.meaningsOf(token.text).some((m) => m.kind === 'prose' || m.kind === 'heading');
    if (ends) return tokens.slice(from + 1, to);
  }
  return tokens.slice(from + 1);
}

/** A strip whose head's labels are cut over lines: its one line of numbers, where every label's characters are there. */
export function addStripLine(section: Section, read: ReadSoFar): void {
  const zone = zoneOf(read.tokens, section, read.labels);
  if (zone === null || zone.some((t) => t.table > 0)) return;
  const line = readStripLine(zone, section);
  const near = line?.tokens[0];
  if (line === null || near === undefined) return;
  read.sections.set(section.id, 'text');
  read.answers.put(line.codes, [{ kind: 'exact', tokens: line.tokens }], near, null);
}

/** Where label by label did not read a matrix of text wholly, its number lines may: then only they count. */
export function addNumberLines(section: Section, read: ReadSoFar): void {
  const { answers, labels, printedRows } = read;
  const fields = labels.form.fields.filter((f) => f.section === section.id);
  if (fields.every((f) => f.alternative !== null || answers.isSure(f.code))) return;
  const zone = zoneOf(read.tokens, section, labels);
  if (zone === null) return;
  const lines = readNumberLines(zone, section, labels);
  if (lines === null) return;
  read.sections.set(section.id, 'text');
  answers.forget(new Set(fields.map((f) => f.code)));
  for (const row of [...printedRows]) if (row.section === section) printedRows.delete(row);
  for (const { at, tokens } of lines) {
    printedRows.add(at);
    const near = tokens[0];
    if (near === undefined) continue;
    const kind = tokens.length === at.codes.length ? 'exact' : 'lost';
    if (hasHalfNumber(tokens)) answers.doubt(at.codes, 'order', near, near);
    else answers.put(at.codes, [{ kind, tokens }], near, null);
  }
}
