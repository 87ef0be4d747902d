/** The sectors of an OLE compound file: which one follows which. */

/** The table of sectors. */
export interface SectorTable {
  /** Bytes of a sector; sector n begins at (n + 1) × size. */
  readonly size: number;
  /** For each sector the one after it; from `lastRegular` up it is the end of a chain, or none. */
  readonly next: Uint32Array;
}

const free = 0xffffffff;
/** MS-CFB: sector numbers above this are marks. */
const lastRegular = 0xfffffffa;

/** Reads the table; null where it is not there whole. */
export function readSectorTable(view: DataView): SectorTable | null {
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return null;
  const size = 2 ** shift;
  // A last sector that is not whole is common, and harmless.
  const sectors = Math.ceil((view.byteLength - size) / size);
  const perSector = size / 4;
  const holders = tableSectors(view, size, sectors);
  if (holders === null) return null;
  const next = new Uint32Array(Math.max(0, sectors)).fill(free);
  for (const [index, sector] of holders.entries()) {
    const start = (sector + 1) * size;
    if (sector >= sectors || start + size > view.byteLength) return null;
    for (let slot = 0; slot < perSector; slot += 1) {
      const target = index * perSector + slot;
      if (target < sectors) next[target] = view.getUint32(start + 4 * slot, true);
    }
  }
  return { size, next };
}

/** The sectors that hold the table: 109 in the header, more in a chain of their own. */
function tableSectors(view: DataView, size: number, sectors: number): number[] | null {
  const count = view.getUint32(44, true);
  const perSector = size / 4;
  if (count > Math.ceil(sectors / perSector) + 128) return null;
  const found: number[] = [];
  for (let index = 0; index < Math.min(109, count); index += 1)
    found.push(view.getUint32(76 + 4 * index, true));
  const seen = new Set<number>();
  for (let extra = view.getUint32(68, true); found.length < count;) {
    const start = (extra + 1) * size;
    if (extra >= sectors || seen.has(extra) || start + size > view.byteLength) return null;
    seen.add(extra);
    for (let index = 0; index < perSector - 1 && found.length < count; index += 1) {
      found.push(view.getUint32(start + 4 * index, true));
    }
    extra = view.getUint32(start + size - 4, true);
  }
  return found;
}

/**
 * The sectors of a chain, added to `used`; null where it leaves the table, is longer than `max`, or meets a sector
 * already used.
 */
export function chainOf(first: number, next: Uint32Array, used: Set<number>, max: number): number[] | null {
  const chain: number[] = [];
  for (let sector = first; sector < lastRegular; sector = next[sector] ?? free) {
    if (sector >= next.length || used.has(sector) || chain.length >= max) return null;
    used.add(sector);
    chain.push(sector);
  }
  return chain;
}
