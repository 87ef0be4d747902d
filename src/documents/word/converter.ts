/** The engine that turns other word-processor files into DOCX: another program, handed in from outside. */

/** What can be converted. WPS files are DOC by content. */
export type ConvertibleFormat = 'doc' | 'rtf';

/**
 * Converts a file's bytes to those of a DOCX. Rejects with `ConversionFailed` where the file cannot be converted, or
 * not in time; other failures reject with anything else.
 */
export type WordConverter = (bytes: Uint8Array, from: ConvertibleFormat) => Promise<Uint8Array>;

/** Why a file was not converted. */
export class ConversionFailed extends Error {
  override readonly name = 'ConversionFailed';
  /** `missing`: the program is not there or does not start; `refused`: it gave no DOCX; `timeout`: it took too long. */
  readonly reason: 'missing' | 'refused' | 'timeout';

  constructor(reason: 'missing' | 'refused' | 'timeout', message: string) {
    super(message);
    this.reason = reason;
  }
}
