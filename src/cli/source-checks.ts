/** The last looks for reports, from a file: one a line, as JSON. */
import { z } from 'zod';
import { checkOutcomes, type SourceCheck } from '../dataset/index.ts';
import { cleanText } from './clean-text.ts';
import { Stop } from './exit-codes.ts';
import { linesOf, trimmed } from './lines.ts';
import type { Messages } from './messages.en.ts';

const checkSchema = z.strictObject({
  agency: z.string().regex(/^(?:\d{6}|\d{9})-[a-z0-9-]{1,70}$/),
  year: z.int().min(1000).max(9999),
  outcome: z.enum(checkOutcomes),
  checked: z.iso.datetime({ offset: true }),
});

function parsed(text: string): SourceCheck | null {
  try {
    return checkSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // Not JSON: the caller says so, with the line.
    return null;
  }
}

/** The looks of a file. Throws Stop, with the line, for one that is none, and where the file cannot be read. */
export async function readSourceChecks(path: string, t: Messages): Promise<SourceCheck[]> {
  const checks: SourceCheck[] = [];
  let number = 0;
  try {
    for await (const line of linesOf(path)) {
      number += 1;
      const text = trimmed(line).toString('utf8');
      if (text === '') continue;
      const check = parsed(text);
      if (check === null) throw new Stop(t.misuse.badCheck(cleanText(path), number));
      checks.push(check);
    }
  } catch (error) {
    if (error instanceof Stop) throw error;
    throw new Stop(t.misuse.badCheck(cleanText(path), number));
  }
  return checks;
}
