import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderPartition, writeDataset, type Renderer } from '../../src/dataset/index.ts';
import type { Record } from '../../src/record/index.ts';
import { renderThreads } from '../../src/work/index.ts';
import { emptyFolder, filesOf } from '../dataset/folders.ts';
import { drawnRecords, madeRecord } from '../dataset/made-records.ts';

const options = { program: '0.1.0', formats: ['parquet'] as const };

/** Of several years and provinces, with reports that are compared with one another. */
const records: readonly Record[] = [
  ...drawnRecords('threads', 24),
  ...[2021, 2022, 2023].map((year) => madeRecord({ year, findings: [{}], title: '=x' })),
];

async function written(renderer: Renderer | null): Promise<string> {
  const folder = join(emptyFolder(), 'dataset');
  await writeDataset(records, folder, { ...options, renderer });
  return folder;
}

describe('threads that render', () => {
  it('give the bytes that this thread gives', async () => {
    const threads = renderThreads(2);
    let asked = 0;
    const renderer: Renderer = {
      ...threads,
      worthFrom: 1,
      render: (order) => {
        asked += 1;
        return threads.render(order);
      },
    };
    const there = await written(renderer);
    expect(asked).toBeGreaterThan(5);
    expect(filesOf(there)).toEqual(filesOf(await written(null)));
  });

  it('are not asked for a few reports', async () => {
    let asked = 0;
    await written({
      ahead: 2,
      worthFrom: records.length + 1,
      close: () => Promise.resolve(),
      render: (order) => {
        asked += 1;
        return Promise.resolve(renderPartition(order));
      },
    });
    expect(asked).toBe(0);
  });

  it('throw what the system throws, with its code', async () => {
    const root = emptyFolder();
    writeFileSync(join(root, 'spool'), '');
    const threads = renderThreads(1);
    const order = { partition: 'year=2024/region=35', root, spool: join(root, 'none'), reports: [] };
    await expect(threads.render(order).finally(() => threads.close())).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });

  it('leave nothing behind where one of them fails, which waits for the others', async () => {
    const folder = join(emptyFolder(), 'dataset');
    let begun = 0;
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const failing: Renderer = {
      ahead: 3,
      worthFrom: 1,
      close: () => Promise.resolve(),
      async render(order) {
        begun += 1;
        if (begun === 2) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
        if (begun > 2) await gate;
        return renderPartition(order);
      },
    };
    let isOver = false;
    const outcome = writeDataset(records, folder, { program: '0.1.0', renderer: failing }).then(
      () => null,
      (error: unknown) => {
        isOver = true;
        return error;
      },
    );
    for (let turn = 0; turn < 2000; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect({ begun, isOver }).toEqual({ begun: 5, isOver: false });
    release();
    expect(await outcome).toMatchObject({ code: 'ENOSPC' });
    expect({ isThere: existsSync(folder), beside: readdirSync(dirname(folder)) }).toEqual({
      isThere: false,
      beside: [],
    });
  });
});
