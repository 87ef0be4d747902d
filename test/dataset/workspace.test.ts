import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DatasetError, isDataset, readDataset, writeDataset } from '../../src/dataset/index.ts';
import type { Record } from '../../src/record/index.ts';
import { emptyFolder, filesOf } from './folders.ts';
import { drawnRecords, madeRecord } from './made-records.ts';

const options = { program: '0.1.0' };
/** Above what any system gives to a process. */
const noProcess = 2_147_483_647;

async function oldDataset(): Promise<{ parent: string; folder: string; files: Map<string, string> }> {
  const parent = emptyFolder();
  const folder = join(parent, 'dataset');
  await writeDataset([madeRecord()], folder, options);
  return { parent, folder, files: filesOf(folder) };
}

/** A folder as an interrupted build leaves it. */
function leftover(parent: string, owner: string): string {
  const folder = join(parent, '.dataset-aB3dE6');
  mkdirSync(join(folder, 'new'), { recursive: true });
  writeFileSync(join(folder, 'gongkai-build'), `${owner}\n`);
  return folder;
}

describe('writing over a dataset', () => {
  it('replaces it whole, and leaves nothing beside it', async () => {
    const { parent, folder } = await oldDataset();
    await writeDataset([madeRecord({ year: 2023 })], folder, options);
    expect([...filesOf(folder).keys()].filter((path) => path.startsWith('records/'))).toEqual([
      'records/2023/350200-rsj-2023.json',
    ]);
    expect(readdirSync(parent)).toEqual(['dataset']);
  });

  it('leaves the old one untouched when the records break off', async () => {
    const { parent, folder, files } = await oldDataset();
    function* broken(): Generator<Record> {
      yield* drawnRecords('broken', 5);
      throw new Error('the source is gone');
    }
    await expect(writeDataset(broken(), folder, options)).rejects.toThrow('the source is gone');
    expect(filesOf(folder)).toEqual(files);
    expect(readdirSync(parent)).toEqual(['dataset']);
  });

  it('leaves the old one untouched when a record cannot be written', async () => {
    const { parent, folder, files } = await oldDataset();
    const good = madeRecord({ year: 2020 });
    const bad = { ...good, report: { ...good.report!, source: { ...good.report!.source, bytes: 1.5 } } };
    await expect(writeDataset([madeRecord({ year: 2019 }), bad], folder, options)).rejects.toThrow(
      RangeError,
    );
    expect(filesOf(folder)).toEqual(files);
    expect(readdirSync(parent)).toEqual(['dataset']);
  });

  it('may read the records from the dataset it replaces', async () => {
    const { folder, files } = await oldDataset();
    await writeDataset(readDataset(folder), folder, options);
    expect(filesOf(folder)).toEqual(files);
  });

  it('leaves the old one untouched when it is killed, and the next build cleans up', async () => {
    const { parent, folder, files } = await oldDataset();
    const script = fileURLToPath(new URL('endless-build.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', script, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    expect(readdirSync(parent)).toHaveLength(2);
    await expect(writeDataset([], folder, options)).rejects.toMatchObject({ code: 'dataset.busy' });
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    expect(filesOf(folder)).toEqual(files);
    await writeDataset([madeRecord()], folder, options);
    expect(filesOf(folder)).toEqual(files);
    expect(readdirSync(parent)).toEqual(['dataset']);
  });

  it('puts the old one back after a build that was killed between the two renames', async () => {
    const { parent, folder, files } = await oldDataset();
    renameSync(folder, join(leftover(parent, String(noProcess)), 'old'));
    await expect(writeDataset([{ ...madeRecord(), report: null }], folder, options)).rejects.toBeInstanceOf(
      DatasetError,
    );
    expect(filesOf(folder)).toEqual(files);
    expect(readdirSync(parent)).toEqual(['dataset']);
  });

  it.each([
    ['before any folder was moved', []],
    ['after one', ['2023']],
    ['after all', ['2023', '2024']],
  ])('puts back what was moved out of the old one by a build that was killed %s', async (_when, moved) => {
    const parent = emptyFolder();
    const folder = join(parent, 'dataset');
    await writeDataset(
      [2022, 2023, 2024].map((year) => madeRecord({ year })),
      folder,
      options,
    );
    const files = filesOf(folder);
    const killed = leftover(parent, String(noProcess));
    // A year that only the new one has is not the old one's, and what else the list names is not moved.
    writeFileSync(join(killed, 'moved'), 'records/2023\nrecords/2024\n../dataset\ncells\n');
    for (const year of ['2025', 'cells'])
      mkdirSync(join(killed, 'new', 'records', year), { recursive: true });
    mkdirSync(join(killed, 'new', 'cells'));
    renameSync(folder, join(killed, 'old'));
    for (const year of moved)
      renameSync(join(killed, 'old', 'records', year), join(killed, 'new', 'records', year));
    await expect(writeDataset([{ ...madeRecord(), report: null }], folder, options)).rejects.toBeInstanceOf(
      DatasetError,
    );
    expect(filesOf(folder)).toEqual(files);
    expect(readdirSync(parent)).toEqual(['dataset']);
  });

  it('deletes the old one that a build killed after the exchange left behind', async () => {
    const { parent, folder } = await oldDataset();
    mkdirSync(join(leftover(parent, String(noProcess)), 'old'));
    await writeDataset([], folder, options);
    expect(readdirSync(parent)).toEqual(['dataset']);
  });

  it('clears what an earlier process with the same number left', async () => {
    const { parent, folder } = await oldDataset();
    leftover(parent, String(process.pid));
    await writeDataset([], folder, options);
    expect(readdirSync(parent)).toEqual(['dataset']);
  });

  it('does not touch a folder that only looks like a leftover', async () => {
    const { parent, folder } = await oldDataset();
    mkdirSync(join(parent, '.dataset-aB3dE6'));
    writeFileSync(join(parent, '.dataset-aB3dE6', 'mine.txt'), 'mine');
    await writeDataset([], folder, options);
    expect(readFileSync(join(parent, '.dataset-aB3dE6', 'mine.txt'), 'utf8')).toBe('mine');
  });

  it('does not let two builds of one process write at once', async () => {
    const { folder, files } = await oldDataset();
    async function* outer(): AsyncGenerator<Record> {
      await expect(writeDataset([], folder, options)).rejects.toMatchObject({ code: 'dataset.busy' });
      yield madeRecord();
    }
    await writeDataset(outer(), folder, options);
    expect(filesOf(folder)).toEqual(files);
  });
});

describe('a folder that is no dataset', () => {
  it.each([
    ['a folder of other files', { 'thesis.docx': 'mine' }],
    ['a folder with another manifest', { 'manifest.json': '{"name":"app"}' }],
    ['a folder with a broken manifest', { 'manifest.json': '{"dataset":"gongkai"' }],
  ])('is not replaced: %s', async (_name, contents) => {
    const parent = emptyFolder();
    const folder = join(parent, 'dataset');
    mkdirSync(folder);
    for (const [name, text] of Object.entries(contents)) writeFileSync(join(folder, name), text);
    const before = filesOf(folder);
    await expect(writeDataset([], folder, options)).rejects.toMatchObject({
      code: 'dataset.not_ours',
      message: expect.stringContaining(folder) as string,
      text: { zh: expect.stringContaining(folder) as string },
    });
    expect(filesOf(folder)).toEqual(before);
    expect(await isDataset(folder)).toBe(false);
  });

  it('is not replaced where it is a file', async () => {
    const folder = join(emptyFolder(), 'dataset');
    writeFileSync(folder, 'mine');
    await expect(writeDataset([], folder, options)).rejects.toMatchObject({ code: 'dataset.not_ours' });
    expect(readFileSync(folder, 'utf8')).toBe('mine');
  });

  it('is not replaced when it came to be while the records were read', async () => {
    const parent = emptyFolder();
    const folder = join(parent, 'dataset');
    function* slow(): Generator<Record> {
      mkdirSync(folder);
      writeFileSync(join(folder, 'mine.txt'), 'mine');
      yield madeRecord();
    }
    await expect(writeDataset(slow(), folder, options)).rejects.toMatchObject({ code: 'dataset.not_ours' });
    expect([...filesOf(parent).keys()]).toEqual(['dataset/mine.txt']);
  });

  it('is used where it is empty', async () => {
    const folder = join(emptyFolder(), 'dataset');
    mkdirSync(folder);
    await writeDataset([], folder, options);
    expect(await isDataset(folder)).toBe(true);
  });

  it('is not read', async () => {
    await expect(readDataset(emptyFolder()).next()).rejects.toMatchObject({ code: 'dataset.not_found' });
  });
});

describe('a folder that cannot be written', () => {
  it("gives the system's own error where a file stands in its way", async () => {
    const file = join(emptyFolder(), 'file');
    writeFileSync(file, '');
    await expect(writeDataset([], join(file, 'dataset'), options)).rejects.toMatchObject({
      code: expect.stringMatching(/^E(?:NOTDIR|EXIST)$/) as string,
    });
  });
});

describe('a record that would break out', () => {
  const ids = ['../../etc/x', 'a/b', 'a\\b', '..', '', 'A', 'con:', 'a\n', '年', 'a'.repeat(81), "'; drop"];

  it.each(ids)('is refused: report id %j', async (id) => {
    const parent = emptyFolder();
    const record = madeRecord({ file: 'in/bad.html' });
    const bad = { ...record, report: { ...record.report!, id } };
    await expect(writeDataset([bad], join(parent, 'dataset'), options)).rejects.toMatchObject({
      code: 'dataset.bad_record',
      path: 'in/bad.html',
    });
    expect(readdirSync(parent)).toEqual([]);
  });

  it('is refused where its agency, year, digest or findings are no such things', async () => {
    const record = madeRecord({ findings: [{}] });
    const report = record.report!;
    const bad: Record[] = [
      { ...record, report: { ...report, agency: { ...report.agency, id: '../a' } } },
      { ...record, report: { ...report, year: 20240 } },
      { ...record, report: { ...report, year: 2024.5 } },
      { ...record, report: { ...report, source: { ...report.source, sha256: '../..' } } },
      { ...record, findings: record.findings.map((finding) => ({ ...finding, reports: ['other'] })) },
      { ...record, report: null },
      { ...record, status: 'failed' },
    ];
    for (const each of bad) {
      const folder = join(emptyFolder(), 'dataset');
      await expect(writeDataset([each], folder, options)).rejects.toMatchObject({
        code: 'dataset.bad_record',
      });
    }
  });

  it('gets no path of its own from its file name, its title or its region', async () => {
    const parent = emptyFolder();
    const hostile = '../../../x\0/';
    await writeDataset(
      [madeRecord({ file: hostile, title: hostile, name: hostile, region: hostile })],
      join(parent, 'dataset'),
      options,
    );
    expect(readdirSync(parent)).toEqual(['dataset']);
    expect([...filesOf(parent).keys()].every((path) => /^[A-Za-z0-9_.=/-]+$/.test(path))).toBe(true);
  });
});

describe('a damaged dataset', () => {
  it('is said to be so, with the file', async () => {
    const { folder } = await oldDataset();
    const path = join(folder, 'records/2024/350200-rsj-2024.json');
    writeFileSync(path, '{"record":1}');
    await expect(readDataset(folder).next()).rejects.toMatchObject({ code: 'dataset.damaged', path });
  });

  it('is not followed through a link in place of its manifest', async () => {
    const { folder } = await oldDataset();
    const other = emptyFolder();
    symlinkSync(join(folder, 'manifest.json'), join(other, 'manifest.json'));
    expect(existsSync(join(other, 'manifest.json'))).toBe(true);
    expect(await isDataset(other)).toBe(false);
  });
});
