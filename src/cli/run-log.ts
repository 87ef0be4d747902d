/** The log of a run for machines (`--log FILE`): one JSON object a line and event, of the shape that `gongkai work --json` prints. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { engineVersions } from './engine-versions.ts';
import { Stop } from './exit-codes.ts';
import type { Messages } from './messages.en.ts';
import type { Brief, WorkerEvent } from '../work/index.ts';
import type { Pace } from './pace.ts';

/** What a run tells of itself. Paths, addresses and sentences are as they are: the JSON escapes what a terminal might obey. */
export type LogEvent =
  | {
      readonly kind: 'begun';
      readonly command: string;
      readonly program: string;
      readonly node: string;
      /** Engine → version. */
      readonly engines: { readonly [engine: string]: string };
      readonly pid: number;
    }
  | {
      readonly kind: 'document';
      readonly file: string;
      readonly status: Brief['status'];
      readonly report: string | null;
      /** Why it failed; null where it did not. */
      readonly code: string | null;
      /** Milliseconds that examining it took; null where it was not read now (its record was there). */
      readonly ms: number | null;
    }
  | {
      readonly kind: 'checked';
      readonly source: string;
      readonly url: string;
      readonly outcome: string;
      readonly status: number | null;
      readonly waiting: number;
    }
  /** A part of a WARC that cannot be read. */
  | { readonly kind: 'trouble'; readonly file: string; readonly code: string; readonly url: string | null }
  /** A file all of whose captures are in the archive. */
  | {
      readonly kind: 'ingested';
      readonly file: string;
      readonly documents: number;
      readonly reports: number;
      /** Whether an earlier run had finished it. */
      readonly isFromBefore: boolean;
    }
  /** A dataset or a site, written whole; `place` is its folder, or the address of its first page. */
  | {
      readonly kind: 'written';
      readonly what: 'dataset' | 'site';
      readonly place: string;
      readonly reports: number;
    }
  | ({ readonly kind: 'progress'; readonly documents: number; readonly failed: number } & Pace)
  /** A sentence for people, in their language. */
  | { readonly kind: 'said'; readonly text: string }
  | {
      readonly kind: 'ended';
      /** The exit code. */
      readonly code: number;
      readonly documents: number;
      /** Failed documents, by code. */
      readonly failed: { readonly [code: string]: number };
      readonly ms: number;
    }
  | WorkerEvent;

/** Control and format characters, and the line ends that JSON leaves as they are. */
const unsafe = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;

const escaped = (text: string): string =>
  text
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');

/** An event as a line: JSON in which nothing stands that a terminal would obey, or that would end the line elsewhere. */
export const logLine = (event: { readonly at: string } & LogEvent): string =>
  `${JSON.stringify(event).replace(unsafe, escaped)}\n`;

/** Progress is logged at most this often, in milliseconds. */
const progressEvery = 5000;

export class RunLog {
  readonly #file: number;
  readonly #began = performance.now();
  readonly #failed = new Map<string, number>();
  #documents = 0;
  #progressed = performance.now();
  #isOpen = true;

  /** Lines are added to what stands in the file. Throws the system's error. */
  constructor(path: string) {
    this.#file = openSync(path, 'a');
  }

  /** Writes an event at once, so that it is there whatever becomes of the run. A log that cannot be written ends; the run goes on. */
  write(event: LogEvent): void {
    if (!this.#isOpen) return;
    const line = logLine({ at: new Date().toISOString(), ...event });
    try {
      // One call a line: lines of two runs that log into one file do not mix.
      writeSync(this.#file, line);
    } catch (error) {
      this.#isOpen = false;
      process.stderr.write(`--log: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }

  /** Writes what became of a document. */
  document({ file, status, report, error }: Brief, ms: number | null): void {
    this.#documents += 1;
    const code = status === 'failed' ? (error?.code ?? null) : null;
    if (code !== null) this.#failed.set(code, (this.#failed.get(code) ?? 0) + 1);
    this.write({
      kind: 'document',
      file,
      status,
      report,
      code,
      ms: ms === null ? null : Math.round(ms * 10) / 10,
    });
  }

  /** Writes how far the run is, after so many documents (or looks, or agencies of a site), unless it did so just now. */
  progress(count: number, { perSecond, secondsLeft }: Pace): void {
    const now = performance.now();
    if (now - this.#progressed < progressEvery) return;
    this.#progressed = now;
    const failed = [...this.#failed.values()].reduce((sum, one) => sum + one, 0);
    this.write({
      kind: 'progress',
      documents: count,
      failed,
      perSecond: Math.round(perSecond * 10) / 10,
      secondsLeft: secondsLeft === null ? null : Math.round(secondsLeft),
    });
  }

  /** Writes the end, and closes the file. */
  end(code: number): void {
    if (!this.#isOpen) return;
    const ms = Math.round(performance.now() - this.#began);
    const failed = Object.fromEntries([...this.#failed].sort(([a], [b]) => (a < b ? -1 : 1)));
    this.write({ kind: 'ended', code, documents: this.#documents, failed, ms });
    this.#isOpen = false;
    closeSync(this.#file);
  }
}

/** The log of this process: whatever ends it, the end is written. */
let running: RunLog | null = null;

/** Opens the log and writes that the command begins. Throws Stop where it cannot be written. */
export function beginLog(path: string, command: string, program: string, t: Messages): RunLog {
  try {
    running = new RunLog(path);
  } catch (error) {
    throw new Stop(t.misuse.badLog(path, error instanceof Error ? error.message : String(error)));
  }
  const { version: node, pid } = process;
  running.write({ kind: 'begun', command, program, node, engines: engineVersions(), pid });
  return running;
}

/** Writes a sentence that is said when there is no terminal to say it with. */
export function logSentence(text: string): void {
  running?.write({ kind: 'said', text });
}

/** Writes the end of the run, where there is a log. */
export function endLog(code: number): void {
  running?.end(code);
  running = null;
}
