/**
 * Labels that are nearly the form's (a slip, a word more or less): taken for a row only where exactly that row is
 * missing between its neighbours and enough of its label is there.
 */
import { normaliseLabel } from '../forms/index.ts';
import type { FormRow, LabelIndex } from './labels.ts';
import type { RowRun, UnknownRun } from './runs.ts';

/** The share of a label's characters that must stand in the text, in order. */
const enough = 0.6;

/** Length of the longest common subsequence. Labels are short: at most 100 by 100 steps. */
function commonLength(a: string, b: string): number {
  const x = a.slice(0, 100);
  const y = b.slice(0, 100);
  let previous = new Array<number>(y.length + 1).fill(0);
  for (const char of x) {
    const current = [0];
    for (let j = 1; j <= y.length; j++) {
      current.push(
        char === y[j - 1] ? (previous[j - 1] ?? 0) + 1 : Math.max(previous[j] ?? 0, current[j - 1] ?? 0),
      );
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}

/** Whether a text is nearly this row's label, and nearer to it than to any other row's. */
export function isNearly(text: string, row: FormRow, labels: LabelIndex): boolean {
  const norm = normaliseLabel(text);
  if (norm.length < 4) return false;
  const score = (other: FormRow): number => {
    const leaf = other.row.path.at(-1);
    if (leaf === undefined) return 0;
    let best = 0;
    for (const spelling of labels.spellings(leaf)) {
      best = Math.max(best, commonLength(norm, spelling) / Math.max(norm.length, spelling.length));
    }
    return best;
  };
  const own = score(row);
  return own >= enough && labels.rows.every((other) => other === row || score(other) < own);
}

/** The only row that is missing between two rows of a section; null where none or several are. */
export function onlyMissing(
  after: FormRow,
  before: FormRow | null,
  labels: LabelIndex,
  printed: ReadonlySet<FormRow>,
): FormRow | null {
  const section = labels.rows.filter((r) => r.section === after.section);
  const end = before !== null && before.section === after.section ? before.order : Infinity;
  const missing = section.filter((r) => r.order > after.order && r.order < end && !printed.has(r));
  const sides = new Set(
    [...printed].flatMap((r) => (r.row.alternative === undefined ? [] : [r.row.alternative.side])),
  );
  const real = missing.filter((r) => r.row.alternative === undefined || sides.has(r.row.alternative.side));
  return real.length === 1 ? (real[0] ?? null) : null;
}

/** Turns unknown runs into rows where they can only be these. */
export function adopt(
  unknown: readonly UnknownRun[],
  rows: readonly RowRun[],
  labels: LabelIndex,
): { readonly adopted: RowRun[]; readonly left: UnknownRun[] } {
  const printed = new Set(rows.map((r) => r.at));
  const adopted: RowRun[] = [];
  const left: UnknownRun[] = [];
  // By order: the first row in the document that comes later in the form, so that each row is looked at once.
  const nextOf: (FormRow | undefined)[] = [];
  for (const { at } of rows) while (nextOf.length < at.order) nextOf.push(at);
  for (const run of unknown) {
    const { after } = run;
    const places = after?.block.columns.length ?? 0;
    if (after === null || run.tokens.length < places || run.tokens.length === 0) {
      left.push(run);
      continue;
    }
    const row = onlyMissing(after, nextOf[after.order] ?? null, labels, printed);
    // The unit of an amount stands in the head, which a row that was not recognised does not know.
    const hasAmount =
      row?.block.columns.some((c) => c.type === 'amount') === true || row?.row.type === 'amount';
    if (row === null || hasAmount || !isNearly(run.label, row, labels)) {
      left.push(run);
      continue;
    }
    printed.add(row);
    adopted.push({
      at: row,
      labelEnd: run.at,
      tokens: run.tokens,
      from: 0,
      column: -1,
      isAfterEmpty: false,
      labelCells: 1,
      head: [],
      isLast: false,
      headExponent: null,
    });
  }
  return { adopted, left };
}
