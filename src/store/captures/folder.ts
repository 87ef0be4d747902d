/** Captures in a folder. */
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { checkedName, CaptureStoreError, type CaptureStore } from './capture-store.ts';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';

/** The folder is made when it is first written to. */
export function folderCaptures(folder: string): CaptureStore {
  const away = (error: unknown): CaptureStoreError =>
    new CaptureStoreError(
      'captures.away',
      folder,
      `captures could not be read or written (${codeOf(error)}). Make room, or mend the folder and its permissions.`,
    );
  return {
    place: folder,
    async put(name, bytes) {
      const path = join(folder, checkedName(name));
      // Of another name until it is whole: whoever looks sees all of it or nothing.
      const fresh = `${path}.${randomBytes(6).toString('hex')}.new`;
      try {
        await mkdir(dirname(path), { recursive: true });
        const file = await open(fresh, 'wx');
        try {
          await file.writeFile(bytes);
          await file.datasync();
        } finally {
          await file.close();
        }
        await rename(fresh, path);
      } catch (error) {
        await rm(fresh, { force: true }).catch(() => undefined);
        throw away(error);
      }
    },
    async get(name) {
      try {
        return await readFile(join(folder, checkedName(name)));
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return null;
        throw away(error);
      }
    },
    async has(name) {
      try {
        return (await stat(join(folder, checkedName(name)))).isFile();
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return false;
        throw away(error);
      }
    },
    async remove(name) {
      try {
        await rm(join(folder, checkedName(name)), { force: true });
      } catch (error) {
        throw away(error);
      }
    },
  };
}
