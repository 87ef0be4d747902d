/** `gongkai diff`: what differs between two datasets, and why. */
import { diffDatasets, type DatasetDifference, type RowChange } from '../dataset/index.ts';
import { cleanText, jsonLine } from './clean-text.ts';
import { exitCodes } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

export interface DiffOptions {
  readonly json: boolean;
}

/** A list for people shows so many changes of a table; JSON has all. */
const shownChanges = 20;

function changeLine(change: RowChange, { t }: Terminal): string {
  const key = change.key.map(cleanText).join(' ');
  const cause = t.diff.causes[change.cause];
  if (change.column === null) return `  ${t.diff.changes[change.change]}  ${key}  (${cause})`;
  const [before, after] = [change.before, change.after].map((text) =>
    text === null ? t.diff.nothing : cleanText(text).slice(0, 60),
  );
  return `  ${key}  ${change.column}: ${before ?? ''} → ${after ?? ''}  (${cause})`;
}

function schemaLines({ schema, readers }: DatasetDifference, { t }: Terminal): string[] {
  return [
    ...schema.map(({ table, column, before, after }) =>
      t.diff.schema(
        column === null ? table : `${table}.${column}`,
        before ?? t.diff.nothing,
        after ?? t.diff.nothing,
      ),
    ),
    ...readers.map(([name, before, after]) => t.diff.reader(name, before, after)),
  ];
}

/** Compares. Gives the exit code: 0 where nothing differs, 3 where something does. */
export async function diff(
  [before, after]: readonly [string, string],
  options: DiffOptions,
  terminal: Terminal,
): Promise<number> {
  const { t } = terminal;
  let table = '';
  let count = 0;
  const endTable = async (): Promise<void> => {
    if (count > shownChanges) await terminal.print(`  ${t.moreRows(count - shownChanges)}\n`);
    count = 0;
  };
  const difference = await diffDatasets(before, after, async (change) => {
    if (options.json) {
      await terminal.print(jsonLine(change));
      return;
    }
    if (change.table !== table) {
      await endTable();
      table = change.table;
      await terminal.print(`${table}\n`);
    }
    count += 1;
    if (count <= shownChanges) await terminal.print(`${changeLine(change, terminal)}\n`);
  });
  await endTable();
  const { counts, schema, readers } = difference;
  if (options.json) await terminal.print(jsonLine({ schema, readers, counts }));
  else {
    const lines = schemaLines(difference, terminal);
    for (const [name, { added, removed, changed }] of Object.entries(counts)) {
      lines.push(t.diff.counts(name, added, removed, changed));
    }
    if (lines.length === 0) lines.push(t.diff.same);
    await terminal.print(`${lines.join('\n')}\n`);
  }
  const isSame = schema.length === 0 && readers.length === 0 && Object.keys(counts).length === 0;
  return isSame ? exitCodes.done : exitCodes.found;
}
