/**
 * How far heaps may grow over what was in use before they are collected, in percent: V8's `--heap-growing-percent`, which holds for this
 * thread and all that it starts. 0: as V8 thinks best.
 */
import { setFlagsFromString } from 'node:v8';

/**
 * While documents are examined in threads. By itself V8 takes a heap that is bound to some hundred megabytes for that of a small device and
 * collects whenever it has grown by 40 %; and each time it throws away the machine code of all functions that are made anew for a
 * document (callbacks, a parser's methods), which are compiled again for the next. Measured on 1,500 documents of the national bench:
 * 6,128 compilations; with 150 % and `youngMb` 3,138; with 300 % 2,692, but that would be four times the heap of this
 * thread, which holds 2 KB of every report.
 */
const whileExamining = 150;

/** What is told to V8 when nobody examines. */
let usual = 0;
let examining = 0;

function tell(): void {
  setFlagsFromString(`--heap-growing-percent=${String(examining > 0 ? whileExamining : usual)}`);
}

/** How far heaps may grow when no documents are examined in threads: less, for who holds much and has other memory to leave room for. */
export function boundHeapGrowth(percent: number): void {
  usual = percent;
  tell();
}

/** Lets heaps grow further until what it gives is called. */
export function letHeapsGrow(): () => void {
  let isHeld = true;
  examining += 1;
  tell();
  return () => {
    if (!isHeld) return;
    isHeld = false;
    examining -= 1;
    tell();
  };
}

/**
 * Megabytes of the young objects of a thread, three times what V8 calls a semi-space, which is 16 by itself: a report is read
 * and checked within it, so that little is left to move among the old ones, where it would wait for the next collection.
 */
export const youngMb = 3 * 32;
