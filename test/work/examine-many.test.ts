import { describe, expect, it } from 'vitest';
import { examine } from '../../src/examine/index.ts';
import type { Record } from '../../src/record/index.ts';
import { examineMany, type ReadyRecord, type WorkInput, type WorkOptions } from '../../src/work/index.ts';
import { threadFile } from '../../src/work/thread-file.ts';
import { layoutNamed } from '../layouts/layouts.ts';
import { reportOf } from '../layouts/report-of.ts';
import { noTraps } from '../layouts/variation.ts';

const misbehaving: WorkOptions = {
  threads: 2,
  threadFile: threadFile(new URL('./misbehaving-thread.ts', import.meta.url)),
};

/** A document that a thread must open, and that tells it what to do. */
const telling = (command: string, file = command): WorkInput => ({
  bytes: new TextEncoder().encode(`%PDF-${command}`),
  options: { file },
});

async function recordsOf(inputs: Iterable<WorkInput | ReadyRecord>, options: WorkOptions): Promise<Record[]> {
  const records: Record[] = [];
  for await (const record of examineMany(inputs, options)) records.push(record);
  return records;
}

const outcomes = (records: readonly Record[]): string[] =>
  records.map((record) => `${record.file}: ${record.error?.code ?? record.status}`);

const page = layoutNamed('html with spans').render(
  reportOf('ogi-2021', { 'requests.received.natural_person': 47, 'requests.received.total': 47 }),
  noTraps,
);

describe('examineMany', () => {
  it('gives for a small page the record that examine gives', async () => {
    const records = await recordsOf([{ bytes: page, options: { file: 'a.html' } }], { threads: 2 });
    expect(records).toEqual([await examine(page, { file: 'a.html' })]);
  });

  it('gives from a thread the record that examine gives', async () => {
    // Large enough for a thread, by a comment that says nothing.
    const large = Buffer.concat([page, Buffer.from(`<!--${' '.repeat(300_000)}-->`)]);
    const records = await recordsOf([{ bytes: large, options: { file: 'a.html' } }], { threads: 1 });
    expect(records).toEqual([await examine(large, { file: 'a.html' })]);
    expect(records[0]?.report?.values['requests.received.natural_person']).toBe(47);
  });

  it('keeps the order of the inputs, and leaves their bytes alone', async () => {
    const inputs = Array.from({ length: 40 }, (_, i) => telling('go', `file ${String(i)}`));
    const ready = { record: { file: 'ready', status: 'failed', error: null } as unknown as Record };
    const records = await recordsOf([...inputs.slice(0, 20), ready, ...inputs.slice(20)], misbehaving);
    const files = inputs.map(({ options }) => options.file);
    expect(records.map(({ file }) => file)).toEqual([...files.slice(0, 20), 'ready', ...files.slice(20)]);
    expect(inputs.map(({ bytes }) => bytes.length)).toEqual(inputs.map(() => 7));
  });

  it('gives up a document that takes too long, and goes on', async () => {
    const records = await recordsOf(
      ['go', 'hang', 'go', 'go'].map((c) => telling(c)),
      {
        ...misbehaving,
        timeoutMs: 800,
      },
    );
    expect(outcomes(records)).toEqual([
      'go: not_a_report',
      'hang: document.timeout',
      'go: not_a_report',
      'go: not_a_report',
    ]);
    expect(records[1]?.error?.message).toContain('0.8 seconds');
  });

  it('replaces a thread that died, and goes on', async () => {
    const inputs = ['die', 'go', 'trap', 'go', 'crashed', 'failed', 'go'].map((c) => telling(c));
    expect(outcomes(await recordsOf(inputs, { ...misbehaving, threads: 1 }))).toEqual([
      'die: engine.crashed',
      'go: not_a_report',
      'trap: engine.crashed',
      'go: not_a_report',
      'crashed: engine.crashed',
      'failed: program.failed',
      'go: not_a_report',
    ]);
  });

  it('replaces a thread that wants more memory than allowed', async () => {
    const inputs = ['eat', 'go'].map((c) => telling(c));
    const records = await recordsOf(inputs, { ...misbehaving, threads: 1, memoryMb: 48 });
    expect(outcomes(records)).toEqual(['eat: engine.crashed', 'go: not_a_report']);
  });

  it('replaces a thread that has worked enough', async () => {
    const inputs = Array.from({ length: 5 }, () => telling('go'));
    const records = await recordsOf(inputs, { ...misbehaving, threads: 1, documentsPerThread: 2 });
    // The thread counts what it served: the count begins anew in a new thread.
    expect(records.map((record) => (record as unknown as { title: string }).title)).toEqual([
      'go 1',
      'go 2',
      'go 1',
      'go 2',
      'go 1',
    ]);
  });

  it('asks for no more documents than it can soon work on', async () => {
    let asked = 0;
    function* endless(): Generator<WorkInput> {
      for (;;) {
        asked++;
        yield telling('go', String(asked));
      }
    }
    const files: string[] = [];
    for await (const record of examineMany(endless(), misbehaving)) {
      files.push(record.file);
      if (files.length === 3) break;
    }
    expect(files).toEqual(['1', '2', '3']);
    expect(asked).toBeLessThan(40);
  });

  it('examines nothing more when it has ended', async () => {
    let examined = 0;
    const inputs = Array.from({ length: 12 }, (_, i) => ({ bytes: page, options: { file: `${i}.html` } }));
    const many = examineMany(inputs, { threads: 1, onExamined: () => (examined += 1) });
    for await (const record of many) if (record.file === '0.html') break;
    const then = examined;
    for (let turn = 0; turn < 200; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(examined).toBe(then);
  });

  it('gives a record before the next document is there', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    async function* slow(): AsyncGenerator<WorkInput> {
      yield { bytes: page, options: { file: 'first' } };
      await held;
      yield { bytes: page, options: { file: 'second' } };
    }
    const records = examineMany(slow(), { threads: 1 });
    expect((await records.next()).value?.file).toBe('first');
    release();
    expect((await records.next()).value?.file).toBe('second');
    expect((await records.next()).done).toBe(true);
  });

  it('throws what the inputs throw, after the records before it', async () => {
    function* failing(): Generator<WorkInput> {
      yield { bytes: page, options: { file: 'first' } };
      throw new Error('the disk is gone');
    }
    const records = examineMany(failing(), { threads: 1 });
    expect((await records.next()).value?.file).toBe('first');
    await expect(records.next()).rejects.toThrow('the disk is gone');
  });

  it('throws where no thread can be started', async () => {
    const broken = { threads: 1, threadFile: threadFile(new URL('./broken-thread.ts', import.meta.url)) };
    await expect(recordsOf([telling('go')], broken)).rejects.toThrow(Error);
  });
});
