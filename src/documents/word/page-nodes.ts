/** The page that a Word file becomes: its elements, what of them is shown, and their HTML. */

/** An element of the page. */
export interface PageElement {
  readonly kind: 'element' | 'row' | 'cell';
  tag: string;
  /** As they stand in its tag, a space before each. */
  attributes: string;
  /** Whether it is there with nothing in it. */
  readonly stays: boolean;
  /** Whether it goes on where the element before it is the same. */
  readonly joins: boolean;
  readonly children: readonly PageNode[];
}

/** Where a note is named; the notes are numbered in the order of the page. */
export interface NoteMark {
  readonly kind: 'note';
  /** `footnote-3`. */
  readonly name: string;
}

/** Text stands as it is read, nothing in it escaped. */
export type PageNode = string | PageElement | NoteMark;

/** What notes say, by their names. */
export type Notes = ReadonlyMap<string, readonly PageNode[]>;

/** Elements that hold nothing and are shown all the same. */
const voidTags: ReadonlySet<string> = new Set(['br', 'img', 'input']);

/** An element that is written only where something is in it. */
export function element(tag: string, attributes: string, children: readonly PageNode[]): PageElement {
  return { kind: 'element', tag, attributes, stays: false, joins: false, children };
}

/** A link; what follows it with the same address belongs to it. */
export function link(href: string, children: readonly PageNode[]): PageElement {
  return { ...element('a', ` href="${escapedAttribute(href)}"`, children), joins: true };
}

/** The HTML of a page's body, with the notes that it names below it. */
export function htmlOf(body: readonly PageNode[], notes: Notes): string {
  const writer = new Writer();
  writer.write(settled(body));
  const items = [...writer.named].flatMap((name) => {
    const children = notes.get(name);
    return children === undefined ? [] : [noteItem(name, children)];
  });
  writer.write(settled([element('ol', '', items)]));
  return writer.html;
}

function noteItem(name: string, children: readonly PageNode[]): PageElement {
  const back = element('a', ` href="#${escapedAttribute(refName(name))}"`, ['↑']);
  const last = { ...element('p', '', [' ', back]), joins: true };
  return element('li', ` id="${escapedAttribute(name)}"`, [...children, last]);
}

/** `footnote-ref-3`, where `footnote-3` is named. */
const refName = (name: string): string => name.replace('-', '-ref-');

/** An element as it is shown; its children are its own to change. */
interface Shown extends PageElement {
  readonly children: PageNode[];
}

/** What is shown: nothing empty, and elements joined that go on. The nodes given stay as they are. */
function settled(nodes: readonly PageNode[]): PageNode[] {
  const shown: PageNode[] = [];
  for (const node of nodes) {
    if (typeof node === 'string') {
      if (node !== '') shown.push(node);
    } else if (node.kind === 'note') shown.push(node);
    else {
      const children = settled(node.children);
      const { kind, tag, attributes, stays, joins } = node;
      if (children.length > 0 || stays || voidTags.has(tag))
        append(shown, { kind, tag, attributes, stays, joins, children });
    }
  }
  return shown;
}

function append(shown: PageNode[], node: PageNode): void {
  const last = shown.at(-1);
  if (!isShown(node) || !node.joins || !isShown(last)) shown.push(node);
  else if (node.tag !== last.tag || node.attributes !== last.attributes) shown.push(node);
  else for (const child of node.children) append(last.children, child);
}

/** Whether a node that was settled is an element. */
function isShown(node: PageNode | undefined): node is Shown {
  return typeof node === 'object' && node.kind !== 'note';
}

class Writer {
  /** Names of notes, in the order of the page. */
  readonly named: string[] = [];
  readonly #out: string[] = [];

  get html(): string {
    return this.#out.join('');
  }

  write(nodes: readonly PageNode[]): void {
    for (const node of nodes) {
      if (typeof node === 'string') this.#out.push(escapedText(node));
      else if (node.kind === 'note') this.#writeMark(node);
      else if (node.children.length === 0 && voidTags.has(node.tag)) {
        this.#out.push(`<${node.tag}${node.attributes} />`);
      } else {
        this.#out.push(`<${node.tag}${node.attributes}>`);
        this.write(node.children);
        this.#out.push(`</${node.tag}>`);
      }
    }
  }

  #writeMark({ name }: NoteMark): void {
    this.named.push(name);
    const [to, from] = [escapedAttribute(name), escapedAttribute(refName(name))];
    this.#out.push(`<sup><a href="#${to}" id="${from}">[${this.named.length}]</a></sup>`);
  }
}

function escapedText(text: string): string {
  if (!/[&<>]/.test(text)) return text;
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function escapedAttribute(text: string): string {
  return escapedText(text).replaceAll('"', '&quot;');
}
