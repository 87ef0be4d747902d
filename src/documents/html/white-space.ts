/** White space as a reader sees it: runs are one space, zero-width characters are nothing. */

/** 1 for white space (the ideographic and the no-break space too), 2 for characters of no width. */
const classes = new Uint8Array(65536);
for (const code of [9, 10, 11, 12, 13, 32, 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000])
  classes[code] = 1;
for (let code = 0x2000; code <= 0x200a; code += 1) classes[code] = 1;
for (const code of [0xad, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2060, 0xfeff]) classes[code] = 2;

/** A place where a word may be cut: nobody writes one into a number, and damage to a Word file turns the end of a cell into one. */
const softHyphen = 0xad;

const isDigit = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);

/** A run of text being built, collapsed as it grows. */
export class TextRun {
  text = '';
  private isSpaced = false;
  /** The last character: looking for it in the text would cost as much as the text is long, each time. */
  private last = 0;
  /** Whether a soft hyphen stands right after a digit. */
  private isHyphenated = false;
  private readonly notes: number[] = [];

  /**
   * Adds the text of a node: white space runs become one space, none at the start. Digits on both sides of a soft hyphen may be one
   * number or two: a sign that is no character stands between them.
   */
  add(data: string): void {
    const length = data.length;
    let at = 0;
    while (at < length) {
      const kind = classes[data.charCodeAt(at)];
      if (kind !== 0) {
        if (kind === 1) this.isSpaced = true;
        else if (data.charCodeAt(at) === softHyphen) this.isHyphenated ||= isDigit(this.last);
        at += 1;
        continue;
      }
      const start = at;
      at += 1;
      while (at < length && classes[data.charCodeAt(at)] === 0) at += 1;
      const piece = start === 0 && at === length ? data : data.slice(start, at);
      if (this.isSpaced && this.text !== '') this.text += ' ';
      else if (this.isHyphenated && isDigit(data.charCodeAt(start))) this.text += '\ufffd';
      this.isSpaced = false;
      this.isHyphenated = false;
      this.text += piece;
      this.last = data.charCodeAt(at - 1);
    }
  }

  /** Adds text whose white space counts (`<pre>`), without a line break in it. */
  addRaw(data: string): void {
    this.text += data;
    if (data !== '') this.last = data.charCodeAt(data.length - 1);
    this.isSpaced = false;
    this.isHyphenated = false;
  }

  /**
   * Begins a raised or lowered text: after a digit it is set in brackets, as notes in cells are, since it would read as
   * another digit. `depth` names the element that begins it.
   */
  openNote(depth: number): void {
    if (this.isSpaced || !isDigit(this.last)) return;
    this.text += '[';
    this.last = 0;
    this.notes.push(depth);
  }

  /** Ends what `openNote` began at this depth. */
  closeNote(depth: number): void {
    if (this.notes.at(-1) !== depth) return;
    this.notes.pop();
    this.text += ']';
    this.last = 0;
  }

  /** The text so far, and an empty run again. */
  take(): string {
    const { text } = this;
    this.text = '';
    this.last = 0;
    this.isSpaced = false;
    this.isHyphenated = false;
    if (this.notes.length > 0) this.notes.length = 0;
    return text;
  }
}

/** Text with white space collapsed and trimmed, zero-width characters dropped. */
export function collapse(text: string): string {
  const run = new TextRun();
  run.add(text);
  return run.text;
}
