/** How far a reading of files in order is: documents are read ahead of their records, and it is the records that count. */
import { Amount } from './amount.ts';

/** A document that was read, and how many bytes of all files stand before its end. */
interface Mark {
  readonly file: string;
  readonly bytes: number;
}

/** More documents are never read ahead. */
const mostAhead = 2000;

export class HowFar {
  readonly #amount: Amount;
  #marks: Mark[] = [];
  /** Bytes of the files before the one that is being read, and of that. */
  #before = 0;
  #size = 0;
  #reached = 0;

  /** `isWanted` false: nobody asks. */
  constructor(paths: readonly string[], isWanted: boolean) {
    this.#amount = new Amount(paths, isWanted);
  }

  /** A file of so many bytes is begun. */
  begin(size: number): void {
    this.#before += this.#size;
    this.#size = size;
  }

  /** A document was read that ends so many bytes into the file; at its end, unless told. */
  mark(file: string, bytes: number = this.#size): void {
    if (this.#marks.length < mostAhead) this.#marks.push({ file, bytes: this.#before + bytes });
  }

  /** The share of all bytes that is done with, now that a record is there of this document, or of what it holds. */
  reach(file: string): number | null {
    const at = this.#marks.findIndex((mark) => file.startsWith(mark.file));
    if (at >= 0) {
      this.#reached = this.#marks[at]?.bytes ?? this.#reached;
      // It may hold more: its own mark stays.
      this.#marks = this.#marks.slice(at);
    }
    return this.#amount.share(this.#reached);
  }

  stop(): void {
    this.#amount.stop();
  }
}
