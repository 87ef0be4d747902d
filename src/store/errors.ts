/** What can go wrong with the store. */

export type StoreErrorCode =
  | 'store.in_use' // another process holds it
  | 'store.unknown_version' // written by a later version of the program
  | 'store.full' // the disk has no more room, or refuses to write
  | 'store.unusable'; // it cannot be opened

/** Ends the use of the store; the message is one sentence with a way out. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;
  readonly file: string;

  constructor(code: StoreErrorCode, file: string, sentence: string) {
    super(`${file}: ${sentence}`);
    this.code = code;
    this.file = file;
  }
}
