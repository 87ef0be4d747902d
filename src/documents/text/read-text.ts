/** Bytes of plain text → Document. */
import { decodeText } from '../decode.ts';
import type { Document } from '../document.ts';
import type { DocumentLimits } from '../limits.ts';
import { readLines } from './lines.ts';

/** Reads plain text, one paragraph a line that is not blank. `declared` is an encoding label, or null. */
export function readText(bytes: Uint8Array, declared: string | null, limits: DocumentLimits): Document {
  const { text, encoding, notes } = decodeText(bytes, { declared });
  const lines = readLines(text, limits);
  return {
    kind: 'text',
    mediaType: 'text/plain',
    encoding,
    title: null,
    meta: [],
    blocks: lines.blocks,
    links: [],
    notes: [...notes, ...lines.notes],
  };
}
