/** A thread that unpacks one archive: what is in it may hold the engine up for ever, or fill its memory. */
import { parentPort, workerData } from 'node:worker_threads';
import { unarchive, type UnarchiveLimits } from '../documents/index.ts';
import { boundEngineMemory } from './engine-memory.ts';

/** What the thread is given. */
export interface UnarchiveTask {
  readonly bytes: Uint8Array;
  readonly limits: UnarchiveLimits;
  /** Bytes that the engine may hold. */
  readonly engineBytes: number;
}

const { bytes, limits, engineBytes } = workerData as UnarchiveTask;
boundEngineMemory(engineBytes);
parentPort?.postMessage(await unarchive(bytes, limits));
