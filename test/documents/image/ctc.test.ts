/** Scores → characters. */
import { describe, expect, it } from 'vitest';
import { charactersOf, choicesOf } from '../../../src/documents/image/ctc.ts';

const alphabet = ['', '1', 'O', '0', '\uff10'];

/** Scores of one strip: for each step the class and its score; the rest is spread over nothing. */
function scoresOf(steps: readonly (readonly number[])[]) {
  return { steps: steps.length, classes: alphabet.length, data: Float32Array.from(steps.flat()) };
}

const none = [1, 0, 0, 0, 0];
const one = [0.1, 0.9, 0, 0, 0];

describe('characters', () => {
  it('are steps with the same class together, and apart where nothing stands between them', () => {
    const text = (steps: readonly (readonly number[])[]): string =>
      charactersOf(scoresOf(steps), 0, alphabet)
        .map((c) => c.text)
        .join('');
    expect(text([none, one, one, none])).toBe('1');
    expect(text([one, none, one])).toBe('11');
    expect(text([none, none])).toBe('');
  });

  it('have the highest score of their steps, and their place in the strip', () => {
    const [first] = charactersOf(scoresOf([none, [0.4, 0.6, 0, 0, 0], one, none]), 0, alphabet);
    expect(first?.confidence).toBeCloseTo(0.9);
    expect(first?.at).toBeCloseTo(0.5);
  });

  it('of the second strip of a batch are its own', () => {
    const data = Float32Array.from([...none, ...one]);
    const scores = { steps: 1, classes: alphabet.length, data };
    expect(charactersOf(scores, 0, alphabet)).toEqual([]);
    expect(charactersOf(scores, 1, alphabet).map((c) => c.text)).toEqual(['1']);
  });
});

describe('a choice among figures', () => {
  const figures = choicesOf('01', alphabet);

  it('leaves out what cannot stand there, and counts the full-width twin', () => {
    const scores = scoresOf([[0.1, 0.02, 0.45, 0.25, 0.18]]);
    expect(charactersOf(scores, 0, alphabet).map((c) => c.text)).toEqual(['O']);
    const [zero] = charactersOf(scores, 0, alphabet, figures);
    expect(zero?.text).toBe('0');
    expect(zero?.confidence).toBeCloseTo(0.43 / 0.45);
  });

  it('is no surer than its score where nearly all of it lies elsewhere', () => {
    const [zero] = charactersOf(scoresOf([[0.05, 0, 0.75, 0.2, 0]]), 0, alphabet, figures);
    expect(zero?.confidence).toBeCloseTo(0.2);
  });
});
