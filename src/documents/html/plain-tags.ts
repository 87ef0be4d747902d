/** How well-formed markup treats elements, by name: HTML's "in body" and table insertion modes without their repairs. */

/** What a start tag does in a plain tree. */
export const plainClass = {
  ordinary: 0,
  /** HTML's formatting elements, which repairs would open again elsewhere. */
  formatting: 1,
  /** Ends an open paragraph. */
  block: 2,
  heading: 3,
  paragraph: 4,
  item: 5,
  term: 6,
  /** Without content. */
  empty: 7,
  rule: 8,
  headEmpty: 9,
  /** Its content is text up to its own end tag. */
  raw: 10,
  table: 11,
  rows: 12,
  row: 13,
  cell: 14,
  caption: 15,
  columns: 16,
  column: 17,
  select: 18,
  option: 19,
  options: 20,
  form: 21,
  button: 22,
  preformatted: 23,
  html: 24,
  head: 25,
  body: 26,
  /** Left to parse5. */
  refused: 27,
} as const;

const classes = new Map<string, number>();

function define(plain: number, names: string): void {
  for (const name of names.split(' ')) classes.set(name, plain);
}

define(plainClass.formatting, 'a b big code em font i s small strike strong tt u');
define(
  plainClass.block,
  'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer header hgroup ' +
    'main menu nav ol search section summary ul',
);
define(plainClass.heading, 'h1 h2 h3 h4 h5 h6');
define(plainClass.paragraph, 'p');
define(plainClass.item, 'li');
define(plainClass.term, 'dd dt');
define(plainClass.empty, 'br img wbr area embed keygen input param source track');
define(plainClass.rule, 'hr');
define(plainClass.headEmpty, 'base basefont bgsound link meta');
define(plainClass.raw, 'script style title iframe textarea');
define(plainClass.table, 'table');
define(plainClass.rows, 'tbody thead tfoot');
define(plainClass.row, 'tr');
define(plainClass.cell, 'td th');
define(plainClass.caption, 'caption');
define(plainClass.columns, 'colgroup');
define(plainClass.column, 'col');
define(plainClass.select, 'select');
define(plainClass.option, 'option');
define(plainClass.options, 'optgroup');
define(plainClass.form, 'form');
define(plainClass.button, 'button');
define(plainClass.preformatted, 'pre listing');
define(plainClass.html, 'html');
define(plainClass.head, 'head');
define(plainClass.body, 'body');
define(
  plainClass.refused,
  'applet frame frameset image marquee math nobr noembed noframes object plaintext rb rp rt rtc svg template xmp',
);

/** The class of an element by its name in lower case. */
export function plainClassOf(name: string): number {
  return classes.get(name) ?? plainClass.ordinary;
}

/** Whether the element's end tag may be left out where its parent ends. */
export function isImplied(plain: number): boolean {
  return (
    plain === plainClass.paragraph ||
    plain === plainClass.item ||
    plain === plainClass.term ||
    plain === plainClass.option ||
    plain === plainClass.options
  );
}

/** Whether nothing but the parts of a table may stand directly in the element. */
export function isTablePart(plain: number): boolean {
  return (
    plain === plainClass.row ||
    plain === plainClass.rows ||
    plain === plainClass.table ||
    plain === plainClass.columns
  );
}

/** Whether the element is a list of choices or a part of one. */
export function isSelectPart(plain: number): boolean {
  return plain === plainClass.select || plain === plainClass.option || plain === plainClass.options;
}
