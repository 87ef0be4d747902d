/** The folder of a site while it is written: beside the old one, and in its place only when it is whole. */
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { SiteError } from './errors.ts';

/** By this file a folder is known as a site of ours, which may be replaced. */
export const markName = 'site.json';

export class SiteFolder {
  readonly #folder: string;
  readonly #fresh: string;
  readonly #made = new Set<string>();
  files = 0;
  bytes = 0;

  /** Throws SiteError where something else stands in the place. */
  constructor(folder: string) {
    this.#folder = resolve(folder);
    this.#fresh = join(dirname(this.#folder), `.${basename(this.#folder)}.new`);
    const isFree = !existsSync(this.#folder) || readdirSync(this.#folder).length === 0;
    if (!isFree && !existsSync(join(this.#folder, markName))) {
      throw new SiteError(
        'site.not_ours',
        folder,
        `${folder}: something that is no site stands there. Name an empty place with --out.`,
      );
    }
    rmSync(this.#fresh, { recursive: true, force: true });
    mkdirSync(this.#fresh, { recursive: true });
  }

  /** Writes a file by its path from the site's root. */
  write(path: string, content: string | Uint8Array): void {
    const whole = join(this.#fresh, path);
    const folder = dirname(whole);
    if (!this.#made.has(folder)) {
      mkdirSync(folder, { recursive: true });
      this.#made.add(folder);
    }
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    writeFileSync(whole, bytes);
    this.files += 1;
    this.bytes += bytes.length;
  }

  copy(path: string, from: string): void {
    this.write(path, readFileSync(from));
  }

  /** Puts the site in its place. */
  commit(): void {
    rmSync(this.#folder, { recursive: true, force: true });
    renameSync(this.#fresh, this.#folder);
  }

  discard(): void {
    rmSync(this.#fresh, { recursive: true, force: true });
  }
}
