/**
 * A page's text, piece by piece. A long string is laid apart from other memory and costs as much as reading it: a page of
 * 100 KB and more is decoded only as far as it is being read.
 */
import { transcode } from 'node:buffer';

/** Gives a page's text once, from its beginning. */
export interface PieceReader {
  /** Whether there is nothing more to read. */
  readonly isDone: boolean;
  /** The next piece, of about `wanted` characters or more; never cut inside a character or between CR and LF. */
  next(wanted: number): string;
}

/** A page's text, to be read as often as needed. */
export interface PageText {
  pieces(): PieceReader;
  /** All of it. */
  whole(): string;
}

/** Characters of a piece: in UTF-16 just under what V8 keeps with other strings (128 KB). */
const pieceLength = 60_000;

/** The text of bytes that are UTF-8 throughout. */
export function utf8Text(bytes: Uint8Array): PageText {
  return { pieces: () => new Utf8Pieces(bytes), whole: () => decodeUtf8(bytes) };
}

/** A text that is decoded already. `piece`: characters of a piece. */
export function decodedText(text: string, piece = pieceLength): PageText {
  return { pieces: () => new TextPieces(text, piece), whole: () => text };
}

/** Decodes bytes that are UTF-8 throughout. By way of UTF-16 it takes a sixth of the time that `toString` takes. */
export function decodeUtf8(bytes: Uint8Array): string {
  return transcode(bytes, 'utf8', 'utf16le').toString('utf16le');
}

class Utf8Pieces implements PieceReader {
  private readonly bytes: Uint8Array;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get isDone(): boolean {
    return this.at >= this.bytes.length;
  }

  next(wanted: number): string {
    const { bytes, at } = this;
    let end = Math.min(at + Math.max(pieceLength, wanted), bytes.length);
    // Neither amid a character's bytes nor behind a carriage return.
    while (end < bytes.length && (((bytes[end] ?? 0) & 0xc0) === 0x80 || bytes[end - 1] === 13)) end += 1;
    this.at = end;
    return decodeUtf8(bytes.subarray(at, end));
  }
}

class TextPieces implements PieceReader {
  private readonly text: string;
  private readonly piece: number;
  private at = 0;

  constructor(text: string, piece: number) {
    this.text = text;
    this.piece = piece;
  }

  get isDone(): boolean {
    return this.at >= this.text.length;
  }

  next(wanted: number): string {
    const { text, at } = this;
    let end = Math.min(at + Math.max(this.piece, wanted), text.length);
    while (
      end < text.length &&
      ((text.charCodeAt(end) & 0xfc00) === 0xdc00 || text.charCodeAt(end - 1) === 13)
    )
      end += 1;
    this.at = end;
    return text.slice(at, end);
  }
}
