/** Records that an earlier run printed, read back from a file: one a line (NDJSON), or one as a whole file. */
import { open, stat } from 'node:fs/promises';
import { looksLikeRecord, parseRecord, type Record } from '../record/index.ts';
import { unreadRecord } from './failure.ts';
import type { InputMemory } from './input-memory.ts';
import { linesOf, trimmed } from './lines.ts';
import { readFileWithin } from './read-file.ts';

/** Whether a file begins as records do. False for files that cannot be read: reading them says why. */
export async function beginsAsRecords(path: Buffer | string): Promise<boolean> {
  // A pipe cannot be looked into without losing what was read: it is not even opened.
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  const file = isFile ? await open(path, 'r').catch(() => null) : null;
  if (file === null) return false;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(256), 0, 256, 0);
    return /^\uFEFF?\s*\{\s*"record"\s*:/u.test(buffer.toString('utf8', 0, bytesRead));
  } catch {
    return false;
  } finally {
    await file.close();
  }
}

function recordOf(text: string): Record | null {
  try {
    const value: unknown = JSON.parse(text);
    return looksLikeRecord(value) ? parseRecord(value) : null;
  } catch {
    // Not JSON, or not a record of this version: the caller says so, with the file and the line.
    return null;
  }
}

/** Whether the first line is a whole JSON value: then every line is one. */
async function isOneALine(path: Buffer | string): Promise<boolean> {
  for await (const line of linesOf(path)) {
    try {
      JSON.parse(trimmed(line).toString('utf8'));
      return true;
    } catch {
      return false;
    }
  }
  return false;
}

/** The records of a file. A line that is none gives a failed record that names it, and harms no other. */
export async function* readRecords(
  path: Buffer | string,
  name: string,
  program: string,
  memory?: InputMemory,
): AsyncGenerator<Record> {
  if (!(await isOneALine(path))) {
    const bytes = await readFileWithin(path);
    if (typeof bytes === 'string') yield unreadRecord(name, bytes, program);
    else yield recordOf(new TextDecoder().decode(bytes)) ?? unreadRecord(name, 'record.invalid', program);
    return;
  }
  let number = 0;
  for await (const line of linesOf(path)) {
    number++;
    const text = trimmed(line);
    if (text.length === 0) continue;
    const file = `${name}#line=${String(number)}`;
    const parse = (): Record =>
      recordOf(text.toString('utf8')) ?? unreadRecord(file, 'record.invalid', program);
    yield memory === undefined ? parse() : memory.line(text, file, parse);
  }
}
