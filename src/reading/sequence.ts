/**
 * The reading by sequence: tokens in source order, label by label, counting. It never sees rows, columns or spans.
 * It says which tokens follow which label; how many belong there is decided by `counting.ts`.
 */
import { hasItemMark, type SectionId } from '../forms/index.ts';
import type { FormRow, LabelIndex, Meaning } from './labels.ts';
import type { Token } from './tokens.ts';
import { isUnit, unitInLabel, unitOfText } from './value.ts';

/** A row as the sequence has it: its label and what follows it up to the next label. */
export interface RowRun {
  readonly at: FormRow;
  /** The label as printed, its pieces joined. */
  readonly label: string;
  readonly labelEnd: Token;
  readonly tokens: Token[];
  /** Index of the label's first token in the stream. */
  readonly from: number;
  /** Cells before the label's last piece on its line, and whether one is empty: covered cells are then kept. -1 in tables. */
  readonly column: number;
  readonly isAfterEmpty: boolean;
  /** How many tokens its label takes up, with the group labels right before it. */
  readonly labelCells: number;
  /** The leaf labels of the head over it, in source order; empty where none was seen. */
  readonly head: readonly string[];
  /** A text that is no label of the form stands between this row's numbers and the next label. */
  isFollowedByUnknown: boolean;
  /** Nothing but the end of the stream, or prose, follows. */
  isLast: boolean;
  /** The power of ten of the money unit printed in the row or its head; null where none is. */
  headExponent: number | null;
}

/** A strip (section 4): sets of leaf labels, and the numbers that follow them. */
export interface StripRun {
  readonly section: SectionId;
  /** The leaf labels in source order. */
  readonly leaves: readonly string[];
  /** Labels above the leaves, in source order. */
  readonly groups: readonly string[];
  readonly tokens: Token[];
  readonly from: number;
}

/** A label that is not the form's, with what follows it. */
export interface UnknownRun {
  readonly label: string;
  readonly at: Token;
  readonly tokens: Token[];
  /** The row of the form before it; null where none is. */
  readonly after: FormRow | null;
  readonly section: SectionId | null;
}

export interface Sequence {
  readonly rows: readonly RowRun[];
  readonly strips: readonly StripRun[];
  readonly unknown: readonly UnknownRun[];
  /** Sections among whose labels numbers stand that follow none of them: labels may follow their numbers there. */
  readonly orphaned: ReadonlySet<SectionId>;
  /** Sections whose heading stands in the stream outside prose, with the token's index. */
  readonly headings: readonly { readonly section: SectionId; readonly index: number }[];
}

/** A label that was cut is joined from at most this many tokens (a vertical label has one character each). */
const mostPieces = 14;

interface Match {
  readonly meanings: readonly Meaning[];
  /** Index after the last token of the label. */
  readonly end: number;
  readonly text: string;
}

/** The longest label that begins at token `i`; null where none does. */
function matchAt(tokens: readonly Token[], i: number, labels: LabelIndex): Match | null {
  const first = tokens[i];
  if (first === undefined || !labels.mayBegin(first.text)) return null;
  let best: Match | null = null;
  let text = '';
  for (let j = i; j < tokens.length && j < i + mostPieces; j++) {
    const token = tokens[j];
    if (token?.kind !== 'word' || token.table !== first.table) break;
    // A mark of its own (三、) is no beginning of another cell's label in the middle of one.
    text += token.text;
    const norm = labels.normOf(text);
    const meanings = j === i ? labels.meaningsOf(token.text) : labels.lookup(norm);
    if (meanings.length > 0) best = { meanings, end: j + 1, text };
    if (norm !== '' && !labels.isBeginning(norm)) break;
  }
  return best;
}

/** How the second half of a number begins that was cut at a separator. */
const restOfNumber = /^\s*[,.，．]\s*[\d\uff10-\uff19]/u;

const hasDigit = (text: string): boolean => /[\d\uff10-\uff19]/u.test(text);

class Walk {
  readonly rows: RowRun[] = [];
  readonly strips: StripRun[] = [];
  readonly unknown: UnknownRun[] = [];
  readonly headings: { section: SectionId; index: number }[] = [];
  private readonly orphaned = new Set<SectionId>();
  /** Lines of text with at least three cells; worked out when first asked for. */
  private rowLines: ReadonlySet<number> | null = null;
  private row: RowRun | null = null;
  private stray: UnknownRun | null = null;
  private lastRow: FormRow | null = null;
  /** As `lastRow`, but null again after prose. */
  private zoneRow: FormRow | null = null;
  private blanks: Token[] = [];
  /** The section of the head being read; null while rows are. */
  private head: SectionId | null = null;
  private leaves: string[] = [];
  private groups: string[] = [];
  /** The leaf labels of the last head. */
  private lastHead: readonly string[] = [];
  /** Where the group labels begin that a row's label follows; null where none do. */
  private groupFrom: number | null = null;
  private strip: StripRun | null = null;
  private headExponents = new Map<string, number>();

  constructor(
    private readonly tokens: readonly Token[],
    private readonly labels: LabelIndex,
  ) {}

  run(): Sequence {
    let i = 0;
    while (i < this.tokens.length) {
      const token = this.tokens[i];
      if (token === undefined) break;
      if (token.kind === 'break') {
        this.endBlankStrip(i);
        this.close();
        i++;
      } else if (token.kind === 'value') {
        this.value(token, i);
        i++;
      } else i = this.word(i, token);
    }
    this.endBlankStrip(i);
    this.close();
    return {
      rows: this.rows,
      strips: this.strips,
      unknown: this.unknown,
      orphaned: this.orphaned,
      headings: this.headings,
    };
  }

  /** Prose or the end: no table goes on over it. */
  private close(): void {
    if (this.row !== null) this.row.isLast = true;
    this.endRow();
    this.head = null;
    this.zoneRow = null;
    this.clearHead();
    this.headExponents.clear();
  }

  private endRow(): void {
    this.row = null;
    this.stray = null;
    this.strip = null;
    if (this.blanks.length > 0) {
      // Blanks that only a label follows were fillers of a head; with nothing after them they were the numbers.
      this.blanks = [];
    }
  }

  private clearHead(): void {
    this.leaves = [];
    this.groups = [];
    this.blanks = [];
  }

  private value(token: Token, i: number): void {
    this.groupFrom = null;
    if (this.row !== null && token.table !== this.row.labelEnd.table && this.row.tokens.length > 0)
      this.endRow();
    if (this.row !== null) {
      const { line } = this.row.labelEnd;
      // An empty cell at the start of the next line is the next row's.
      const isNextRows =
        token.text === '' && line > 0 && token.line !== line && this.row.tokens.some((t) => t.line === line);
      if (!isNextRows) this.row.tokens.push(token);
    } else if (this.stray !== null) {
      this.stray.tokens.push(token);
      if (this.stray.after === null && this.stray.section !== null && hasDigit(token.text)) {
        this.orphaned.add(this.stray.section);
      }
    } else if (this.strip !== null) this.strip.tokens.push(token);
    else if (this.leaves.length > 0 && this.head !== null && this.isStrip(this.head)) {
      if (token.text === '') this.blanks.push(token);
      else {
        this.strip = {
          section: this.head,
          leaves: this.leaves,
          groups: this.groups,
          // In text, blanks on lines above are fillers of the head.
          tokens: [...this.blanks.filter((t) => t.line === token.line || !this.isRowALine(t, token)), token],
          from: i,
        };
        this.strips.push(this.strip);
        this.clearHead();
      }
    } else if (hasDigit(token.text)) {
      const section = this.head ?? this.zoneRow?.section.id;
      if (section !== undefined) this.orphaned.add(section);
    }
  }

  /** Whether a line of this text holds several cells, so that a row does not go over to the next. */
  private isRowALine(a: Token, b: Token): boolean {
    if (this.rowLines === null) {
      const counts = new Map<number, number>();
      for (const { line } of this.tokens) counts.set(line, (counts.get(line) ?? 0) + 1);
      this.rowLines = new Set([...counts].flatMap(([line, n]) => (line > 0 && n >= 3 ? [line] : [])));
    }
    return this.rowLines.has(a.line) || this.rowLines.has(b.line);
  }

  /** A strip whose every number is blank has nothing but blanks after its head. */
  private endBlankStrip(i: number): void {
    if (
      this.head === null ||
      !this.isStrip(this.head) ||
      this.leaves.length === 0 ||
      this.blanks.length === 0
    )
      return;
    this.strips.push({
      section: this.head,
      leaves: this.leaves,
      groups: this.groups,
      tokens: this.blanks,
      from: i,
    });
    this.clearHead();
  }

  private isStrip(section: SectionId): boolean {
    return this.labels.form.sections.some((s) => s.id === section && s.shape === 'strip');
  }

  private word(i: number, token: Token): number {
    const match = matchAt(this.tokens, i, this.labels);
    const chosen = match === null ? null : this.choose(match);
    if (match === null || chosen === null) {
      if (this.opensStrip(token, i)) this.value(token, i);
      else this.unmatched(token);
      return i + 1;
    }
    this.take(chosen, match, i);
    return match.end;
  }

  /** Which of several meanings fits here: a head goes on with columns, rows go on with rows. */
  private choose(match: Match): Meaning | null {
    const rows = match.meanings.filter((m) => m.kind === 'row');
    const others = match.meanings.filter((m) => m.kind !== 'row');
    const columns = others.filter((m) => m.kind === 'column');
    const column = columns.find((m) => m.section === this.head) ?? columns[0];
    if (rows.length === 0) return column ?? others[0] ?? null;
    const row = this.nearest(rows);
    if (column !== undefined) {
      const isInHead = this.head !== null && this.head !== 'proactive';
      const isUsedUp = column.section === 'requests' && this.leaves.includes(column.leaf);
      if (isInHead && !isUsedUp && !hasItemMark(match.text)) {
        return column;
      }
      if (this.lastRow === null) return column;
      return row;
    }
    // （六）其他处理 is a row of its own, or stands over three: a group that is also a row is taken as the row; what
    // follows shows which.
    return row;
  }

  /** The row of these that comes next in the form's order; else the first of them. */
  private nearest(rows: readonly Meaning[]): Meaning | null {
    const last = this.lastRow?.order ?? -1;
    let best: Meaning | null = null;
    for (const m of rows) {
      if (m.kind === 'row' && m.at.order > last) {
        best = m;
        break;
      }
    }
    return best ?? rows.find((m) => m.kind === 'row' && m.at.order === last) ?? rows[0] ?? null;
  }

  private take(meaning: Meaning, match: Match, i: number): void {
    const exponent = unitInLabel(match.text);
    if (meaning.kind === 'row') {
      const repeats =
        this.row?.at === meaning.at && this.row.tokens.every((t) => t.text === '') && this.row.from < i;
      if (repeats) return;
      this.endBlankStrip(i);
      this.endRow();
      this.head = null;
      if (this.leaves.length > 0) this.lastHead = this.leaves;
      this.clearHead();
      const end = this.tokens[match.end - 1] ?? this.tokens[i];
      if (end === undefined) return;
      const before = this.before(match.end - 1);
      this.row = {
        column: end.line === 0 ? -1 : before.length,
        isAfterEmpty: before.some((t) => t.text === ''),
        labelCells: match.end - (this.groupFrom ?? i),
        head: this.lastHead,
        at: meaning.at,
        label: match.text,
        labelEnd: end,
        tokens: [],
        from: i,
        isFollowedByUnknown: false,
        isLast: false,
        headExponent: exponent ?? this.exponentOfHead(meaning.at),
      };
      this.rows.push(this.row);
      // A row that stands over others (（六）其他处理) may be their group.
      this.groupFrom ??= meaning.at.row.alternative?.side === 'whole' ? i : null;
      if (meaning.at.row.alternative?.side !== 'whole') this.groupFrom = null;
      this.lastRow = meaning.at;
      this.zoneRow = meaning.at;
      return;
    }
    if (meaning.kind !== 'column') this.endBlankStrip(i);
    if (this.row !== null && (meaning.kind === 'heading' || meaning.kind === 'prose')) this.row.isLast = true;
    this.endRow();
    this.groupFrom = meaning.kind === 'group' ? (this.groupFrom ?? i) : null;
    if (meaning.kind === 'column') {
      if (this.head !== meaning.section) {
        this.head = meaning.section;
        this.clearHead();
      }
      (meaning.isLeaf ? this.leaves : this.groups).push(meaning.leaf);
      if (exponent !== null) this.headExponents.set(meaning.leaf, exponent);
    } else if (meaning.kind === 'heading') {
      this.headings.push({ section: meaning.section, index: i });
      this.close();
    } else if (meaning.kind === 'prose') {
      this.close();
    } else if (meaning.kind === 'stub') {
      this.head = meaning.section;
      this.clearHead();
      this.headExponents.clear();
    } else this.head = null;
  }

  /** The tokens before token `i` on its line. */
  private before(i: number): Token[] {
    const line = this.tokens[i]?.line ?? 0;
    const found: Token[] = [];
    if (line === 0) return found;
    for (let j = i - 1; j >= 0 && this.tokens[j]?.line === line && found.length < 20; j--) {
      const token = this.tokens[j];
      if (token !== undefined) found.push(token);
    }
    return found;
  }

  private exponentOfHead(at: FormRow): number | null {
    for (const column of at.block.columns) {
      const found = this.headExponents.get(column.path.at(-1)?.zh ?? '');
      if (found !== undefined) return found;
    }
    return null;
  }

  private isFragmentOfLabel(text: string): boolean {
    return this.labels.isFragment(this.labels.normOf(text));
  }

  /** Words where the first number of a strip belongs: a number follows them. */
  private opensStrip(token: Token, i: number): boolean {
    if (this.row !== null || this.strip !== null || this.head === null || !this.isStrip(this.head))
      return false;
    if (this.leaves.length < 5 || this.labels.normOf(token.text) === '' || this.isFragmentOfLabel(token.text))
      return false;
    const next = this.tokens[i + 1];
    return next?.kind === 'value' && next.table === token.table;
  }

  /** Words among the numbers of a strip stand in the place of one; after the last number they are something else. */
  private isInStrip(token: Token): boolean {
    if (this.strip === null) return false;
    const { tokens, leaves } = this.strip;
    const last = tokens.at(-1);
    if (last === undefined || last.table !== token.table) return false;
    const first = tokens.findIndex((t) => t.text !== '');
    const isFilled = first >= 0 && tokens.length - first >= leaves.length;
    if (isFilled && (token.line === 0 || last.line !== token.line)) return false;
    tokens.push(token);
    return true;
  }

  private unmatched(token: Token): void {
    if (this.row === null && this.strip === null && this.head === null && this.zoneRow === null) return;
    const norm = this.labels.normOf(token.text);
    if (norm === '') return; // an item mark of its own
    if (restOfNumber.test(token.text)) {
      // A number that a line cut in two: with its second half the count cannot fit.
      (this.row ?? this.strip)?.tokens.push(token);
      return;
    }
    if (this.row !== null) {
      if (token.table !== this.row.labelEnd.table) {
        this.endRow();
        return;
      }
      const { columns } = this.row.at.block;
      if (this.row.at.section.shape === 'list' && this.row.tokens.length === 0 && isUnit(token.text)) {
        // The unit column of the indicator list.
        this.row.headExponent ??= unitOfText(token.text);
        return;
      }
      const { labelEnd, tokens } = this.row;
      const isOnItsLine = labelEnd.line > 0 && token.line === labelEnd.line;
      const isOnNextLine = labelEnd.line > 0 && !isOnItsLine && tokens.some((t) => t.line === labelEnd.line);
      const first = tokens.findIndex((t) => t.text !== '');
      // Empty cells before the numbers may be fillers of the label.
      const isFilled = first >= 0 && tokens.length - first >= columns.length;
      const full = !isOnItsLine && (isFilled || isOnNextLine);
      // Words where a number belongs; a piece of a label that was cut is none.
      if (!full && !this.isFragmentOfLabel(token.text)) {
        this.row.tokens.push(token);
        return;
      }
      if (this.isFragmentOfLabel(token.text)) {
        if (this.row.tokens.length > 0) this.row.isFollowedByUnknown = true;
        return;
      }
      this.row.isFollowedByUnknown = true;
    }
    if (this.isFragmentOfLabel(token.text) && this.stray === null) return;
    if (this.isInStrip(token)) return;
    this.row = null;
    this.strip = null;
    this.stray = {
      label: token.text,
      at: token,
      tokens: [],
      after: this.zoneRow,
      section: this.zoneRow?.section.id ?? this.head,
    };
    this.unknown.push(this.stray);
  }
}

/** Reads a run of tokens against the labels of a form. Linear time. */
export function readSequence(tokens: readonly Token[], labels: LabelIndex): Sequence {
  return new Walk(tokens, labels).run();
}
