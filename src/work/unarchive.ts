/** Unpacks RAR and 7z in a thread of its own, within time and memory. */
import { Worker } from 'node:worker_threads';
import type { Unarchived, Unarchiver } from '../documents/index.ts';
import { ownThreadFile, type ThreadFile } from './thread-file.ts';
import type { UnarchiveTask } from './unarchive-thread.ts';

export interface UnarchiveOptions {
  /** Milliseconds that one archive may take. */
  readonly timeoutMs: number;
  /** Megabytes that JavaScript, and the engine, may hold. */
  readonly memoryMb: number;
  /** The file that the thread runs, for tests of one that misbehaves; the program's own unless told. */
  readonly threadFile?: ThreadFile;
}

const megabyte = 1024 * 1024;

/** An unpacker that starts a thread for each archive: they are few. What ends the thread is the archive's trouble. */
export function unarchiveInThread(options: UnarchiveOptions): Unarchiver {
  return (bytes, limits) =>
    new Promise((resolve) => {
      const file = options.threadFile ?? ownThreadFile('unarchive-thread');
      const task: UnarchiveTask = {
        bytes: Uint8Array.from(bytes),
        limits,
        engineBytes: options.memoryMb * megabyte,
      };
      const thread = new Worker(file.url, {
        execArgv: [...file.execArgv],
        workerData: task,
        resourceLimits: { maxOldGenerationSizeMb: options.memoryMb },
        // Engines talk of damaged files, which would end up among the records on standard output.
        stdout: true,
        stderr: true,
      });
      const end = (result: Unarchived): void => {
        clearTimeout(timer);
        resolve(result);
        void thread.terminate();
      };
      const timer = setTimeout(() => end({ files: [], trouble: 'too slow' }), options.timeoutMs);
      thread.on('message', end);
      thread.on('error', () => end({ files: [], trouble: 'damaged' }));
      thread.on('exit', () => end({ files: [], trouble: 'damaged' }));
    });
}
