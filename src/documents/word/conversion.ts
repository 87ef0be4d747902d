/** A conversion made ahead: where a converter cannot go (a thread), its result can. */
import { oleKindOf, readOleStreams } from '../containers/ole.ts';
import { sniffKind } from '../sniff.ts';
import { ConversionFailed, type ConvertibleFormat, type WordConverter } from './converter.ts';

/** What became of a conversion; plain data. */
export type Conversion =
  { readonly docx: Uint8Array } | { readonly failed: ConversionFailed['reason']; readonly message: string };

/** The format that these bytes must be converted from; null where they can be read as they are, or not at all. */
export function formatToConvert(bytes: Uint8Array): ConvertibleFormat | null {
  const kind = sniffKind(bytes);
  if (kind === 'rtf') return 'rtf';
  if (kind !== 'ole') return null;
  const streams = readOleStreams(bytes);
  return streams !== null && oleKindOf(streams) === 'doc' ? 'doc' : null;
}

/** Converts what must be converted; null for all else. Rejects with what is no `ConversionFailed`. */
export async function convertAhead(bytes: Uint8Array, converter: WordConverter): Promise<Conversion | null> {
  const format = formatToConvert(bytes);
  if (format === null) return null;
  try {
    return { docx: await converter(bytes, format) };
  } catch (error) {
    if (!(error instanceof ConversionFailed)) throw error;
    return { failed: error.reason, message: error.message };
  }
}

/** A converter that has one answer: for the document that the conversion is of. */
export function converterOf(conversion: Conversion | null): WordConverter | null {
  if (conversion === null) return null;
  return () =>
    'docx' in conversion
      ? Promise.resolve(conversion.docx)
      : Promise.reject(new ConversionFailed(conversion.failed, conversion.message));
}
