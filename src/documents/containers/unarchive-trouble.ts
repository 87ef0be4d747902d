/** What is said of RAR and 7z that cannot be unpacked. */
import { DocumentError, type DocumentErrorCode } from '../errors.ts';
import type { UnarchiveTrouble } from './unarchive.ts';

const sentences: Readonly<{ [trouble in UnarchiveTrouble]: readonly [DocumentErrorCode, string] }> = {
  encrypted: ['document.encrypted', 'asks for a password. Unpack it and parse the report in it.'],
  'too large': [
    'document.too_large',
    'unpacks to more than is allowed. Unpack it and parse the report in it.',
  ],
  'too many': [
    'document.too_large',
    'holds more entries than are allowed. Unpack it and parse the report in it.',
  ],
  'too slow': ['document.timeout', 'takes too long to unpack. Unpack it and parse the report in it.'],
  damaged: [
    'document.damaged',
    'cannot be unpacked: it breaks off, is damaged, or is one part of several. Fetch it again, or unpack it and parse the report in it.',
  ],
};

/** The error of an archive, or of a file in one. */
export function troubleOf(trouble: UnarchiveTrouble, kind: 'rar' | '7z', file: string): DocumentError {
  const [code, sentence] = sentences[trouble];
  return new DocumentError(code, file, `the ${kind.toUpperCase()} archive ${sentence}`);
}
