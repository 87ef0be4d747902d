/** Why no picture could be made: a code for programs, a sentence for people. */

/** The codes that `renderEvidence` gives. */
export type EvidenceErrorCode =
  | 'evidence.unsupported' // a kind of document of which no picture can be made
  | 'evidence.unreadable' // a document that its engine cannot open or draw
  | 'engine.missing'; // the engine that draws it is not there

/** No picture. `message` is one sentence with the file and a way out. */
export class EvidenceError extends Error {
  override readonly name = 'EvidenceError';
  readonly code: EvidenceErrorCode;
  /** The file as the caller named it. */
  readonly file: string;

  constructor(code: EvidenceErrorCode, file: string, sentence: string) {
    super(`${file}: ${sentence}`);
    this.code = code;
    this.file = file;
  }
}
