/** Reads back CSV that the dataset wrote: fields with the knowledge whether they were quoted. */
import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

/** A field: null where it is empty without quotes, that is, where nothing is. */
export type CsvFieldText = string | null;

const chunkLength = 1 << 16;

/** The rows of a file, the head among them; a piece of it is in memory at a time. Throws the system's error. */
export function* readCsv(path: string): Generator<CsvFieldText[]> {
  const descriptor = openSync(path, 'r');
  const decoder = new StringDecoder('utf8');
  const bytes = Buffer.allocUnsafe(chunkLength);
  let row: CsvFieldText[] = [];
  let field = '';
  let isQuoted = false;
  let isInside = false;
  let wasQuote = false;
  const endField = (): void => {
    row.push(field === '' && !isQuoted ? null : field);
    field = '';
    isQuoted = false;
  };
  try {
    for (;;) {
      const read = readSync(descriptor, bytes, 0, chunkLength, null);
      if (read === 0) break;
      for (const sign of decoder.write(bytes.subarray(0, read))) {
        if (isInside) {
          if (wasQuote) {
            wasQuote = false;
            if (sign === '"') {
              field += sign;
              continue;
            }
            isInside = false;
          } else if (sign === '"') {
            wasQuote = true;
            continue;
          } else {
            field += sign;
            continue;
          }
        }
        if (sign === '"') {
          isInside = true;
          isQuoted = true;
        } else if (sign === ',') endField();
        else if (sign === '\n') {
          endField();
          yield row;
          row = [];
        } else field += sign;
      }
    }
  } finally {
    closeSync(descriptor);
  }
}
