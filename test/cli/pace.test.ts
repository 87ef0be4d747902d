import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { HowFar } from '../../src/cli/how-far.ts';
import { messagesOf } from '../../src/cli/language.ts';
import { paceOf } from '../../src/cli/pace.ts';
import { temporaryFolder } from '../temporary-folder.ts';

describe('the time left', () => {
  it('follows from the share that is done', () => {
    expect(paceOf(100, 10_000, 0.25)).toEqual({ perSecond: 10, secondsLeft: 30 });
    expect(paceOf(100, 10_000, 1)).toEqual({ perSecond: 10, secondsLeft: 0 });
  });
  it('is not told where the whole is not known, or hardly any of it is done', () => {
    for (const [ms, share] of [
      [10_000, null],
      [500, 0.5],
      [10_000, 0.001],
    ] as const)
      expect(paceOf(1, ms, share).secondsLeft).toBeNull();
  });
  it('stands on the progress line in either language', () => {
    expect(messagesOf.en.progress(12, '3.0', 130, 'a.html')).toBe('12 read, 3.0/s, 2 min left  a.html');
    expect(messagesOf.zh.progress(12, '3.0', 130, 'a.html')).toBe(
      '已读 12 份，每秒 3.0 份，还需 2 分钟  a.html',
    );
    expect(messagesOf.en.progress(12, '3.0', null, 'a.html')).toBe('12 read, 3.0/s  a.html');
  });
});

describe('how far a reading is', () => {
  it('counts the bytes of documents whose records are there, not of those read ahead', async () => {
    const folder = temporaryFolder('far');
    mkdirSync(join(folder, 'in'));
    for (const [name, bytes] of [
      ['a', 100],
      ['b', 300],
      ['c.zip', 600],
    ] as const)
      writeFileSync(join(folder, 'in', name), 'x'.repeat(bytes));
    const far = new HowFar([join(folder, 'in')], true);
    for (const [name, bytes] of [
      ['a', 100],
      ['b', 300],
      ['c.zip', 600],
    ] as const) {
      far.begin(bytes);
      far.mark(name);
    }
    while (far.reach('a') === null) await turn();
    expect(far.reach('a')).toBe(0.1);
    expect(far.reach('b')).toBe(0.4);
    expect(far.reach('c.zip!/one')).toBe(1);
    expect(far.reach('c.zip!/two')).toBe(1);
    // A record that was there already says nothing.
    expect(far.reach('from records')).toBe(1);
    far.stop();
  });
  it('is not known where nobody asks', () => {
    const far = new HowFar(['.'], false);
    far.begin(10);
    far.mark('a');
    expect(far.reach('a')).toBeNull();
  });
});
