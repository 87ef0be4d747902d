/** What the program's exit status says (record.md, Commands). */
export const exitCodes = {
  done: 0,
  /** A document could not be opened, or the output could not be written. */
  someFailed: 1,
  misuse: 2,
  /** `check --fail-on`: there are such findings. */
  found: 3,
  /** The program itself failed (EX_SOFTWARE of sysexits.h). */
  programFailed: 70,
  /** 128 + SIGINT, as shells say it. */
  interrupted: 130,
} as const;

/** Ends a command with a sentence for people, and an exit code: a mistake in how it was called, or a full disk. */
export class Stop extends Error {
  override readonly name = 'Stop';
  readonly exitCode: number;

  constructor(sentence: string, exitCode: number = exitCodes.misuse) {
    super(sentence);
    this.exitCode = exitCode;
  }
}
