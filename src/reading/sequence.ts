/**
 * The reading by sequence: tokens in source order, label by label, counting. It never sees rows, columns or spans.
 * It says which tokens follow which label; how many belong there is decided by `counting.ts`.
 */
import type { SectionId } from '../forms/index.ts';
import { isRestOfCell } from './cut-cells.ts';
import { chooseMeaning, matchAt, type Match } from './label-match.ts';
import type { FormRow, LabelIndex, Meaning } from './labels.ts';
import { OpenHead } from './open-head.ts';
import { OpenRow, OpenStrip } from './open-runs.ts';
import type { RowRun, Sequence, StripRun, UnknownRun } from './runs.ts';
import { TextLines } from './text-lines.ts';
import type { Token } from './tokens.ts';
import { isUnit, unitInLabel } from './value.ts';

const hasDigit = (text: string): boolean => /[\d\uff10-\uff19]/u.test(text);

/** With fewer leaf labels before it, a word is none of a strip's numbers. */
const enoughLeaves = 5;

class Walk {
  private readonly rows: RowRun[] = [];
  private readonly strips: StripRun[] = [];
  private readonly unknown: UnknownRun[] = [];
  private readonly orphaned = new Set<SectionId>();
  private readonly head: OpenHead;
  private readonly lines: TextLines;
  /** What the next value belongs to: at most one of these three. */
  private row: OpenRow | null = null;
  private strip: OpenStrip | null = null;
  private stray: UnknownRun | null = null;
  private lastRow: FormRow | null = null;
  /** As `lastRow`, but null again after prose. */
  private zoneRow: FormRow | null = null;
  /** Where the group labels begin that a row's label follows; null where none do. */
  private groupFrom: number | null = null;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly labels: LabelIndex,
  ) {
    this.head = new OpenHead(labels.form);
    this.lines = new TextLines(tokens);
  }

  run(): Sequence {
    let i = 0;
    while (i < this.tokens.length) {
      const token = this.tokens[i];
      if (token === undefined) break;
      if (token.kind === 'word') i = this.word(i, token);
      else {
        if (token.kind === 'value') this.value(token);
        else this.prose();
        i++;
      }
    }
    this.prose();
    return { rows: this.rows, strips: this.strips, unknown: this.unknown, orphaned: this.orphaned };
  }

  private prose(): void {
    this.endBlankStrip();
    this.close();
  }

  /** Prose or the end: no table goes on over it. */
  private close(): void {
    if (this.row !== null) this.row.run.isLast = true;
    this.endRun();
    this.head.close();
    this.zoneRow = null;
  }

  private endRun(): void {
    this.row = null;
    this.stray = null;
    this.strip = null;
    // Blanks that only a label follows were fillers of a head; with nothing after them they were the numbers.
    this.head.blanks = [];
  }

  private value(token: Token): void {
    this.groupFrom = null;
    if (this.row?.isCutOffFrom(token) === true) this.endRun();
    const strip = this.head.stripSection;
    if (this.row !== null) this.row.addValue(token);
    else if (this.stray !== null) {
      const { tokens, after, section } = this.stray;
      tokens.push(token);
      if (after === null && section !== null && hasDigit(token.text)) this.orphaned.add(section);
    } else if (this.strip !== null) this.strip.add(token);
    else if (strip !== null && this.head.leafCount > 0) {
      if (token.text === '') this.head.blanks.push(token);
      else this.beginStrip(strip, token);
    } else if (hasDigit(token.text)) {
      const section = this.head.section ?? this.zoneRow?.section.id;
      if (section !== undefined) this.orphaned.add(section);
    }
  }

  private beginStrip(section: SectionId, token: Token): void {
    // In text, blanks on lines above are fillers of the head.
    const isRowALine = (t: Token): boolean => this.lines.isRow(t.line) || this.lines.isRow(token.line);
    const blanks = this.head.blanks.filter((t) => t.line === token.line || !isRowALine(t));
    this.strip = new OpenStrip(this.head.endAsStrip(section, [...blanks, token]));
    this.strips.push(this.strip.run);
  }

  /** A strip whose every number is blank has nothing but blanks after its head. */
  private endBlankStrip(): void {
    const section = this.head.stripSection;
    const { blanks, leafCount } = this.head;
    if (section === null || leafCount === 0 || blanks.length === 0) return;
    this.strips.push(this.head.endAsStrip(section, blanks));
  }

  /** Takes the label at token `i`, or the one word; gives the index after it. */
  private word(i: number, token: Token): number {
    const match = matchAt(this.tokens, i, this.labels);
    const meaning = match === null ? null : chooseMeaning(match, token.line, this.head, this.lastRow);
    if (match === null || meaning === null) {
      if (this.opensStrip(token, i)) this.value(token);
      else this.unmatched(token);
      return i + 1;
    }
    if (meaning.kind === 'row') this.beginRow(meaning.at, match, i);
    else this.label(meaning, match, i);
    return match.end;
  }

  private beginRow(at: FormRow, match: Match, i: number): void {
    const repeats = this.row?.run.at === at && this.row.isBlank;
    if (repeats) return;
    this.endBlankStrip();
    this.endRun();
    const head = this.head.endAtRow();
    const labelEnd = this.tokens[match.end - 1];
    if (labelEnd === undefined) return;
    const { column, isAfterEmpty } = this.lines.before(match.end - 1);
    const run: RowRun = {
      column,
      isAfterEmpty,
      labelCells: match.end - (this.groupFrom ?? i),
      head,
      at,
      labelEnd,
      tokens: [],
      from: i,
      isLast: false,
      headExponent: unitInLabel(match.text) ?? this.head.exponentOver(at),
    };
    this.row = new OpenRow(run);
    this.rows.push(run);
    // A row that stands over others (（六）其他处理) may be their group.
    this.groupFrom = at.row.alternative?.side === 'whole' ? (this.groupFrom ?? i) : null;
    this.lastRow = at;
    this.zoneRow = at;
  }

  /** A label that is no row's. */
  private label(meaning: Exclude<Meaning, { readonly kind: 'row' }>, match: Match, i: number): void {
    if (meaning.kind !== 'column') this.endBlankStrip();
    if (this.row !== null && (meaning.kind === 'heading' || meaning.kind === 'prose'))
      this.row.run.isLast = true;
    this.endRun();
    this.groupFrom = meaning.kind === 'group' ? (this.groupFrom ?? i) : null;
    if (meaning.kind === 'column') this.head.add(meaning, this.tokens[i]?.line ?? 0, unitInLabel(match.text));
    else if (meaning.kind === 'stub') this.head.begin(meaning.section);
    else if (meaning.kind === 'group') this.head.leave();
    else this.close();
  }

  private isFragmentOfLabel({ text }: Token): boolean {
    return this.labels.isFragment(this.labels.normOf(text));
  }

  /** Words where the first number of a strip belongs: a number follows them. */
  private opensStrip(token: Token, i: number): boolean {
    if (this.row !== null || this.strip !== null || this.head.stripSection === null) return false;
    if (this.head.leafCount < enoughLeaves) return false;
    if (this.labels.normOf(token.text) === '' || this.isFragmentOfLabel(token)) return false;
    const next = this.tokens[i + 1];
    return next?.kind === 'value' && next.table === token.table;
  }

  /** A word that is no label of the form. */
  private unmatched(token: Token): void {
    const isOutside =
      this.row === null && this.strip === null && this.head.section === null && this.zoneRow === null;
    if (isOutside || this.labels.normOf(token.text) === '') return; // an item mark of its own
    if (isRestOfCell(token, (this.row ?? this.strip)?.run.tokens.at(-1) ?? null)) {
      // With its second half the count cannot fit.
      (this.row ?? this.strip)?.add(token);
      return;
    }
    if (this.row !== null && this.isOfRow(token, this.row)) return;
    // The unit column beside a label that is not the form's.
    if (this.stray?.tokens.length === 0 && isUnit(token.text)) return;
    if (this.row === null) {
      if (this.stray === null && this.isFragmentOfLabel(token)) return;
      if (this.strip?.takesWord(token) === true) return;
    }
    this.row = null;
    this.strip = null;
    this.stray = {
      label: token.text,
      at: token,
      tokens: [],
      after: this.zoneRow,
      section: this.zoneRow?.section.id ?? this.head.section,
    };
    this.unknown.push(this.stray);
  }

  /** Whether a word is dealt with as one of a row's; else it is a label that is not the form's. */
  private isOfRow(token: Token, row: OpenRow): boolean {
    if (token.table !== row.run.labelEnd.table) {
      this.endRun();
      return true;
    }
    if (row.takesUnit(token)) return true;
    // A piece of a label that was cut is none of the row's cells, and no other label; a unit by itself in a cell is one.
    const isUnitCell = token.table > 0 && isUnit(token.text);
    if (!isUnitCell && this.isFragmentOfLabel(token)) return true;
    if (row.endsBefore(token)) return false;
    // Words where a number belongs.
    row.add(token);
    return true;
  }
}

/** Reads a run of tokens against the labels of a form. Linear time. */
export function readSequence(tokens: readonly Token[], labels: LabelIndex): Sequence {
  return new Walk(tokens, labels).run();
}
