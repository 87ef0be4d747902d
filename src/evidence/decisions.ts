/**
 * What people decided about findings: one decision a line (NDJSON), keyed to the finding and to the digest of its evidence. A file
 * of their own, never rewritten: the last line about a finding counts, and the earlier ones stay.
 */
import { z } from 'zod';

export const decisionKinds = ['confirmed', 'dismissed', 'replied'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

const decisionSchema = z.strictObject({
  finding: z.string().regex(/^[0-9a-f]{16}$/),
  /** SHA-256 of the evidence at that time. */
  evidence: z.string().regex(/^[0-9a-f]{64}$/),
  decision: z.enum(decisionKinds),
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  by: z.string().max(200).nullable(),
  note: z.string().max(4000).nullable(),
});

export type Decision = z.infer<typeof decisionSchema>;

/** `asked_again`: decided once, but the evidence is another now; `open`: never decided. */
export type DecisionStatus = DecisionKind | 'asked_again' | 'open';

export interface Decisions {
  /** The last decision about each finding, by its id. */
  readonly last: ReadonlyMap<string, Decision>;
  /** Lines (from 1) that are no decision: they are left alone, and said. */
  readonly badLines: readonly number[];
}

/** Reads a file of decisions. Never throws: a bad line harms no other. */
export function parseDecisions(text: string): Decisions {
  const last = new Map<string, Decision>();
  const badLines: number[] = [];
  for (const [index, line] of text
    .replace(/^\ufeff/u, '')
    .split('\n')
    .entries()) {
    if (line.trim() === '') continue;
    const decision = decisionOf(line);
    if (decision === null) badLines.push(index + 1);
    else last.set(decision.finding, decision);
  }
  return { last, badLines };
}

function decisionOf(line: string): Decision | null {
  try {
    const parsed = decisionSchema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** The line that adds a decision to a file. Throws a ZodError for one that cannot be kept. */
export function decisionLine(decision: Decision): string {
  return `${JSON.stringify(decisionSchema.parse(decision))}\n`;
}

/** How a finding with this evidence stands. */
export function statusOf(decisions: Decisions, finding: string, evidence: string): DecisionStatus {
  const decision = decisions.last.get(finding);
  if (decision === undefined) return 'open';
  return decision.evidence === evidence ? decision.decision : 'asked_again';
}
