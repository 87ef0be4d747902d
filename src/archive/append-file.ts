/** A file that only grows, by whole pieces: what could not be written whole is taken away again. */
import { open, type FileHandle } from 'node:fs/promises';
import { archiveErrorOf } from './errors.ts';

/** Writes all bytes at a position and waits until the disk has them. Tests give one whose disk fills. */
export type WriteThrough = (file: FileHandle, bytes: Uint8Array, position: number) => Promise<void>;

/** Node's own: `write` may write less than asked. */
export const writeThrough: WriteThrough = async (file, bytes, position) => {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
  await file.datasync();
};

export class AppendFile {
  readonly path: string;
  readonly #file: FileHandle;
  readonly #write: WriteThrough;
  #size: number;

  private constructor(path: string, file: FileHandle, size: number, write: WriteThrough) {
    this.path = path;
    this.#file = file;
    this.#size = size;
    this.#write = write;
  }

  /** Opens or makes the file; what stands behind `size` is cut off. Throws ArchiveError. */
  static async open(path: string, size: number, write: WriteThrough): Promise<AppendFile> {
    try {
      const file = await open(path, 'a+').then(async (made) => {
        // Positions are ours: a file opened for appending ignores them.
        await made.close();
        return open(path, 'r+');
      });
      await file.truncate(size);
      return new AppendFile(path, file, size, write);
    } catch (error) {
      throw archiveErrorOf(error, path);
    }
  }

  get size(): number {
    return this.#size;
  }

  /** Adds bytes whole or not at all; gives where they begin. Throws ArchiveError. */
  async append(bytes: Uint8Array): Promise<number> {
    const at = this.#size;
    try {
      await this.#write(this.#file, bytes, at);
    } catch (error) {
      await this.#file.truncate(at).catch(() => undefined);
      throw archiveErrorOf(error, this.path);
    }
    this.#size = at + bytes.length;
    return at;
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}
