/** What the tests of a site with kept evidence look at: folders byte for byte, and where a mark lies on a page. */
import { execFile } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Locator } from 'playwright';
import { expect } from 'vitest';

/** Every file below a folder, by its path, as bytes. */
export function filesOf(folder: string): Map<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  return new Map(files.sort().map((path) => [path.slice(folder.length + 1), readFileSync(path)]));
}

export function expectSame(one: string, other: string): void {
  const [ours, theirs] = [filesOf(one), filesOf(other)];
  // A database's bytes are never the same twice.
  for (const files of [ours, theirs]) files.delete('dataset.duckdb');
  expect([...ours.keys()]).toEqual([...theirs.keys()]);
  for (const [path, bytes] of theirs) expect(ours.get(path)!.equals(bytes), path).toBe(true);
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Words of a page by another program, Poppler, whose middle lies in a part of the page; the part in shares of width and height. */
export async function wordsIn(pdf: string, page: number, box: Box): Promise<string[]> {
  const range = ['-f', String(page), '-l', String(page)];
  const { stdout } = await promisify(execFile)('pdftotext', ['-bbox', ...range, pdf, '-']);
  const [, width, height] = /<page width="([\d.]+)" height="([\d.]+)"/.exec(stdout)!.map(Number);
  const words = stdout.matchAll(/<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)<\/word>/g);
  return [...words].flatMap(([, x0, y0, x1, y1, word]) => {
    const x = (Number(x0) + Number(x1)) / 2 / width!;
    const y = (Number(y0) + Number(y1)) / 2 / height!;
    return x > box.left && x < box.right && y > box.top && y < box.bottom ? [word!] : [];
  });
}

/** Where a mark lies on its picture, in shares of the picture, as the browser lays both out. */
export async function placeOf(mark: Locator, picture: Locator): Promise<Box> {
  const [inner, outer] = [(await mark.boundingBox())!, (await picture.boundingBox())!];
  const left = (inner.x - outer.x) / outer.width;
  const top = (inner.y - outer.y) / outer.height;
  return { left, top, right: left + inner.width / outer.width, bottom: top + inner.height / outer.height };
}
