/**
 * Percentages: that a part just named is so much of all requests. The words rarely say of which all, so a share is only ever held
 * against every whole that they may mean.
 */
import { shareClause, shareNote, shareWholes, type ClaimMeaning, type Form } from '../forms/index.ts';
import type { Claim } from '../record/index.ts';
import { piecesOf, placeOf, printed } from './passages.ts';
import type { Clause, Passage } from './passages.ts';
import type { ClaimNote, SharePair } from './reading.ts';

/** A share, and what it may be of. */
export interface ShareStatement {
  readonly claim: Claim;
  readonly note: ClaimNote;
}

/** Where a share is said of a part: in the note behind its number, or in the clause after it. */
function saidIn(
  clause: Clause,
  next: Clause | undefined,
): { share: number; from: number; to: number } | null {
  const noted = shareNote.exec(clause.text)?.groups?.['said'];
  const own = noted === undefined ? undefined : shareClause.exec(noted)?.groups?.['share'];
  if (own !== undefined) return { share: Number(own), from: clause.from, to: clause.to };
  const following = next === undefined ? undefined : shareClause.exec(next.text)?.groups?.['share'];
  if (next === undefined || following === undefined) return null;
  return { share: Number(following), from: next.from, to: next.to };
}

/** The share that is said of a part of a list of outcomes; null where none is, or one above 100. */
export function shareOf(
  passage: Passage,
  [clause, next]: readonly [Clause, Clause | undefined],
  { codes, alsoFits }: ClaimMeaning,
  form: Form,
  isOtherBody: boolean,
): ShareStatement | null {
  const said = saidIn(clause, next);
  const wholes = shareWholes[form.id];
  const [of] = wholes;
  if (said === null || said.share > 100 || of === undefined) return null;
  const pieces = piecesOf(passage, said.from, said.to);
  const shares: SharePair[] = [codes, ...alsoFits].flatMap((part) =>
    wholes.map((whole) => ({ part, whole })),
  );
  return {
    claim: {
      codes,
      operator: 'share',
      of,
      value: said.share,
      text: printed(passage, pieces),
      at: placeOf(passage, pieces),
    },
    note: { alsoFits: [], isOtherBody, shares },
  };
}
