/** Flattened text that lost empty cells: of the places its numbers may stand at, those that the identities alone leave. */
import { arrange } from '../identities/index.ts';
import { oneReading, type AgreedCells } from './agreed-cells.ts';
import type { LostGroup } from './answers.ts';
import { readValue } from './value.ts';
import { expectedOf } from './written-cells.ts';

interface NumberedGroup extends LostGroup {
  /** What the tokens say, in their order; a dash is a zero. */
  readonly numbers: readonly number[];
}

/** The group with the numbers of its tokens; null where one of them is none, or is no count. */
function numbered(group: LostGroup, { form }: AgreedCells): NumberedGroup | null {
  // A row of a table that lacks cells is disputed by the grid, not lost.
  if (group.tokens.some((token) => token.table > 0)) return null;
  const numbers: number[] = [];
  for (const [k, token] of group.tokens.entries()) {
    const field = form.byCode.get(group.codes[k] ?? '');
    if (field?.type !== 'count') return null;
    const read = readValue(token.text, expectedOf(field, null));
    if (read.state === 'dash') numbers.push(0);
    else if (read.value !== null) numbers.push(read.value);
    else return null;
  }
  return { ...group, numbers };
}

/** Writes the numbers of lost groups where they belong, if one arrangement of them alone fits every identity. */
export function placeLostCells(agreed: AgreedCells, lost: readonly LostGroup[]): void {
  const groups = lost.flatMap((group) => numbered(group, agreed) ?? []);
  if (groups.length === 0) return;
  const { form } = agreed;
  const decided = arrange(
    form,
    agreed.view,
    groups.map(({ codes, numbers }) => ({ codes, numbers })),
  );
  groups.forEach(({ codes, tokens }, g) => {
    const placed = decided[g];
    if (placed === undefined || placed === null) return;
    let k = 0;
    codes.forEach((code, c) => {
      const field = form.byCode.get(code);
      if (field === undefined) return;
      const token = (placed[c] ?? null) === null ? undefined : tokens[k++];
      const near = tokens[Math.max(0, k - 1)] ?? tokens[0];
      if (token !== undefined) agreed.write(field, token, oneReading, null);
      else if (near !== undefined) agreed.blank(field, near);
    });
  });
  agreed.forgetSettledDoubts();
}
