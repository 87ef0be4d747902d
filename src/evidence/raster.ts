/** A picture of a part of a page, before it is a file. */

export interface Raster {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of each pixel, row by row from the top left. */
  readonly data: Uint8Array;
  /** Pixels a point. */
  readonly scale: number;
  /** The page's point at the picture's top left corner. */
  readonly origin: readonly [number, number];
}

/** A part of a page in points, origin top left of the page as shown. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
