/** What HTML elements do to the text they hold, by name. */

/** How an element's content is read. */
export const tagKind = {
  inline: 0,
  block: 1,
  heading: 2,
  lineBreak: 3,
  image: 4,
  skipped: 5,
  table: 6,
  cell: 7,
  pre: 8,
  link: 9,
  meta: 10,
  title: 11,
  rule: 12,
  rows: 13,
  caption: 14,
  raised: 15,
} as const;

const kinds = new Map<string, number>();

function define(kind: number, names: string): void {
  for (const name of names.split(' ')) kinds.set(name, kind);
}

// HTML, "Rendering": the elements with display block, list-item or table parts, and those that are not rendered.
define(
  tagKind.block,
  'html body address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
    'form header hgroup legend li main menu nav ol p search section summary ul col colgroup marquee object',
);
define(tagKind.heading, 'h1 h2 h3 h4 h5 h6');
define(tagKind.lineBreak, 'br');
define(tagKind.rule, 'hr');
define(tagKind.image, 'img embed canvas');
// What a reader does not see as text, and form controls, whose text is no text of the document.
define(
  tagKind.skipped,
  'head script style template noembed noframes iframe option optgroup select datalist button textarea audio video rp param ' +
    'frameset frame svg base link area source track',
);
define(tagKind.table, 'table');
define(tagKind.rows, 'tbody thead tfoot tr');
define(tagKind.caption, 'caption');
define(tagKind.cell, 'td th');
define(tagKind.pre, 'pre listing xmp plaintext');
define(tagKind.link, 'a');
define(tagKind.meta, 'meta');
define(tagKind.title, 'title');
// A small figure after a number is a note's mark, no digit of it: 47¹ is not 471.
define(tagKind.raised, 'sup sub');

/** The kind of an element by its name in lower case; elements that nobody knows are inline, as in browsers. */
export function kindOfTag(name: string): number {
  return kinds.get(name) ?? tagKind.inline;
}

/** Whether an element sets no line of its own: its text goes on where the text before it ends. */
export function isInLine(kind: number): boolean {
  return kind === tagKind.inline || kind === tagKind.link || kind === tagKind.raised;
}
