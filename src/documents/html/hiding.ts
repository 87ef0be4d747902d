/** What a page hides without scripts: `hidden`, inline styles, and simple rules of its own `<style>`. */
import type { LeanElement } from './nodes.ts';

/** What an element's own markup says: nothing, not displayed, invisible, or visible again. */
export type Hiding = 'none' | 'undisplayed' | 'invisible' | 'visible';

interface Rule {
  readonly tag: string | null;
  readonly id: string | null;
  readonly classes: readonly string[];
  readonly hides: boolean;
  /** Cascade order: `!important`, then specificity, then position. */
  readonly weight: number;
}

/** Rules that speak of `display`, from style sheets; more than this many are not looked at. */
const maxRules = 2000;
const maxSheetLength = 1_000_000;

/** The rules of `display` in a page's style sheets, found by class, id or tag. */
export class StyleRules {
  private readonly byKey = new Map<string, Rule[]>();
  private readonly verdicts = new Map<string, boolean | null>();
  private count = 0;

  /** Whether any rule hides anything: without one, elements need not be asked. */
  hides = false;

  /**
   * Adds a style sheet. Rules inside `@media` and the like are left out: which of them hold depends on the screen.
   * A selector of several elements hides nothing here, but may show what a simpler one hides.
   */
  addSheet(css: string): void {
    if (css.length > maxSheetLength || !/display/i.test(css)) return;
    const text = css.includes('/*') ? withoutComments(css) : css;
    let at = 0;
    while (at < text.length) {
      const open = text.indexOf('{', at);
      if (open === -1) break;
      const prelude = text.slice(at, open);
      const isAtRule = prelude
        .slice(prelude.lastIndexOf(';') + 1)
        .trimStart()
        .startsWith('@');
      const close = isAtRule ? blockEnd(text, open) : text.indexOf('}', open);
      if (close === -1) break;
      if (!isAtRule) this.addRule(prelude.slice(prelude.lastIndexOf(';') + 1), text.slice(open + 1, close));
      at = close + 1;
    }
  }

  private addRule(selectors: string, body: string): void {
    const display = displayOf(body);
    if (display === null) return;
    for (const selector of selectors.split(',')) {
      this.count += 1;
      if (this.count > maxRules) return;
      const parts = selector.trim().split(/[\s>+~]+/);
      const last = parts.at(-1) ?? '';
      const match = /^([a-z][a-z0-9]*)?((?:[.#][\w-]+)*)$/i.exec(last);
      if (match === null || last === '') continue;
      if (parts.length > 1 && display.hides) continue;
      const names = (match[2] ?? '').match(/[.#][\w-]+/g) ?? [];
      const ids = names.filter((name) => name.startsWith('#'));
      const classes = names.filter((name) => name.startsWith('.')).map((name) => name.slice(1));
      const tag = match[1]?.toLowerCase() ?? null;
      const specificity =
        ids.length * 10_000 + (classes.length + parts.length - 1) * 100 + (tag === null ? 0 : 1);
      const rule: Rule = {
        tag,
        id: ids[0]?.slice(1) ?? null,
        classes,
        hides: display.hides,
        weight: (display.isImportant ? 1e12 : 0) + specificity * 1e5 + this.count,
      };
      const key = ids[0] ?? (classes[0] === undefined ? (tag ?? '') : `.${classes[0]}`);
      const list = this.byKey.get(key);
      if (list === undefined) this.byKey.set(key, [rule]);
      else list.push(rule);
      if (rule.hides) this.hides = true;
    }
  }

  /** Whether the sheets hide the element: by the strongest rule that fits; null where none does. */
  hidesElement(name: string, id: string | undefined, className: string | undefined): boolean | null {
    if (id === undefined && className === undefined)
      return this.byKey.has(name) ? this.judge(name, id, className) : null;
    if (id !== undefined) return this.judge(name, id, className);
    const key = `${name} ${className}`;
    let verdict = this.verdicts.get(key);
    if (verdict === undefined) {
      verdict = this.judge(name, id, className);
      if (this.verdicts.size < maxRules) this.verdicts.set(key, verdict);
    }
    return verdict;
  }

  private judge(name: string, id: string | undefined, className: string | undefined): boolean | null {
    let strongest: Rule | null = null;
    const classes = className === undefined ? [] : className.split(/\s+/, 50);
    const keys = [name, ...(id === undefined ? [] : [`#${id}`]), ...classes.map((own) => `.${own}`)];
    for (const key of keys) {
      for (const rule of this.byKey.get(key) ?? []) {
        if (strongest !== null && rule.weight < strongest.weight) continue;
        if (rule.tag !== null && rule.tag !== name) continue;
        if (rule.id !== null && rule.id !== id) continue;
        if (rule.classes.every((own) => classes.includes(own))) strongest = rule;
      }
    }
    return strongest === null ? null : strongest.hides;
  }
}

/** What an element's own attributes, and the page's rules for it, say of its being seen. */
export function hidingOf(element: LeanElement, rules: StyleRules): Hiding {
  const { mayHide } = element;
  const isHiddenByRule =
    rules.hides && rules.hidesElement(element.name, element.id, element.className) === true;
  if (!mayHide) return isHiddenByRule ? 'undisplayed' : 'none';
  const { attribs } = element;
  const style = attribs['style'];
  const display = style === undefined ? null : displayOf(style);
  if (display === null ? isHiddenByRule || attribs['hidden'] !== undefined : display.hides)
    return 'undisplayed';
  const visibility = style === undefined ? null : lastValue(style, 'visibility');
  if (visibility === null) return 'none';
  return visibility.startsWith('hidden') || visibility.startsWith('collapse') ? 'invisible' : 'visible';
}

function displayOf(style: string): { hides: boolean; isImportant: boolean } | null {
  const value = lastValue(style, 'display');
  if (value === null || value === '') return null;
  return { hides: value.startsWith('none'), isImportant: value.includes('!') };
}

/** The last value that a declaration list gives a property, in lower case; null where it gives none. */
function lastValue(style: string, property: string): string | null {
  let value: string | null = null;
  for (const declaration of style.split(';')) {
    const colon = declaration.indexOf(':');
    if (colon === -1 || declaration.slice(0, colon).trim().toLowerCase() !== property) continue;
    value = declaration
      .slice(colon + 1)
      .trim()
      .toLowerCase();
  }
  return value;
}

function withoutComments(css: string): string {
  let text = '';
  let at = 0;
  for (;;) {
    const open = css.indexOf('/*', at);
    if (open === -1) return text + css.slice(at);
    text += `${css.slice(at, open)} `;
    const close = css.indexOf('*/', open + 2);
    if (close === -1) return text;
    at = close + 2;
  }
}

/** The `}` that closes the block opened at `open`; -1 where none does. */
function blockEnd(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 123) depth += 1;
    else if (code === 125) {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}
