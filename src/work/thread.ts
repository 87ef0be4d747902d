/** What runs in a thread: one document after another, through the one path that every command takes. */
import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { workerData } from 'piscina';
import { converterOf, loadRecogniser, mostMs, pageMs, type RecogniserSource } from '../documents/index.ts';
import { examineFile, type LinkedReport } from '../examine/index.ts';
import { boundEngineMemory, isEngineCrash } from './engine-memory.ts';
import { stackOf } from './stack.ts';
import type { Outcome, Task, ThreadSettings } from './task.ts';

const settings = workerData as ThreadSettings;
boundEngineMemory(settings.engineBytes);

// Engines talk of damaged files on the console, which would end up among the records on standard output.
globalThis.console = new Console(new Writable({ write: (_chunk, _encoding, done) => done() }));

/** Examines the document of a task; never throws. */
export default async function run(task: Task): Promise<Outcome | null> {
  if (task === null) return null;
  try {
    const recogniser: RecogniserSource = async (pages) => {
      // Asked before the packages are loaded, which takes time too.
      Atomics.store(task.allowance, 0, Math.min(mostMs, pages * pageMs));
      return await loadRecogniser();
    };
    const options = { ...task.options, recogniser };
    const engines = { word: converterOf(task.conversion) };
    const linked: LinkedReport[] = [];
    const records = await examineFile(task.bytes, options, engines, (page) => linked.push(page));
    return { kind: 'records', records, linked };
  } catch (error) {
    const kind = isEngineCrash(error) ? 'engine.crashed' : 'program.failed';
    return { kind, stack: stackOf(error) };
  }
}
