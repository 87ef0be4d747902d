/** The evidence of a dataset: the same bytes whoever builds it, kept from build to build, verified; and the site of a release after another. */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chdir, cwd } from 'node:process';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { siteKnowledge } from '../../src/cli/site-knowledge.ts';
import { writeSite } from '../../src/explorer/index.ts';
import { en } from '../../src/explorer/messages.en.ts';
import { openBrowser } from './browser.ts';
import { buildHere } from './build-here.ts';
import { expectSame, filesOf } from './kept-checks.ts';
import { gongkai, openKeptSite, type KeptSite } from './kept-site.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

/** What the earlier release has not: a PDF, and a container. */
const later = ['2023.pdf', 'texts.zip'];
/** Reports that an error or a warning names. */
const inQuestion = 8;

let kept: KeptSite;
/** A folder of this file's own, with the same documents under the same name: what is built names them. */
let folder: string;
const at = (...path: string[]): string => join(folder, ...path);
const before = cwd();
beforeAll(async () => {
  kept = await openKeptSite();
  folder = mkdtempSync(join(tmpdir(), 'gongkai-kept-dataset-'));
  cpSync(kept.copy, join(folder, 'documents'), { recursive: true });
  chdir(folder);
  await earlierRelease();
});
afterAll(() => {
  chdir(before);
  rmSync(folder, { recursive: true, force: true });
});

/** `before`: a dataset without the later documents; `grown` is the same, grown by them in a second build. */
let grownSaid = '';
async function earlierRelease(): Promise<void> {
  for (const name of later) rmSync(at('documents', name));
  await buildHere(['documents'], at('grown'));
  cpSync(at('grown', 'dataset'), at('before'), { recursive: true });
  cpSync(kept.copy, at('documents'), { recursive: true });
  grownSaid = await buildHere(['documents'], at('grown'));
}

describe('the kept evidence', () => {
  it('is the same bytes whoever builds it, one document after the other or all at once, whole or grown', async () => {
    await buildHere(['documents'], at('again'));
    expectSame(at('again', 'dataset'), kept.dataset);
    expect(grownSaid).toMatch(new RegExp(`evidence: .* ${String(inQuestion)} reports`));
    expectSame(at('grown', 'dataset'), kept.dataset);
  });

  it('is not there unless asked for, and is taken over where the documents of the build before are gone', async () => {
    cpSync(kept.copy, at('copy'), { recursive: true });
    const own = at('own', 'dataset');
    await gongkai(['build', 'copy', '--out', 'own'], folder);
    expect(existsSync(join(own, 'evidence'))).toBe(false);
    await buildHere(['copy'], at('own'));
    const first = filesOf(join(own, 'evidence'));
    expect(first.size).toBeGreaterThan(3);
    rmSync(at('copy'), { recursive: true });
    await buildHere([own], at('own'));
    expect(filesOf(join(own, 'evidence'))).toEqual(first);
  });

  it('is verified with the rest of the dataset', async () => {
    const said = await gongkai(['verify', kept.dataset, '--captures', kept.copy], folder);
    expect(said).toMatch(/same/i);
  });
});

describe('a site with --since', () => {
  it('replaces an older site by what a new folder would hold, byte for byte, and lists what changed', async () => {
    const site = join(kept.folder, 'site');
    cpSync(site, at('updated'), { recursive: true });
    await gongkai(['site', kept.dataset, '--since', 'before', '--out', 'updated'], folder);
    await writeSite(kept.dataset, at('fresh'), await siteKnowledge(kept.dataset, []), {
      since: at('before'),
    });
    expectSame(at('updated'), at('fresh'));
    // But for the list of changes it is the site without it.
    const [updated, plain] = [filesOf(at('updated')), filesOf(site)];
    const others = [...updated].filter(([path, bytes]) => !bytes.equals(plain.get(path)!));
    expect(others.map(([path]) => path)).toEqual([join('data', 'index.js')]);
    const browser = await openBrowser();
    const page = await browser.newPage({ locale: 'en-GB' });
    await page.goto(`file://${join(folder, 'updated', 'index.html')}#/corrections`);
    await page.getByText(en.corrections.reportsAdded).first().waitFor();
    const words = await page.locator('main').innerText();
    expect(words).toContain('350200-rsj-2023');
    expect(words).toContain('330281-zhzfj-2023');
    await browser.close();
  });
});
