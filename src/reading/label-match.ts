/** Which label of the form stands at a token, and which of its meanings fits there. */
import { hasItemMark } from '../forms/index.ts';
import type { FormRow, LabelIndex, Meaning } from './labels.ts';
import type { OpenHead } from './open-head.ts';
import type { Token } from './tokens.ts';

/** A label that was cut is joined from at most this many tokens (a vertical label has one character each). */
const mostPieces = 14;

/** A label of the form in the stream of tokens. */
export interface Match {
  readonly meanings: readonly Meaning[];
  /** Index after the last token of the label. */
  readonly end: number;
  /** The label as printed, its pieces joined. */
  readonly text: string;
}

/** The longest label that begins at token `i`; null where none does. */
export function matchAt(tokens: readonly Token[], i: number, labels: LabelIndex): Match | null {
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

/**
 * Which of several meanings fits on this line (0 in tables), after this head and this row: a head goes on with columns,
 * rows go on with rows; null where there is none.
 */
export function chooseMeaning(
  match: Match,
  line: number,
  head: OpenHead,
  lastRow: FormRow | null,
): Meaning | null {
  const rows = match.meanings.flatMap((m) => (m.kind === 'row' ? [m] : []));
  const columns = match.meanings.flatMap((m) => (m.kind === 'column' ? [m] : []));
  const column = columns.find((m) => m.section === head.section) ?? columns[0];
  if (rows.length === 0) return column ?? match.meanings[0] ?? null;
  if (column !== undefined) {
    const isInHead = head.section !== null && head.section !== 'proactive';
    // No row begins on a line of the head, where a copy of a merged column's label may stand.
    const isUsedUp = column.section === 'requests' && head.names(column.leaf) && !head.isOnLine(line);
    if (isInHead && !isUsedUp && !hasItemMark(match.text)) return column;
    if (lastRow === null) return column;
  }
  // （六）其他处理 is a row of its own, or stands over three: a group that is also a row is taken as the row; what
  // follows shows which. Of several rows, the one that comes next in the form's order.
  const last = lastRow?.order ?? -1;
  return rows.find((m) => m.at.order > last) ?? rows.find((m) => m.at.order === last) ?? rows[0] ?? null;
}
