/** How long recognising may take. */
import { describe, expect, it } from 'vitest';
import { Patience } from '../../../src/documents/image/patience.ts';
import { mostMs, pageMs, type Recogniser } from '../../../src/documents/image/recogniser.ts';

function clocked(): { recogniser: Recogniser; pass: (ms: number) => void } {
  let now = 5000;
  const recogniser: Recogniser = {
    name: 'clock',
    alphabet: [''],
    stripHeight: 48,
    decode: () => Promise.resolve([]),
    infer: () => Promise.resolve({ steps: 0, classes: 1, data: new Float32Array() }),
    elapsedMs: () => now,
  };
  return { recogniser, pass: (ms) => (now += ms) };
}

describe('the time of a document', () => {
  it('is so long for its only page', () => {
    const { recogniser, pass } = clocked();
    const isOver = new Patience(recogniser, 1).forPage();
    pass(pageMs - 1);
    expect(isOver()).toBe(false);
    pass(1);
    expect(isOver()).toBe(true);
  });

  it('is not taken from later pages by one that never ends', () => {
    const { recogniser, pass } = clocked();
    const patience = new Patience(recogniser, 10);
    const first = patience.forPage();
    pass(2 * pageMs);
    expect(first()).toBe(true);
    const second = patience.forPage();
    expect(second()).toBe(false);
  });

  it('ends for all pages of a long document', () => {
    const { recogniser, pass } = clocked();
    const patience = new Patience(recogniser, 1000);
    for (let i = 0; i < 200; i += 1) patience.forPage();
    pass(mostMs);
    expect(patience.forPage()()).toBe(true);
  });
});
