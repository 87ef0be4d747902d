/** Debian's Chromium, as the layouts' printer finds it. */
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright';

/** Throws, with what to install, where there is no Chromium. */
export async function openBrowser(): Promise<Browser> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
      const executablePath = join(folder, name);
      const isThere = await access(executablePath, constants.X_OK).then(
        () => true,
        () => false,
      );
      // Chromium refuses its sandbox to root, which is who runs containers; the pages are the tests' own.
      if (isThere) return await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    }
  }
  throw new Error(
    'chromium is not on PATH, and these tests look with it: install the Debian package chromium.',
  );
}
