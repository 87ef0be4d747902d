import { chmodSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CaptureStoreError, documentName, openCaptures, type CaptureStore } from '../../src/store/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { serveS3, type S3Server } from '../work/machines/s3-server.ts';

let server: S3Server;
beforeAll(async () => {
  server = await serveS3('bucket', 'secret');
});
afterAll(() => server.close());

const keys = (secret = 'secret') => ({
  AWS_ACCESS_KEY_ID: 'key',
  AWS_SECRET_ACCESS_KEY: secret,
  AWS_ENDPOINT_URL: server.endpoint,
  AWS_REGION: 'cn-north-1',
});
const name = documentName('ab'.repeat(32));
const bytes = Buffer.from('政府信息公开\0', 'utf8');

const places: readonly (readonly [string, () => CaptureStore])[] = [
  ['a folder', () => openCaptures(temporaryFolder('captures'), {})],
  ['S3', () => openCaptures('s3://bucket/a/b', keys())],
];

describe.each(places)('captures in %s', (_, open) => {
  it('gives back what was put in, and says what is not there', async () => {
    const captures = open();
    expect(await captures.get(name)).toBeNull();
    expect(await captures.has(name)).toBe(false);
    await captures.put(name, bytes);
    expect(Buffer.from((await captures.get(name)) ?? [])).toEqual(bytes);
    expect(await captures.has(name)).toBe(true);
    await captures.put(name, Buffer.from('again'));
    expect(Buffer.from((await captures.get(name)) ?? []).toString()).toBe('again');
    await captures.remove(name);
    await captures.remove(name);
    expect(await captures.get(name)).toBeNull();
  });

  it.each(['../a', '/a', 'a/../b', 'documents/', 'a//b', 'a b', 'documents/%2e'])(
    'takes no name that leads elsewhere: %s',
    async (bad) => {
      await expect(open().put(bad, bytes)).rejects.toThrow('no name of a capture');
    },
  );
});

/** The code of what is thrown. */
async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof CaptureStoreError) return error.code;
    throw error;
  }
  return 'nothing was thrown';
}

describe('a folder', () => {
  it('holds whole files only, and no temporary ones when all is done', async () => {
    const folder = temporaryFolder('captures');
    await openCaptures(folder, {}).put('crawls/a/b', bytes);
    expect(readdirSync(join(folder, 'crawls', 'a'))).toEqual(['b']);
  });
  it('that is a file is said to be away', async () => {
    const file = join(temporaryFolder('captures'), 'f');
    writeFileSync(file, '');
    chmodSync(file, 0o644);
    expect(await codeOf(openCaptures(file, {}).put(name, bytes))).toBe('captures.away');
  });
});

describe('S3', () => {
  it('keeps names under the bucket and the prefix', async () => {
    await openCaptures('s3://bucket/deep/er/', keys()).put('datasets/x/cells/year=2023/region=35.csv', bytes);
    expect([...server.objects.keys()]).toContain('/bucket/deep/er/datasets/x/cells/year=2023/region=35.csv');
  });
  it('is refused with a wrong secret, at once and not as if it were away', async () => {
    expect(await codeOf(openCaptures('s3://bucket', keys('wrong')).get(name))).toBe('captures.refused');
  });
  it('says where there is no such bucket', async () => {
    expect(await codeOf(openCaptures('s3://other', keys()).put(name, bytes))).toBe('captures.refused');
  });
  it('asks again where the store fails for a moment', async () => {
    const captures = openCaptures('s3://bucket', keys());
    server.fail(503);
    await captures.put(name, bytes);
    server.fail(500, 429);
    expect(Buffer.from((await captures.get(name)) ?? [])).toEqual(bytes);
  });
  it.each([
    ['s3://', keys],
    ['s3://UPPER/x', keys],
    ['s3://bucket/..%2f', keys],
    ['s3://bucket', () => ({})],
    ['s3://bucket', () => ({ ...keys(), AWS_ENDPOINT_URL: 'file:///etc' })],
  ])('refuses a place that is none: %s', (place, environment) => {
    expect(() => openCaptures(place, environment())).toThrow(CaptureStoreError);
  });
});
