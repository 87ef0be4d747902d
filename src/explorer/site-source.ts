/** Pieces of a source as the browser gets them, in a shard a report. */

/** Cells in question on a page: boxes in hundredths of its width and height: left, top, width, height. */
type Marks = readonly {
  readonly code: string;
  readonly box: readonly [number, number, number, number];
}[];

/** A piece of a source with the cells in question marked; `mark` is the code of the cell. */
export type SourcePiece =
  | {
      readonly kind: 'table';
      readonly rows: readonly (readonly {
        readonly text: string;
        readonly rowspan: number;
        readonly colspan: number;
        readonly mark: string | null;
      }[])[];
      readonly isCut: boolean;
    }
  | {
      readonly kind: 'lines';
      readonly lines: readonly {
        readonly line: number;
        readonly stretches: readonly { readonly text: string; readonly mark: string | null }[];
      }[];
    }
  | {
      readonly kind: 'picture';
      readonly page: number;
      /** Path of the PNG, from the site's root. */
      readonly image: string;
      /** Pixels. */
      readonly width: number;
      readonly height: number;
      readonly marks: Marks;
    }
  | {
      /** A page drawn from its characters and lines; lengths in points. */
      readonly kind: 'drawing';
      readonly page: number;
      readonly width: number;
      readonly height: number;
      /** `x` has the left edge of each character. */
      readonly texts: readonly {
        readonly text: string;
        readonly size: number;
        readonly y: number;
        readonly x: readonly number[];
      }[];
      /** From one end to the other. */
      readonly rules: readonly (readonly [number, number, number, number])[];
      /** Places of pictures and seals, which are not drawn: left, top, right, bottom. */
      readonly pictures: readonly (readonly [number, number, number, number])[];
      readonly marks: Marks;
    };

/** Shard `e/REPORT`. */
export interface SiteSource {
  readonly report: string;
  readonly pieces: readonly SourcePiece[];
  /** Pages that hold cells in question were left out. */
  readonly isCut: boolean;
}
