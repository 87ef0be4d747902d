/** What the reading by sequence says of every code, as it is put together. */
import type { Count } from './counting.ts';
import type { AmbiguityReason } from './reading.ts';
import type { Token } from './tokens.ts';

/** What stands at a code: a token, nothing, or something that is unsure. */
export type Answer =
  | { readonly kind: 'token'; readonly token: Token; readonly headExponent: number | null }
  /** Nothing stands there; `near` is the label it would follow. */
  | { readonly kind: 'blank'; readonly near: Token }
  | {
      readonly kind: 'unsure';
      readonly reason: AmbiguityReason;
      readonly near: Token;
      /** The first token that may stand there; null where there is none. */
      readonly token: Token | null;
    };

/** Places whose numbers are there, but not all of them: which place is empty has to be found out. */
export interface LostGroup {
  readonly codes: readonly string[];
  readonly tokens: readonly Token[];
}

/** The text of a count, by which copies of a row are compared. */
function signature(count: Count): string {
  return count.kind === 'blank' ? '' : count.tokens.map((t) => t.text).join('\u0000');
}

function areAlike(counts: readonly Count[]): boolean {
  const [first, ...copies] = counts;
  if (first === undefined || copies.length === 0) return true;
  const text = signature(first);
  return copies.every((count) => signature(count) === text);
}

/** The answers for a document, code by code. */
export class Answers {
  /** By code; no entry where the sequence has nothing to say. */
  readonly byCode = new Map<string, Answer>();
  private lostGroups: LostGroup[] = [];
  /** Whether copies of a row were compared: what the answers are then depends on the figures in them. */
  hasCopies = false;

  /** The groups of places that lack numbers. */
  get lost(): readonly LostGroup[] {
    return this.lostGroups;
  }

  /**
   * Puts what was counted for a group of places, once for each copy in the document, on their codes. Copies that
   * differ, and counts that do not fit, leave the codes unsure.
   */
  put(codes: readonly string[], counts: readonly Count[], near: Token, headExponent: number | null): void {
    const [first] = counts;
    if (first === undefined) return;
    if (counts.length > 1) this.hasCopies = true;
    const doubt = (reason: AmbiguityReason): void =>
      this.doubt(codes, reason, near, first.kind === 'blank' ? null : (first.tokens[0] ?? null));
    if (!areAlike(counts)) doubt('copies_differ');
    else if (first.kind === 'surplus') doubt('surplus_cells');
    else if (first.kind === 'open' || first.kind === 'lost') {
      doubt('lost_cells');
      if (first.kind === 'lost') this.lostGroups.push({ codes, tokens: first.tokens });
    } else {
      codes.forEach((code, k) => {
        const token = first.kind === 'exact' ? first.tokens[k] : undefined;
        const answer: Answer =
          token === undefined ? { kind: 'blank', near } : { kind: 'token', token, headExponent };
        this.byCode.set(code, answer);
      });
    }
  }

  /** Leaves codes unsure; `token` is the first that may stand there, null where there is none. */
  doubt(codes: readonly string[], reason: AmbiguityReason, near: Token, token: Token | null): void {
    for (const code of codes) this.byCode.set(code, { kind: 'unsure', reason, near, token });
  }

  /** Whether a number or a blank is known for a code. */
  isSure(code: string): boolean {
    const kind = this.byCode.get(code)?.kind;
    return kind === 'token' || kind === 'blank';
  }

  /** Takes back what was said of these codes. */
  forget(codes: ReadonlySet<string>): void {
    this.lostGroups = this.lostGroups.filter((group) => !group.codes.some((code) => codes.has(code)));
    for (const code of codes) this.byCode.delete(code);
  }
}
