/** A thread that does what a document tells it to, in the ways that engines go wrong. */
import { exit } from 'node:process';
import type { ExamineOptions } from '../../src/examine/index.ts';
import type { Record } from '../../src/record/index.ts';
import type { Outcome, Task } from '../../src/work/task.ts';

let served = 0;

function obey(command: string): void {
  if (command === 'hang') for (;;);
  if (command === 'die') exit(1);
  if (command === 'eat')
    for (const eaten: number[][] = []; ;) eaten.push(Array.from({ length: 100_000 }, () => 1.5));
  if (command === 'trap') throw new Error('the thread itself did not catch this');
}

const recordOf = (options: ExamineOptions, title: string): Record =>
  ({ file: options.file, status: 'not_a_report', title }) as unknown as Record;

export default function run(task: Task): Outcome | null {
  if (task === null) return null;
  const command = new TextDecoder().decode(task.bytes).replace('%PDF-', '');
  if (command === 'crashed') return { kind: 'engine.crashed', stack: 'Error: engine' };
  if (command === 'failed') return { kind: 'program.failed', stack: 'Error: program' };
  obey(command);
  served++;
  return { kind: 'records', records: [recordOf(task.options, `${command} ${String(served)}`)], linked: [] };
}
