/** Fields of a Word file, whose code stands in its text: of them links and boxes to tick are shown as such. */

interface Field {
  readonly kind: 'begun' | 'link' | 'box' | 'other';
  /** The address of the innermost link, this one or one round it; null where there is none. */
  readonly href: string | null;
}

/** What a field's code says. */
type Code = { readonly kind: 'box' | 'other' } | { readonly kind: 'link'; readonly href: string | null };

/** The fields round a place of the text. */
export class Fields {
  readonly #open: Field[] = [];
  #code: string[] = [];
  /** What it says, once that was asked: marks of fields may be as many as they like. */
  #said: Code | null = null;

  /** The address of the innermost link; null where there is none. */
  get href(): string | null {
    return this.#open.at(-1)?.href ?? null;
  }

  /** A piece of a field's code. */
  addCode(text: string): void {
    this.#code.push(text);
    this.#said = null;
  }

  /** A field's mark (`begin`, `separate`, `end`): whether a box to tick ends there. */
  mark(type: string | undefined): boolean {
    if (type === 'begin') {
      this.#open.push({ kind: 'begun', href: this.href });
      this.#code = [];
      this.#said = null;
      return false;
    }
    if (type !== 'end' && type !== 'separate') return false;
    const field = this.#open.pop();
    if (field === undefined) return false;
    if (type === 'separate') {
      this.#open.push(this.#parsed());
      return false;
    }
    return (field.kind === 'begun' ? this.#parsed() : field).kind === 'box';
  }

  /** A field of this code, in those that are open. */
  #parsed(): Field {
    this.#said ??= saidBy(this.#code.join(''));
    return this.#said.kind === 'link' ? this.#said : { kind: this.#said.kind, href: this.href };
  }
}

function saidBy(code: string): Code {
  const match = /^\s*HYPERLINK\s+(\\l\s+)?(?:"(.*)"|([^\\]\S*))/.exec(code);
  if (match === null) return { kind: code.includes('FORMCHECKBOX') ? 'box' : 'other' };
  const target = match[2] ?? match[3] ?? '';
  return { kind: 'link', href: target === '' ? null : match[1] === undefined ? target : `#${target}` };
}
