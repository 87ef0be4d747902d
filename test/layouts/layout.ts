/** What a layout is: a way in which a page or a text shows a report. */
import { hasBlanks, type TestReport } from './report.ts';
import { traps, type Trap, type Variation } from './variation.ts';

export interface Layout {
  readonly name: string;
  readonly kind: 'html' | 'text';
  /** Every place is visible, blanks included. */
  readonly keepsEveryCell: boolean;
  /** Whether some of this report's blanks look like the empty cells that merging left: nobody could tell their places. */
  confusesBlanks(report: TestReport): boolean;
  /** Labels stand whole and in order before their numbers; else only "never a wrong number" can be asked. */
  readonly keepsLabels: boolean;
  /** The traps that this layout can bear without losing what it keeps. */
  readonly traps: readonly Trap[];
  supports(report: TestReport): boolean;
  /** The document's bytes: UTF-8 unless the layout says otherwise. Equal arguments give equal bytes. */
  render(report: TestReport, variation: Variation): Uint8Array;
}

/** Whether this layout shows every place of this report: then every value must be read exactly. */
export function showsAll(layout: Layout, report: TestReport): boolean {
  return (
    layout.keepsLabels && (layout.keepsEveryCell || !hasBlanks(report)) && !layout.confusesBlanks(report)
  );
}

/** A layout, with what most of them have in common. */
export function defineLayout(parts: Pick<Layout, 'name' | 'kind' | 'render'> & Partial<Layout>): Layout {
  return {
    keepsEveryCell: true,
    confusesBlanks: () => false,
    keepsLabels: true,
    traps,
    supports: () => true,
    ...parts,
  };
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
