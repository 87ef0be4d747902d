/** What stands in a place of the form (record.md, Absence). */
export const states = ['reported', 'blank', 'dash', 'text', 'unreadable', 'ambiguous', 'absent'] as const;

/**
 * - `reported`: a number
 * - `blank`: an empty cell
 * - `dash`: a sign or word for "nothing to report"; the cell's `raw` keeps which
 * - `text`: anything that is no number of the kind that belongs there
 * - `unreadable`: an image, or damaged text
 * - `ambiguous`: a number stands there or near, but its place is not certain
 * - `absent`: the document has no such place
 */
export type State = (typeof states)[number];

/** A way of reading a table (record.md, Readings). */
export const readings = ['grid', 'sequence', 'engine2'] as const;
export type Reading = (typeof readings)[number];
