/** Unpacking in a thread: what it gives, and what becomes of one that never ends or dies. */
import { describe, expect, it } from 'vitest';
import { containerLimits } from '../../src/documents/containers/limits.ts';
import { examineMany } from '../../src/work/index.ts';
import { unarchiveInThread } from '../../src/work/unarchive.ts';
import { rar5 } from '../documents/containers/build-archives.ts';

const bytes = rar5([['年报.txt', Buffer.from('47')]]);
const thread = (code: string): { url: URL; execArgv: string[] } => ({
  url: new URL(`data:text/javascript,${encodeURIComponent(code)}`),
  execArgv: [],
});

describe('unpacking in a thread', () => {
  it('gives the files', async () => {
    const unarchive = unarchiveInThread({ timeoutMs: 60_000, memoryMb: 512 });
    const { files, trouble } = await unarchive(bytes, containerLimits);
    expect(trouble).toBeNull();
    expect(files.map(({ name, bytes: content }) => [name, String(Buffer.from(content ?? []))])).toEqual([
      ['年报.txt', '47'],
    ]);
    // The caller's bytes are its own still.
    expect(bytes[0]).toBe(0x52);
  });

  it.each([
    ['never ends', 'for (;;);', 'too slow', 500],
    ['throws', 'throw new Error("no");', 'damaged', 60_000],
    ['ends without a word', '', 'damaged', 60_000],
  ])('of one that %s gives its trouble', async (_, code, trouble, timeoutMs) => {
    const unarchive = unarchiveInThread({ timeoutMs, memoryMb: 64, threadFile: thread(code) });
    expect(await unarchive(bytes, containerLimits)).toEqual({ files: [], trouble });
  });

  it('is how a run reads a RAR, and one that is damaged does not harm the next', async () => {
    const inputs = [bytes.subarray(0, 40), bytes].map((each, i) => ({
      bytes: each,
      options: { file: `${String(i)}.rar` },
    }));
    const said: (string | null)[][] = [];
    for await (const { file, status, error } of examineMany(inputs, { threads: 1 }))
      said.push([file, status, error?.code ?? null]);
    expect(said).toEqual([
      ['0.rar', 'failed', 'document.damaged'],
      ['1.rar!/年报.txt', 'not_a_report', null],
    ]);
  });
});
