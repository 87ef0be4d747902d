/** One WARC that a thread reads: what it gave and nobody took yet, in the file's order. */
import type { Brief } from './brief.ts';
import type { Examiner } from './examiner.ts';
import type { WarcCapture, WarcMessage, WarcTrouble } from './warc-task.ts';

/** A file to read. */
export interface WarcFile {
  readonly path: Buffer;
  /** The time of a capture that names none. */
  readonly date: string;
  /** Digests of files that were finished before: where the file has one of these, it is not read. */
  readonly finished: readonly string[];
}

/** A capture and what it is found to be. */
export interface ExaminedCapture extends Omit<WarcCapture, 'briefs'> {
  readonly briefs: readonly Brief[];
}

/** How the reading of a file ended. */
export type WarcEnd =
  | { readonly kind: 'end'; readonly sha256: string; readonly isKnown: boolean }
  | { readonly kind: 'refused'; readonly code: string | null }
  /** The thread died of it, and another as well. */
  | { readonly kind: 'died' };

/** Examines what the thread hands over. */
export type Briefs = Pick<Examiner, 'briefsOf'>;

type Waiting =
  | WarcTrouble
  | { readonly kind: 'capture'; readonly capture: WarcCapture; readonly briefs: Promise<readonly Brief[]> };

export class WarcReading {
  readonly file: WarcFile;
  readonly #examiner: Briefs;
  readonly #waiting: Waiting[] = [];
  #wake: () => void = () => undefined;
  #end: WarcEnd | null = null;
  #received = 0;
  #at = 0;
  /** Told of bytes that were taken. */
  onTaken: (bytes: number) => void = () => undefined;

  constructor(file: WarcFile, examiner: Briefs) {
    this.file = file;
    this.#examiner = examiner;
  }

  /** Captures that came, whether taken or not. */
  get received(): number {
    return this.#received;
  }

  /** Bytes of the file that were read. */
  get at(): number {
    return this.#at;
  }

  /** How it ended; null while it has not. */
  get end(): WarcEnd | null {
    return this.#end;
  }

  /** Takes what a thread says of the file. */
  hear(message: WarcMessage): void {
    if (message.kind === 'capture') {
      this.#received += 1;
      const briefs = this.#briefsOf(message);
      // A failure is seen when its turn comes.
      briefs.catch(() => undefined);
      this.#waiting.push({ kind: 'capture', capture: message, briefs });
    } else if (message.kind === 'trouble') this.#waiting.push(message);
    else if (message.kind === 'at') this.#at = message.bytes;
    else this.#end = message;
    this.#wake();
  }

  /** The thread died of it, and the one after it as well. */
  giveUp(): void {
    this.#end = { kind: 'died' };
    this.#wake();
  }

  /** What the file holds, in its order; over where the reading ended. Throws where no thread can be started to examine a document. */
  async *items(): AsyncGenerator<ExaminedCapture | WarcTrouble> {
    for (;;) {
      const next = this.#waiting.shift();
      if (next?.kind === 'trouble') yield next;
      else if (next !== undefined) {
        yield { ...next.capture, briefs: await next.briefs };
        this.onTaken(next.capture.bytes?.length ?? 0);
      } else if (this.#end === null) await new Promise<void>((resolve) => (this.#wake = resolve));
      else return;
    }
  }

  async #briefsOf({ briefs, bytes, url, mediaType, charset }: WarcCapture): Promise<readonly Brief[]> {
    if (briefs !== null || bytes === null) return briefs ?? [];
    return this.#examiner.briefsOf({ bytes, options: { file: url, url, mediaType, encoding: charset } });
  }
}
