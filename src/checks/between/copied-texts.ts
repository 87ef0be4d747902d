/** Reports with nearly the same text, what many agencies have in common left out. */
import { recopied } from './changed-texts.ts';
import {
  copyOf,
  isTextCompared,
  type ComparedText,
  type SketchesOf,
  type TextsBefore,
  type TextState,
} from './compared-text.ts';
import { sharedPieces } from './shared-pieces.ts';

/** Numbers for names, each the same every time. */
function numbering(): (name: string) => number {
  const numbers = new Map<string, number>();
  return (name) => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, numbers.size);
    return numbers.size - 1;
  };
}

function* before<T>(
  reports: readonly T[],
  own: Uint32Array,
  index: number,
  shared: readonly (readonly [number, number])[],
): Generator<{ readonly other: T; readonly own: number; readonly pieces: number }> {
  for (const [at, pieces] of shared) {
    const other = reports[at];
    if (other === undefined || at >= index) return;
    yield { other, own: own[at] ?? 0, pieces };
  }
}

function allTexts<T extends ComparedText>(
  reports: readonly T[],
  sketches: SketchesOf<T>,
): Map<T, TextState<T>> {
  const numberOf = numbering();
  const agencies = Uint32Array.from(reports, ({ agency }) => numberOf(agency ?? ''));
  const { own, sharedWith } = sharedPieces({
    count: reports.length,
    agencyOf: (text) => agencies[text] ?? 0,
    pieces: reports.reduce((sum, { pieces }) => sum + pieces, 0),
    sketches: () => sketches(reports),
  });
  return new Map(
    reports.map((one, index) => {
      const ownPieces = own[index] ?? 0;
      const copy = copyOf(one, ownPieces, before(reports, own, index, sharedWith(index)));
      return [one, { own: ownPieces, copy }];
    }),
  );
}

/**
 * What is found of every text that is compared; `all` are in the order in which one is earlier than another. With what was
 * found before, only texts that share pieces with those that came or went are compared anew: the outcome is the same.
 */
export function copiedTexts<T extends ComparedText>(
  all: readonly T[],
  sketches: SketchesOf<T>,
  known: TextsBefore<T> | null = null,
): ReadonlyMap<T, TextState<T>> {
  const reports = all.filter(isTextCompared);
  return (known === null ? null : recopied(reports, sketches, known)) ?? allTexts(reports, sketches);
}
