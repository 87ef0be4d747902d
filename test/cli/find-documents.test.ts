import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeOfSystemError } from '../../src/cli/failure.ts';
import { findDocuments } from '../../src/cli/find-documents.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'gongkai-'));
});
afterEach(() => rmSync(home, { recursive: true }));

function put(...names: readonly string[]): void {
  for (const name of names) {
    mkdirSync(dirname(join(home, name)), { recursive: true });
    writeFileSync(join(home, name), name);
  }
}

/** What was found, paths from the temporary folder on. */
async function found(...paths: readonly string[]): Promise<string[]> {
  const all: string[] = [];
  for await (const one of findDocuments(paths)) {
    const name = one.name.replace(`${home}/`, '').replace(home, '.');
    all.push(one.kind === 'file' ? name : `${name} ${one.kind === 'trouble' ? one.code : one.kind}`);
  }
  return all;
}

describe('walking a folder', () => {
  it('goes in byte order of the whole path', async () => {
    put('a/x', 'a-b/x', 'a.html', 'B', '总/z', 'é');
    expect(await found(home)).toEqual(['B', 'a-b/x', 'a.html', 'a/x', 'é', '总/z']);
  });
  it('leaves hidden files and folders out', async () => {
    put('.hidden', '.git/config', 'a', 'b/.DS_Store');
    expect(await found(home)).toEqual(['a']);
  });
  it('says that a folder is empty', async () => {
    put('.hidden');
    expect(await found(home)).toEqual(['. empty']);
  });
  it('does not run round a loop of links', async () => {
    put('a/b');
    symlinkSync('..', join(home, 'a', 'up'));
    symlinkSync('.', join(home, 'a', 'self'));
    symlinkSync('/', join(home, 'root'));
    expect(await found(home)).toEqual(['a/b']);
  });
  it('follows a link to a folder elsewhere, once', async () => {
    put('in/a', 'out/b');
    symlinkSync('../out', join(home, 'in', 'link'));
    symlinkSync('../out', join(home, 'in', 'twin'));
    expect(await found(join(home, 'in'))).toHaveLength(2);
  });
  it('says that a link leads nowhere by giving it to be read', async () => {
    put('a');
    symlinkSync('gone', join(home, 'b'));
    expect(await found(home)).toEqual(['a', 'b']);
  });
  it('keeps a name that is no UTF-8, to be opened by its bytes', async () => {
    const name = Buffer.concat([Buffer.from(`${home}/`), Buffer.from([0xc4, 0xea]), Buffer.from('.html')]);
    writeFileSync(name, 'x');
    for await (const one of findDocuments([home])) {
      expect(one.kind === 'file' && one.path.equals(name)).toBe(true);
    }
  });
  it('survives folders inside folders many levels deep', async () => {
    put(`${'d/'.repeat(500)}x`);
    expect(await found(home)).toHaveLength(1);
  });
});

describe('the arguments', () => {
  it('are taken in their order, hidden files too where they are named', async () => {
    put('b', '.a');
    expect(await found(join(home, 'b'), join(home, '.a'))).toEqual(['b', '.a']);
  });
  it('keep the others unharmed where one is missing', async () => {
    put('a');
    expect(await found(join(home, 'gone'), join(home, 'a'))).toEqual(['gone file.not_found', 'a']);
  });
});

describe('what the operating system refuses', () => {
  const refused = (code: string): string => codeOfSystemError(Object.assign(new Error(), { code }));
  it('is told apart', () => {
    expect(refused('ENOENT')).toBe('file.not_found');
    expect(refused('ENOTDIR')).toBe('file.not_found');
    expect(refused('EACCES')).toBe('file.no_permission');
    expect(refused('EIO')).toBe('file.unreadable');
    expect(codeOfSystemError('anything')).toBe('file.unreadable');
  });
});
