/** How much is taken out of a container before it is refused. */

/** Bounds of unpacking; each can be set by the caller, the defaults are `containerLimits` and `packageLimits`. */
export interface ContainerLimits {
  /** Entries of all levels together, folders included; more are refused with `document.too_large`. */
  readonly entries: number;
  /** Unpacked bytes of all levels together. */
  readonly totalBytes: number;
  /** Unpacked bytes of one entry. */
  readonly entryBytes: number;
  /** Unpacked bytes to packed ones, of an entry of more than a megabyte: what compresses better is a bomb. */
  readonly ratio: number;
  /** Containers in containers: 1 = none in another. What lies deeper is an error of its entry. */
  readonly depth: number;
}

/** For what agencies pack for readers. A deflate bomb gets 1,030 to 1; text and XML 5 to 50. */
export const containerLimits: ContainerLimits = {
  entries: 2000,
  totalBytes: 512 * 1024 * 1024,
  entryBytes: 128 * 1024 * 1024,
  ratio: 200,
  depth: 3,
};

/**
 * For the packages that DOCX and XLSX are. The largest part of a report seen has 3 MB; XML readers take about twenty
 * times a part's size in memory.
 */
export const packageLimits: ContainerLimits = {
  entries: 4000,
  totalBytes: 128 * 1024 * 1024,
  entryBytes: 48 * 1024 * 1024,
  ratio: 400,
  depth: 1,
};

/** Below this many unpacked bytes an entry may compress as well as it likes. */
export const ratioFloorBytes = 1024 * 1024;
