/** How long recognising may take: so long for each page, taken together, and never more than so long. */
import { mostMs, pageMs, type Recogniser } from './recogniser.ts';

export class Patience {
  readonly #recogniser: Recogniser;
  readonly #start: number;
  readonly #allowance: number;
  #begun = 0;

  constructor(recogniser: Recogniser, pages: number) {
    this.#recogniser = recogniser;
    this.#start = recogniser.elapsedMs();
    this.#allowance = Math.min(mostMs, pages * pageMs);
  }

  /**
   * Starts a page: the function says whether its time is over. What earlier pages left of theirs it may use, and no more, so
   * that one bad page does not take the time of those after it.
   */
  forPage(): () => boolean {
    this.#begun += 1;
    const end = this.#start + Math.min(this.#allowance, this.#begun * pageMs + pageMs);
    return () => this.#recogniser.elapsedMs() >= end;
  }
}
