/** Pieces of a source as the browser gets them, in a shard a report. */
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
      /** Boxes in hundredths of the picture's width and height: left, top, width, height. */
      readonly marks: readonly {
        readonly code: string;
        readonly box: readonly [number, number, number, number];
      }[];
    };

/** Shard `e/REPORT`. */
export interface SiteSource {
  readonly report: string;
  readonly pieces: readonly SourcePiece[];
  /** Pages that hold cells in question were left out. */
  readonly isCut: boolean;
}
