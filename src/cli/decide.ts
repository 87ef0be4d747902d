/** `gongkai decide`: what people decided about a finding, kept with the digest of its evidence. */
import { decisionKinds, digestOf } from '../evidence/index.ts';
import { addDecision } from './decisions-file.ts';
import { exitCodes, Stop } from './exit-codes.ts';
import { findFinding } from './gather.ts';
import type { Reading } from './read-inputs.ts';
import type { Terminal } from './terminal.ts';

export interface DecideOptions {
  readonly dataset: string;
  readonly decisions: string;
  readonly by?: string | undefined;
  readonly note?: string | undefined;
}

/** Keeps a decision: the id, what was decided, then where to look the finding up. Gives the exit code. */
export async function decide(
  [id = '', word = '', ...paths]: readonly string[],
  { dataset, decisions, by, note }: DecideOptions,
  terminal: Terminal,
  reading: Reading,
): Promise<number> {
  const decision = decisionKinds.find((kind) => kind === word);
  if (decision === undefined) throw new Stop(terminal.t.findingsSaid.badDecision(word));
  const found = await findFinding(id, paths.length === 0 ? [dataset] : paths, terminal, reading);
  if (found === null) throw new Stop(terminal.t.findingsSaid.noFinding(id), exitCodes.someFailed);
  await addDecision(
    decisions,
    {
      finding: id,
      evidence: digestOf(found.finding, found.records),
      decision,
      date: new Date().toISOString().slice(0, 10),
      by: by?.slice(0, 200) ?? null,
      note: note?.slice(0, 4000) ?? null,
    },
    terminal,
  );
  await terminal.print(`${terminal.t.findingsSaid.decided(id, decision, decisions)}\n`);
  return exitCodes.done;
}
