/** Copied texts after some came and others went are those that are found when all are compared. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recopied } from '../../../src/checks/between/changed-texts.ts';
import { copiedTexts } from '../../../src/checks/between/copied-texts.ts';
import type { ComparedText, TextState } from '../../../src/checks/between/compared-text.ts';

interface Text extends ComparedText {
  readonly sketch: Uint32Array;
}

/** The pieces of a block: 30 of a model text, 15 of what is added to one. */
const piecesOf = (block: number): number[] =>
  Array.from({ length: block < 60 ? 30 : 15 }, (_, at) => ((block * 7919 + at * 104_729 + 1) * 4) >>> 0);

/** Texts follow one of twenty models, with or without an addition: some models have few agencies, some are common. */
const text: fc.Arbitrary<Text> = fc
  .record({
    agency: fc.integer({ min: 0, max: 7 }),
    year: fc.integer({ min: 2021, max: 2023 }),
    model: fc.integer({ min: 0, max: 19 }),
    added: fc.uniqueArray(fc.integer({ min: 60, max: 75 }), { maxLength: 2 }),
    isPreferred: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
  })
  .map(({ agency, year, model, added, isPreferred }) => {
    const pieces = [3 * model, 3 * model + 1, 3 * model + 2, ...added].flatMap(piecesOf);
    const sketch = Uint32Array.from(new Set(pieces)).sort();
    return { agency: `a${agency}`, year, isPreferred, pieces: sketch.length, sketch };
  });

const sketches = (some: readonly Text[]): [number, Uint32Array][] =>
  some.map(({ sketch }, at) => [at, sketch]);

function plain(reports: readonly Text[], states: ReadonlyMap<Text, TextState<Text>>): unknown {
  return reports.map((report) => {
    const state = states.get(report);
    const copy = state?.copy ?? null;
    return [state?.own, copy === null ? null : [reports.indexOf(copy.other), copy.percent]];
  });
}

describe('copied texts', () => {
  it('are the same whether all are compared or only those that changes touch', () => {
    let [partly, copies] = [0, 0];
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 60, maxLength: 90 }),
        fc.array(text, { maxLength: 2 }),
        fc.uniqueArray(fc.nat(59), { maxLength: 2 }),
        (old, came, gone) => {
          const then = copiedTexts(old, sketches);
          const left = old.filter((_, at) => gone.includes(at) && then.has(old[at]!));
          const now = [...came.slice(0, 1), ...old.filter((_, at) => !gone.includes(at)), ...came.slice(1)];
          const known = {
            stateOf: (one: Text) => then.get(one) ?? null,
            gone: left.map(({ agency, sketch }) => ({ agency, sketch })),
          };
          const all = copiedTexts(now, sketches);
          expect(plain(now, copiedTexts(now, sketches, known))).toEqual(plain(now, all));
          const compared = now.filter((one) => all.has(one));
          if (recopied(compared, sketches, known) !== null) partly += 1;
          copies += [...all.values()].filter(({ copy }) => copy !== null).length;
        },
      ),
      { numRuns: 150, seed: 11 },
    );
    expect(partly).toBeGreaterThan(50);
    expect(copies).toBeGreaterThan(100);
  });
});
