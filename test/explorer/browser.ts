/** Debian's Chromium, and where programs are. */
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright';

/** The first of these programs on PATH; null where none is. */
export async function programOf(names: readonly string[]): Promise<string | null> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const name of names) {
      const path = join(folder, name);
      const isThere = await access(path, constants.X_OK).then(
        () => true,
        () => false,
      );
      if (isThere) return path;
    }
  }
  return null;
}

/** Throws, with what to install, where there is no Chromium. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await programOf(['chromium', 'chromium-browser', 'google-chrome']);
  if (executablePath === null) {
    throw new Error(
      'chromium is not on PATH, and these tests look with it: install the Debian package chromium.',
    );
  }
  // Chromium refuses its sandbox to root, which is who runs containers; the pages are the tests' own.
  return await chromium.launch({ executablePath, args: ['--no-sandbox'] });
}
