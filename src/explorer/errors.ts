/** What can go wrong with a site: one sentence each that says what to do. */
export type SiteErrorCode = 'site.no_dataset' | 'site.damaged' | 'site.not_ours' | 'site.no_app';

export class SiteError extends Error {
  override readonly name = 'SiteError';
  readonly code: SiteErrorCode;
  /** The file or folder it is about. */
  readonly file: string;

  constructor(code: SiteErrorCode, file: string, sentence: string) {
    super(sentence);
    this.code = code;
    this.file = file;
  }
}
