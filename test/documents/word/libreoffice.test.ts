/** LibreOffice as a program that may be missing, slow, or fail; stand-ins that are scripts take its place. */
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConversionFailed } from '../../../src/documents/word/converter.ts';
import { openLibreOffice } from '../../../src/documents/word/libreoffice.ts';
import type { LibreOffice, LibreOfficeOptions } from '../../../src/documents/word/libreoffice.ts';

const text = new TextEncoder();
let scratch = '';
let office: LibreOffice | null = null;

beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'gongkai-test-'));
});

afterEach(async () => {
  await office?.close();
  await rm(scratch, { recursive: true, force: true });
});

/** A script that is called as LibreOffice is; `$out` is the folder for results, the rest of the arguments the files. */
async function standIn(body: string, options: Partial<LibreOfficeOptions> = {}): Promise<LibreOffice> {
  const command = join(scratch, 'soffice');
  const head = '#!/bin/sh\nwhile [ "$1" != "--outdir" ]; do shift; done\nout="$2"\nshift 2\n';
  await writeFile(command, `${head}${body}\n`);
  await chmod(command, 0o755);
  const folder = join(scratch, 'work');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  office = openLibreOffice({ command, environment: { PATH: env['PATH'] }, scratch: folder, ...options });
  return office;
}

const copyAll = 'for f in "$@"; do b=$(basename "$f"); cp "$f" "$out/${b%.*}.docx"; done';

async function reasonOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof ConversionFailed) return error.reason;
    throw error;
  }
  return 'converted';
}

describe('LibreOffice', () => {
  it('is missing where the program is not on the path', async () => {
    office = openLibreOffice({ command: 'soffice', environment: { PATH: '' }, scratch });
    expect(await reasonOf(office.convert(text.encode('x'), 'doc'))).toBe('missing');
  });

  it('converts what is asked for together in one start, each to its own result', async () => {
    const { convert } = await standIn(`echo start >> "${join(scratch, 'starts')}"\n${copyAll}`);
    const results = await Promise.all(['a', 'b', 'c'].map((each) => convert(text.encode(each), 'rtf')));
    expect(results.map((bytes) => Buffer.from(bytes).toString())).toEqual(['a', 'b', 'c']);
    expect(await readFile(join(scratch, 'starts'), 'utf8')).toBe('start\n');
  });

  it('does not let a file that fails take others with it', async () => {
    const { convert } = await standIn(`for f in "$@"; do grep -q bad "$f" && exit 1; done\n${copyAll}`);
    const asked = ['good', 'bad', 'fine'].map((each) => reasonOf(convert(text.encode(each), 'doc')));
    expect(await Promise.all(asked)).toEqual(['converted', 'refused', 'converted']);
  });

  it('is killed with all it started when it takes too long', async () => {
    const pidFile = join(scratch, 'pid');
    const { convert } = await standIn(`sleep 600 & echo $! > "${pidFile}"\nwait`, {
      startMs: 300,
      fileMs: 100,
    });
    expect(await reasonOf(convert(text.encode('x'), 'doc'))).toBe('timeout');
    const pid = Number(await readFile(pidFile, 'utf8'));
    await expect
      .poll(
        async () =>
          await readFile(`/proc/${String(pid)}/stat`, 'utf8').then(
            (stat) => / Z /.test(stat),
            () => true,
          ),
      )
      .toBe(true);
  });

  it('leaves nothing behind: not a conversion its files, not a closing its profile', async () => {
    const { convert, close } = await standIn(
      `for f in "$@"; do grep -q bad "$f" && exit 1; done\n${copyAll}`,
    );
    await convert(text.encode('good'), 'doc');
    await reasonOf(convert(text.encode('bad'), 'doc'));
    const [root] = await readdir(join(scratch, 'work'));
    expect(await readdir(join(scratch, 'work', root ?? ''))).toEqual(['profile']);
    await close();
    expect(await readdir(join(scratch, 'work'))).toEqual([]);
  });

  it('takes nothing more after it was closed, and gives up what runs', async () => {
    const { convert, close } = await standIn('sleep 600');
    const running = reasonOf(convert(text.encode('x'), 'doc'));
    const waiting = reasonOf(convert(text.encode('y'), 'doc'));
    await close();
    expect(await Promise.all([running, waiting, reasonOf(convert(text.encode('z'), 'doc'))])).not.toContain(
      'converted',
    );
  });
});
