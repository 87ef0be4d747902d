/** Other programs that reading needs: handed in from outside, so that a document is a function of its bytes and these. */
import type { Unarchiver } from './containers/unarchive.ts';
import type { WordConverter } from './word/converter.ts';

/** What the caller has; what is null or left out is missing, and whatever needs it says so. */
export interface Engines {
  /** Turns DOC, WPS and RTF into DOCX: LibreOffice (`openLibreOffice`). */
  readonly word?: WordConverter | null;
  /** Unpacks RAR and 7z, in a thread or wherever; where it is left out, this thread does (`unarchive`). */
  readonly archives?: Unarchiver | null;
}
