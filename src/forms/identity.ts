/** Builders for the identities that tie the cells of one report (forms.md, Identities). */
import type { Block, Identity } from './form.ts';
import { codeOf } from './define.ts';

interface SumOver {
  readonly alternatives?: Identity['alternatives'];
  readonly row?: string | null;
  readonly column?: string | null;
  readonly block?: string | null;
  readonly isPrinted?: boolean;
}

/** An identity: the sum of `reported` is the sum of `expected`. */
export function sum(
  rule: string,
  over: string,
  reported: readonly string[],
  expected: readonly string[],
  where: SumOver = {},
): Identity {
  return {
    rule,
    key: over === '' ? rule : `${rule}/${over}`,
    reported,
    expected,
    alternatives: where.alternatives ?? [],
    row: where.row ?? null,
    column: where.column ?? null,
    block: where.block ?? null,
    isPrinted: where.isPrinted ?? false,
  };
}

/** Per row of a block: the total column is the sum of the others. */
export function rowSums(rule: string, b: Block, totalColumn: string): Identity[] {
  const total = b.columns.find((c) => c.id === totalColumn);
  if (total === undefined) throw new Error(`${rule}: block ${b.id} has no column ${totalColumn}`);
  const addends = b.columns.filter((c) => c !== total);
  return b.rows.map((r) =>
    sum(
      rule,
      r.id,
      [codeOf(r, total)],
      addends.map((c) => codeOf(r, c)),
      { row: r.id },
    ),
  );
}
