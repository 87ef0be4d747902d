/** Scores of a strip → characters: the most likely class of each step, repeats and gaps between them taken out (CTC). */
import type { Scores } from './recogniser.ts';

/** A recognised character. */
export interface ReadCharacter {
  readonly text: string;
  /** The highest score among its steps, 0..1; of a choice among allowed classes, its share of theirs. */
  readonly confidence: number;
  /** Where in the strip its middle stands, 0..1. */
  readonly at: number;
}

/** The text of characters. */
export const textOf = (characters: readonly ReadCharacter[]): string =>
  characters.map(({ text }) => text).join('');

/** A class that may be chosen, and the class of the same character in full width, whose score counts for it. */
export interface Choice {
  readonly is: number;
  readonly twin: number | null;
}

/** The choices that these characters are. */
export function choicesOf(characters: string, alphabet: readonly string[]): Choice[] {
  return Array.from(characters).flatMap((character): Choice[] => {
    const is = alphabet.indexOf(character);
    const code = character.charCodeAt(0);
    const twin = code > 0x20 && code < 0x7f ? alphabet.indexOf(String.fromCharCode(code + 0xfee0)) : -1;
    return is < 1 ? [] : [{ is, twin: twin < 1 ? null : twin }];
  });
}

/** The share of a step's scores that the allowed classes must have for a choice among them to mean anything. */
const leastMass = 0.35;

/**
 * The characters of strip `index` of a batch. `allowed`: what to choose from, beside nothing at all (class 0); every class
 * unless given.
 */
export function charactersOf(
  scores: Scores,
  index: number,
  alphabet: readonly string[],
  allowed: readonly Choice[] | null = null,
): ReadCharacter[] {
  const { steps, classes, data } = scores;
  const found: ReadCharacter[] = [];
  let previous = 0;
  let confidence = 0;
  let from = 0;
  let to = 0;
  const end = (): void => {
    if (previous === 0) return;
    const text = alphabet[previous] ?? '';
    if (text.trim() !== '') found.push({ text, confidence, at: ((from + to) / 2 + 0.5) / steps });
  };
  for (let step = 0; step < steps; step += 1) {
    const base = (index * steps + step) * classes;
    let best = 0;
    let score = data[base] ?? 0;
    if (allowed === null) {
      for (let c = 1; c < classes; c += 1) {
        const value = data[base + c] ?? 0;
        if (value > score) {
          score = value;
          best = c;
        }
      }
    } else {
      let sum = 0;
      for (const { is: c, twin } of allowed) {
        const value = (data[base + c] ?? 0) + (twin === null ? 0 : (data[base + twin] ?? 0));
        sum += value;
        if (value > score) {
          score = value;
          best = c;
        }
      }
      // What is spread over characters that cannot stand there says nothing; what is nearly all there says little.
      score = best === 0 || sum + (data[base] ?? 0) < leastMass ? score : score / sum;
    }
    if (best !== previous) {
      end();
      previous = best;
      confidence = score;
      from = step;
    } else if (score > confidence) confidence = score;
    to = step;
  }
  end();
  return found;
}
