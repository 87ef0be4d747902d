/** Every layout, in one table: what the property tests run over. */
import { htmlLayouts } from './html.ts';
import { pdfLayouts } from './pdf-text.ts';
import { textLayouts } from './text.ts';
import type { Layout } from './layout.ts';

export type { Layout } from './layout.ts';
export { showsAll } from './layout.ts';

export const layouts: readonly Layout[] = [...htmlLayouts, ...textLayouts, ...pdfLayouts];

/** The layout of this name. Throws where there is none: a test names a layout that exists. */
export function layoutNamed(name: string): Layout {
  const layout = layouts.find((l) => l.name === name);
  if (layout === undefined) throw new Error(`no layout is named ${name}`);
  return layout;
}
