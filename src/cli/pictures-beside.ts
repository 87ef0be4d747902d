/**
 * The pictures that were saved with a page: in its own folder, and in the one that browsers make for them (`NAME_files`).
 * Folders are listed and names compared; no address of a page is ever opened as a path.
 */
import { readdir } from 'node:fs/promises';
import { fileNameOf, type NamedPictures } from '../documents/index.ts';
import { readFileWithin } from './read-file.ts';

const pagePattern = /\.(?:html?|shtml|xhtml)$/iu;
const picturePattern = /\.(?:png|jpe?g|webp|tiff?)$/iu;
/** What browsers add to a page's name for the folder of what it shows. */
const folderEndings = ['_files', '.files'];
/** Pictures of one page, and bytes of one and of all of them. */
const mostPictures = 40;
const mostBytes = 32 * 1024 * 1024;
const mostBytesInAll = 96 * 1024 * 1024;
/** Names in one folder that are looked at. */
const mostNames = 20_000;

/** Lists each folder once: a run goes through thousands of pages of one. */
export class PicturesBeside {
  #folder: string | null = null;
  #names: readonly string[] = [];

  /** The pictures that the page names, by file name; null where it names none that is there. */
  async of(path: Buffer | string, bytes: Uint8Array): Promise<NamedPictures | null> {
    const page = path.toString();
    if (!pagePattern.test(page)) return null;
    const cut = page.lastIndexOf('/') + 1;
    const folder = page.slice(0, cut) || './';
    if (this.#folder !== folder) {
      this.#names = await namesIn(folder);
      this.#folder = folder;
    }
    const base = page.slice(cut).replace(pagePattern, '');
    const candidates = this.#names.filter((name) => picturePattern.test(name)).map((name) => folder + name);
    for (const ending of folderEndings) {
      const beside = base + ending;
      if (!this.#names.includes(beside)) continue;
      const names = await namesIn(`${folder}${beside}/`);
      candidates.push(
        ...names.filter((name) => picturePattern.test(name)).map((name) => `${folder}${beside}/${name}`),
      );
    }
    return candidates.length === 0 ? null : await readNamed(candidates, bytes);
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).slice(0, mostNames);
  } catch {
    // The page is read all the same; what it shows is then not there.
    return [];
  }
}

/** Reads those whose name stands in the page; two of one name are left out. */
async function readNamed(paths: readonly string[], page: Uint8Array): Promise<NamedPictures | null> {
  const text = Buffer.from(page.buffer, page.byteOffset, page.byteLength);
  const byName = new Map<string, string | null>();
  for (const path of paths) {
    const name = fileNameOf(encodeURI(path));
    if (name === null) continue;
    const isNamed = [name, encodeURI(name), encodeURIComponent(name)].some((form) => text.includes(form));
    if (isNamed) byName.set(name, byName.has(name) ? null : path);
  }
  const pictures = new Map<string, Uint8Array>();
  let left = mostBytesInAll;
  for (const [name, path] of byName) {
    if (path === null || pictures.size >= mostPictures) continue;
    const bytes = await readFileWithin(path, Math.min(left, mostBytes));
    if (typeof bytes === 'string') continue;
    left -= bytes.length;
    pictures.set(name, bytes);
  }
  return pictures.size === 0 ? null : pictures;
}
