/** Colour on a terminal. */

export type Style = 'plain' | 'bold' | 'dim' | 'error' | 'warning' | 'info' | 'heading';

const sequences: Readonly<{ [S in Style]: string }> = {
  plain: '',
  bold: '1',
  dim: '2',
  error: '1;31',
  warning: '33',
  info: '36',
  heading: '1;34',
};

/** Puts a style round a text. */
export type Paint = (style: Style, text: string) => string;

/** A painter; without colour it gives the text back. */
export function painter(isColoured: boolean): Paint {
  return (style, text) =>
    !isColoured || style === 'plain' || text === '' ? text : `\u001b[${sequences[style]}m${text}\u001b[0m`;
}
