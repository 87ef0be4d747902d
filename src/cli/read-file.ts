/** Reading a file whole, up to a size. */
import { open } from 'node:fs/promises';
import { codeOfSystemError, type FileErrorCode } from './failure.ts';

/** No annual report is this large; a file that is would only fill the memory. In bytes. */
export const largestFile = 256 * 1024 * 1024;

const chunkSize = 1024 * 1024;

/** The bytes of a file, or why there are none. A pipe has no size, so what comes is counted too. */
export async function readFileWithin(
  path: Buffer | string,
  limit = largestFile,
): Promise<Uint8Array | FileErrorCode> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size > limit) return 'file.too_large';
      const chunks: Buffer[] = [];
      let total = 0;
      let chunk = Buffer.allocUnsafe(size > 0 ? size + 1 : chunkSize);
      for (;;) {
        const { bytesRead } = await file.read(chunk, 0, chunk.length, null);
        if (bytesRead === 0) break;
        total += bytesRead;
        if (total > limit) return 'file.too_large';
        chunks.push(chunk.subarray(0, bytesRead));
        // A read fills at most its chunk: what is left of this one serves the next read.
        chunk = bytesRead < chunk.length ? chunk.subarray(bytesRead) : Buffer.allocUnsafe(chunkSize);
      }
      const [only] = chunks;
      return chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks, total);
    } finally {
      await file.close();
    }
  } catch (error) {
    return codeOfSystemError(error);
  }
}
