/** What the caller knows of a document besides its bytes. */
import type { NamedPictures, RecogniserSource } from '../documents/index.ts';

export interface ExamineOptions {
  /** The name the record carries: a path, `PATH!/inner`, `PATH#sheet=2`, or an address. */
  readonly file: string;
  /** The address it was captured from; null or left out where not known. */
  readonly url?: string | null;
  /** ISO time of the capture; null or left out where not known. */
  readonly retrieved?: string | null;
  /** The media type that the server declared; a hint only, the content decides. */
  readonly mediaType?: string | null;
  /** The character encoding that the server declared; a hint only. */
  readonly encoding?: string | null;
  /** The agency that the source's entry names, for documents that print none; null where not known. */
  readonly agency?: {
    readonly id: string | null;
    readonly name: string;
    readonly region: string | null;
  } | null;
  /** Gives what recognises scans and pictures, when a document needs it; the packages that are installed unless told. */
  readonly recogniser?: RecogniserSource;
  /** Pictures that belong to a page, by the names of their files; those in the page itself are read anyway. */
  readonly pictures?: NamedPictures;
}
