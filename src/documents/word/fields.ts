/** Fields of a Word file, whose code stands in its text: of them links and boxes to tick are shown as such. */

type Field =
  | { readonly kind: 'begun' | 'box' | 'other' }
  | { readonly kind: 'link'; readonly href: string | null };

/** The fields round a place of the text. */
export class Fields {
  readonly #open: Field[] = [];
  #code: string[] = [];

  /** The address of the innermost link; null where there is none. */
  get href(): string | null {
    const field = this.#open.findLast(({ kind }) => kind === 'link');
    return field?.kind === 'link' ? field.href : null;
  }

  /** A piece of a field's code. */
  addCode(text: string): void {
    this.#code.push(text);
  }

  /** A field's mark (`begin`, `separate`, `end`): whether a box to tick ends there. */
  mark(type: string | undefined): boolean {
    if (type === 'begin') {
      this.#open.push({ kind: 'begun' });
      this.#code = [];
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

  #parsed(): Field {
    const code = this.#code.join('');
    const match = /^\s*HYPERLINK\s+(\\l\s+)?(?:"(.*)"|([^\\]\S*))/.exec(code);
    if (match !== null) {
      const target = match[2] ?? match[3] ?? '';
      return { kind: 'link', href: target === '' ? null : match[1] === undefined ? target : `#${target}` };
    }
    return { kind: code.includes('FORMCHECKBOX') ? 'box' : 'other' };
  }
}
