/** What is said between the program and its threads. */
import type { Conversion } from '../documents/index.ts';
import type { ExamineOptions, LinkedReport } from '../examine/index.ts';
import type { Record } from '../record/index.ts';

/** A document to examine, or null: only say that the thread is up. */
export type Task = {
  readonly bytes: Uint8Array;
  readonly options: ExamineOptions;
  /** What LibreOffice made of it; null where it needs none, or there is none. */
  readonly conversion: Conversion | null;
  /** Milliseconds that the document may take beyond the limit, as a thread that recognises its pages asks for them. */
  readonly allowance: Int32Array;
} | null;

/** What became of it. After anything but records the thread is not used again: its engines are in no known state. */
export type Outcome =
  | {
      readonly kind: 'records';
      readonly records: readonly Record[];
      /** Pages among them that only link their report. */
      readonly linked: readonly LinkedReport[];
    }
  | {
      readonly kind: 'engine.crashed' | 'program.failed';
      /** What was thrown, with its stack, for who mends the program. */
      readonly stack: string;
    };

/** What a thread is started with. */
export interface ThreadSettings {
  /** Bytes that one WebAssembly memory may hold. */
  readonly engineBytes: number;
}
