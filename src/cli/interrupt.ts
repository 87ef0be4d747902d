/** Ctrl-C: the program ends at once, unless a command has something to end first; a second Ctrl-C ends that too. */

let ending: (() => void) | null = null;

/** Has Ctrl-C begin this instead; gives back what undoes it. */
export function endFirst(begin: () => void): () => void {
  ending = begin;
  return () => {
    ending = null;
  };
}

/** Begins what is to be ended first; false where nothing is. */
export function beginEnding(): boolean {
  const begin = ending;
  ending = null;
  begin?.();
  return begin !== null;
}
