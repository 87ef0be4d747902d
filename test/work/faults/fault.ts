/** What a fault that is tried works with, and what came of it. */
import type { PrivatePostgres } from '../machines/private-postgres.ts';

export interface Ground {
  readonly postgres: PrivatePostgres;
  /** A new folder. */
  readonly folder: () => string;
  /** The address of a new database. */
  readonly database: () => string;
  /** A folder of reports. */
  readonly reports: string;
  /** The digest of the dataset that an undisturbed build of them gives. */
  readonly calm: string;
  /** Milliseconds that the undisturbed build took. */
  readonly calmMs: number;
  /** How often each fault is tried. */
  readonly times: number;
  readonly next: () => number;
}

export interface Outcome {
  /** How often the fault came about. */
  readonly times: number;
  /** What the program did, in a few words. */
  readonly what: string;
}

export interface Fault {
  readonly name: string;
  /** The command that it was tried on. */
  readonly command: string;
  /** Tries it. Throws where the outcome is not what it must be. */
  readonly try: (ground: Ground) => Promise<Outcome>;
}

/** Throws where two digests differ. */
export function mustBeSame(found: string | null, wanted: string, when: string): void {
  if (found !== wanted) throw new Error(`${when}: the dataset is ${found ?? 'not there'}, not ${wanted}`);
}

/** Throws where the program did not refuse in one sentence of its own: a stack, or an exit code of a failure of the program. */
export function mustRefuse(
  { code, said }: { readonly code: number | null; readonly said: string },
  words: RegExp,
): void {
  if (code !== 1 || !words.test(said) || /\n\s+at /.test(said))
    throw new Error(`no clear refusal (${String(code)}): ${said.slice(-600)}`);
}
