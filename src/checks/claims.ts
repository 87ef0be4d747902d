/** Compares the numbers that the text states with the table's. */
import type { Form } from '../forms/index.ts';
import type { RuleContext } from './context.ts';
import { withoutDust } from './decimals.ts';
import { cellLabel } from './labels.ts';
import type { ClaimFacts } from './message-facts.ts';

export interface ComparedClaim {
  readonly codes: readonly string[];
  /** The number that the text states. */
  readonly claimed: number;
  /** The table's: the sum of the codes' values. */
  readonly table: number;
  /** The words mean these codes and no others, and every value is certain. */
  readonly isSure: boolean;
  /** The words speak of another body than the report's. */
  readonly isOtherBody: boolean;
}

/** Every claim whose codes all have a number, in order. */
export function compareClaims({ report, notes, isCertain }: RuleContext): ComparedClaim[] {
  const compared: ComparedClaim[] = [];
  report.claims.forEach((claim, index) => {
    if (claim.operator !== 'sum') return;
    const values = claim.codes.map((code) => report.values[code] ?? null).filter((value) => value !== null);
    if (values.length === 0 || values.length < claim.codes.length) return;
    const note = notes.claims[index];
    compared.push({
      codes: claim.codes,
      claimed: claim.value,
      table: withoutDust(values.reduce((sum, value) => sum + value, 0)),
      // Without a note it is not known what else the words may mean.
      isSure: note?.alsoFits.length === 0 && claim.codes.every(isCertain),
      isOtherBody: note?.isOtherBody ?? false,
    });
  });
  return compared;
}

/** Claims that differ from the table, those about the same codes together: a text may say a number twice. */
export function differing(claims: readonly ComparedClaim[]): ComparedClaim[][] {
  const groups = new Map<string, ComparedClaim[]>();
  for (const claim of claims) {
    if (claim.claimed === claim.table) continue;
    const key = JSON.stringify(claim.codes);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [claim]);
    else group.push(claim);
  }
  return [...groups.values()];
}

/** What the message of a group is told. */
export function claimFacts(
  form: Form | null,
  group: readonly ComparedClaim[],
  first: ComparedClaim,
): ClaimFacts {
  return {
    cells: first.codes.map((code) => cellLabel(form, code)),
    claimed: [...new Set(group.map(({ claimed }) => claimed))],
    table: first.table,
    isSure: group.every(({ isSure }) => isSure),
  };
}
