/** The file of people's decisions: read as a whole, added to at its end, never rewritten. */
import { appendFile, readFile } from 'node:fs/promises';
import { decisionLine, parseDecisions, type Decision, type Decisions } from '../evidence/index.ts';
import { exitCodes, Stop } from './exit-codes.ts';
import { refusalOf } from './refusal.ts';
import type { Terminal } from './terminal.ts';

/** The decisions; none where the file is not there. Lines that are none are said. */
export async function readDecisions(file: string, terminal: Terminal): Promise<Decisions> {
  let text = '';
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isGone) throw new Stop(terminal.t.fileErrors['file.unreadable'](file), exitCodes.someFailed);
  }
  const decisions = parseDecisions(text);
  const lines = decisions.badLines.slice(0, 5).join(', ');
  if (lines !== '') terminal.say(terminal.t.findingsSaid.badDecisionLine(file, lines));
  return decisions;
}

/** Adds a decision. Throws Stop where the file cannot be written. */
export async function addDecision(file: string, decision: Decision, terminal: Terminal): Promise<void> {
  try {
    const before = await readFile(file, 'utf8').catch(() => '');
    // A last line that lost its end must not swallow this one.
    const gap = before === '' || before.endsWith('\n') ? '' : '\n';
    await appendFile(file, gap + decisionLine(decision));
  } catch (error) {
    const reason = refusalOf(error);
    if (reason === null) throw error;
    throw new Stop(terminal.t.findingsSaid.cannotAppend(file, reason), exitCodes.someFailed);
  }
}
