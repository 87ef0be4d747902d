/** `gongkai verify` of a dataset that was made from an archive: documents are found there by their address and time, and read with what it says of them. */
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { exchange, open } from '../archive/made-exchanges.ts';
import { reportPage } from '../crawl/made-web.ts';
import { encodeGbk } from '../layouts/gb18030.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { runProgram, type Ran } from './run-program.ts';

const home = temporaryFolder('verify');
const verify = (...args: string[]): Promise<Ran> => runProgram(['verify', ...args], { cwd: home });

beforeAll(async () => {
  const archive = await open(join(home, 'output', 'archive'));
  // Only the source's entry names the agency, and only the answer's head the coding.
  const agency = { id: '350200-jyj', name: '厦门市教育局', region: '350200' };
  const about = { source: 'made', via: null, title: null, agency };
  const headers = [['Content-Type', 'text/html; charset=gb18030']] as const;
  const bare = reportPage(2023)
    .replaceAll('厦门市测试局', '')
    .replace(/<meta[^>]*charset[^>]*>/gi, '');
  const page = encodeGbk(bare);
  await archive.add(exchange('/2023.html', page, { about, headers }));
  // The same address again, changed, and a container.
  await archive.add(exchange('/2022.html', reportPage(2022), { about }));
  await archive.add(exchange('/2022.html', reportPage(2022, 4), { about, date: '2026-04-01T02:03:04Z' }));
  const zip = zipSync({ 'a.html': strToU8(reportPage(2019)), 'b.html': strToU8(reportPage(2020)) });
  const zipped = [['Content-Type', 'application/zip']] as const;
  await archive.add(exchange('/all.zip', zip, { about, headers: zipped }));
  await archive.close();
  const args = ['build', join('output', 'archive'), '--out', 'output', '--formats', 'stata'];
  const built = await runProgram(args, { cwd: home });
  expect(built).toMatchObject({ code: 0, err: '' });
});

describe('gongkai verify, of a dataset from an archive', () => {
  it('gets the same bytes from the archive beside it', async () => {
    const { code, out, err } = await verify();
    expect(err).toBe('');
    expect(out).toContain('5 documents read again, 0 differ, 0 not at hand');
    expect(out).toContain('The same bytes');
    expect(code).toBe(0);
  });

  it('verifies one cell, and finds an archive that was put elsewhere only where it is told to', async () => {
    renameSync(join(home, 'output', 'archive'), join(home, 'elsewhere'));
    const cell = ['--cell', '350200-jyj-2023', 'requests.received.total'];
    const lost = await verify(...cell);
    expect(lost.err).toContain('http://made.test/2023.html: these bytes are not at hand');
    expect(lost.code).toBe(1);
    const found = await verify(...cell, '--captures', 'elsewhere');
    expect(found.out).toContain('The same, read again.');
    expect(found.code).toBe(0);
  });
});
