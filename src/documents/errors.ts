/** Why a document could not be opened: a code for programs, a sentence for people. */

/** The codes that `openDocument` gives. */
export type DocumentErrorCode =
  | 'document.empty' // no bytes, or nothing but white space
  | 'document.too_large' // more bytes or elements than the limits allow
  | 'document.several' // a container, or a workbook of several reports, where one document was asked for
  | 'document.not_text' // bytes that are neither text nor a known kind of file
  | 'document.unsupported' // a known kind of file that cannot be read yet
  | 'document.damaged' // a known kind of file that its reader cannot make sense of
  | 'document.encrypted' // a file, or an entry of a container, that asks for a password
  | 'document.timeout' // an archive that takes longer to unpack than is allowed
  | 'pdf.encrypted' // a PDF that asks for a password
  | 'engine.missing'; // a kind of file that needs a program that is not there

/** A document that could not be opened. `message` is one sentence with the file and a way out. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
  readonly code: DocumentErrorCode;
  /** The file as the caller named it. */
  readonly file: string;

  constructor(code: DocumentErrorCode, file: string, sentence: string) {
    super(`${file}: ${sentence}`);
    this.code = code;
    this.file = file;
  }
}
