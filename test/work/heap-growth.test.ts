import { afterEach, describe, expect, it, vi } from 'vitest';
import { boundHeapGrowth, letHeapsGrow } from '../../src/work/heap-growth.ts';

const told = vi.hoisted((): string[] => []);
vi.mock('node:v8', () => ({ setFlagsFromString: (flag: string) => void told.push(flag) }));

afterEach(() => {
  boundHeapGrowth(0);
  told.length = 0;
});

const last = (): string | undefined => told.at(-1);

describe('how far heaps grow', () => {
  it('is more while documents are examined, and what it was when all have ended', () => {
    boundHeapGrowth(50);
    const [one, other] = [letHeapsGrow(), letHeapsGrow()];
    expect(last()).toBe('--heap-growing-percent=150');
    one();
    one();
    expect(last()).toBe('--heap-growing-percent=150');
    other();
    expect(last()).toBe('--heap-growing-percent=50');
  });

  it('is bound when the examining ends, if that was said meanwhile', () => {
    const end = letHeapsGrow();
    boundHeapGrowth(100);
    expect(last()).toBe('--heap-growing-percent=150');
    end();
    expect(last()).toBe('--heap-growing-percent=100');
  });
});
