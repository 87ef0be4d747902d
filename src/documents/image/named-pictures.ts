/** Pictures that belong to a page, by the names of their files: a saved page's pictures lie in a folder beside it. */
import type { PictureSource } from './page-images.ts';

/** The bytes of picture files by name, without any folder. */
export type NamedPictures = ReadonlyMap<string, Uint8Array>;

/** Longer addresses name no file. */
const longestAddress = 4096;

/** The name of the file that an address ends in, as a file system shows it; null where it names none. */
export function fileNameOf(src: string): string | null {
  if (src.length > longestAddress) return null;
  const name = src.replace(/[?#].*$/su, '').replace(/^.*[/\\]/su, '');
  try {
    return name === '' ? null : decodeURIComponent(name).normalize();
  } catch {
    return name.normalize();
  }
}

/**
 * Looks pictures up by the last part of their address, among those that the caller found; two of one name are none, since
 * nobody can say which is meant. Nothing is opened: an address only chooses.
 */
export function picturesNamed(pictures: NamedPictures): PictureSource {
  return (src) => {
    const name = fileNameOf(src);
    return name === null ? null : (pictures.get(name) ?? null);
  };
}
