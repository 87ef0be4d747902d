import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { largestFile, readFileWithin } from '../../src/cli/read-file.ts';
import { beginsAsRecords, readRecords } from '../../src/cli/record-files.ts';
import { madeFinding, madeRecord, madeReport } from './made-record.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'gongkai-'));
});
afterEach(() => rmSync(home, { recursive: true }));

const put = (name: string, text: string): string => {
  writeFileSync(join(home, name), text);
  return join(home, name);
};

describe('reading a file', () => {
  it('gives its bytes', async () => {
    expect(await readFileWithin(put('a', '年报'))).toEqual(Buffer.from('年报'));
    expect(await readFileWithin(put('empty', ''))).toHaveLength(0);
  });
  it('gives all of a file that is larger than one read', async () => {
    const text = 'x'.repeat(3_500_000);
    expect(await readFileWithin(put('a', text))).toHaveLength(text.length);
  });
  it('refuses a file that no report is as large as, without reading it', async () => {
    const path = put('a', '');
    truncateSync(path, largestFile + 1);
    expect(await readFileWithin(path)).toBe('file.too_large');
  });
  it('refuses a pipe that does not end', async () => {
    expect(await readFileWithin('/dev/zero', 5_000_000)).toBe('file.too_large');
  });
  it('says why there is nothing', async () => {
    expect(await readFileWithin(join(home, 'gone'))).toBe('file.not_found');
    expect(await readFileWithin(home)).toBe('file.unreadable');
  });
});

describe('records read back', () => {
  const record = madeRecord(madeReport('ogi-2021', { 'requests.received.total': 47 }), {
    findings: [madeFinding()],
  });
  const read = async (path: string) => {
    const all = [];
    for await (const one of readRecords(path, 'r', '0.1.0')) all.push(one);
    return all;
  };

  it('are the same, one a line', async () => {
    const line = JSON.stringify(record);
    const path = put('a.ndjson', `\uFEFF${line}\r\n\n${line}\n`);
    expect(await beginsAsRecords(path)).toBe(true);
    expect(await read(path)).toEqual([record, record]);
  });
  it('are the same, one over many lines', async () => {
    const path = put('a.json', JSON.stringify(record, null, 2));
    expect(await beginsAsRecords(path)).toBe(true);
    expect(await read(path)).toEqual([record]);
  });
  it('are not spoilt by a line that is no record', async () => {
    const path = put(
      'a.ndjson',
      `${JSON.stringify(record)}\n{"record":1}\nnonsense\n${JSON.stringify(record)}\n`,
    );
    const all = await read(path);
    expect(all.map((one) => one.status)).toEqual(['parsed', 'failed', 'failed', 'parsed']);
    expect(all[1]?.file).toBe('r#line=2');
    expect(all[1]?.error?.code).toBe('record.invalid');
  });
  it('are told from documents', async () => {
    expect(await beginsAsRecords(put('a', '<html>'))).toBe(false);
    expect(await beginsAsRecords(put('b', '{"other": 1}'))).toBe(false);
    expect(await beginsAsRecords(join(home, 'gone'))).toBe(false);
  });
});
