/** The row or strip being read: which of the tokens that follow its labels are its. */
import type { RowRun, StripRun } from './runs.ts';
import type { Token } from './tokens.ts';
import { isUnit, unitOfText } from './value.ts';

/** Tokens that come in one by one; knows where the first text stands without looking through them again. */
class Filling {
  private first: number;

  constructor(private readonly tokens: Token[]) {
    this.first = tokens.findIndex((t) => t.text !== '');
  }

  get isBlank(): boolean {
    return this.first < 0;
  }

  add(token: Token): void {
    if (this.first < 0 && token.text !== '') this.first = this.tokens.length;
    this.tokens.push(token);
  }

  /** Whether there is a token for every place, not counting empty ones before the first text: they may be fillers. */
  fills(places: number): boolean {
    return this.first >= 0 && this.tokens.length - this.first >= places;
  }
}

/** A row whose numbers come in. */
export class OpenRow {
  private readonly filling: Filling;
  private hasUnit = false;

  constructor(readonly run: RowRun) {
    this.filling = new Filling(run.tokens);
  }

  /** Whether no text has followed the label. */
  get isBlank(): boolean {
    return this.filling.isBlank;
  }

  /** Takes a token as the row's next cell. */
  add(token: Token): void {
    this.filling.add(token);
  }

  /** Takes a value, unless it is an empty cell at the start of the next line: that is the next row's. */
  addValue(token: Token): void {
    const { line } = this.run.labelEnd;
    if (token.text !== '' || line === 0 || token.line === line || !this.beginsOnItsLine()) this.add(token);
  }

  /** Whether a value in another table than the label's can no longer be this row's. */
  isCutOffFrom(token: Token): boolean {
    return token.table !== this.run.labelEnd.table && this.run.tokens.length > 0;
  }

  /** Takes the word if it stands in the unit column of the indicator list. A second one stands where the number belongs. */
  takesUnit(token: Token): boolean {
    const { run } = this;
    const mayBeUnit = run.at.section.shape === 'list' && run.tokens.length === 0 && !this.hasUnit;
    if (!mayBeUnit || !isUnit(token.text)) return false;
    this.hasUnit = true;
    run.headExponent ??= unitOfText(token.text);
    return true;
  }

  /** Whether a word comes after the row's numbers, not among them. */
  endsBefore(word: Token): boolean {
    const { line } = this.run.labelEnd;
    if (line > 0 && word.line === line) return false;
    return this.filling.fills(this.run.at.block.columns.length) || (line > 0 && this.beginsOnItsLine());
  }

  /** Tokens come line by line, so the first one shows whether any stands on the label's line. */
  private beginsOnItsLine(): boolean {
    return this.run.tokens[0]?.line === this.run.labelEnd.line;
  }
}

/** A strip whose numbers come in. */
export class OpenStrip {
  private readonly filling: Filling;

  constructor(readonly run: StripRun) {
    this.filling = new Filling(run.tokens);
  }

  /** Takes a token as the strip's next cell. */
  add(token: Token): void {
    this.filling.add(token);
  }

  /** Takes a word that stands in the place of a number; after the last number it is something else. */
  takesWord(word: Token): boolean {
    const last = this.run.tokens.at(-1);
    if (last === undefined || last.table !== word.table) return false;
    const isOnItsLine = word.line > 0 && last.line === word.line;
    if (this.filling.fills(this.run.leaves.length) && !isOnItsLine) return false;
    this.add(word);
    return true;
  }
}
