/**
 * Whether the stream of an XLS is whole: SheetJS reads on where it has lost its way, and gives numbers that are not
 * there. A stream is records, one after the other, in balanced sheets that stand where the list of sheets says.
 */

const beginOfFile = new Set([0x0809, 0x0409, 0x0209, 0x0009]);
const endOfFile = 0x000a;
const boundSheet = 0x0085;
/** MS-XLS, 2.1.4: no record's data is longer. */
const maxRecordBytes = 8224;
/** Charts in sheets are streams in streams. */
const maxNesting = 16;

/** Whether the records fit together from the first byte to the last end. Linear. */
export function isWholeBiff(stream: Uint8Array): boolean {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const begins = new Set<number>();
  const promised: number[] = [];
  let depth = 0;
  let at = 0;
  while (at + 4 <= stream.length) {
    const type = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    const data = at + 4;
    if (depth === 0 && !beginOfFile.has(type)) break;
    if (length > maxRecordBytes || data + length > stream.length) return false;
    if (beginOfFile.has(type)) {
      if (depth === 0) begins.add(at);
      depth += 1;
      if (depth > maxNesting) return false;
    } else if (type === endOfFile) depth -= 1;
    else if (type === boundSheet && length >= 8) promised.push(view.getUint32(data, true));
    else if (!isKnownLength(type, length)) return false;
    at = data + length;
  }
  return depth === 0 && begins.size > 0 && promised.every((each) => begins.has(each));
}

/** Records of cells have one length each; any other shows that the way is lost. */
const lengths: ReadonlyMap<number, (length: number) => boolean> = new Map([
  // Excel 2's record of a sheet's size; of no length it is a stretch of zeros, and no record.
  [0x0000, (length: number) => length === 8],
  [0x0203, (length: number) => length === 14],
  [0x027e, (length: number) => length === 10],
  [0x00fd, (length: number) => length === 10],
  [0x0201, (length: number) => length === 6],
  [0x0205, (length: number) => length === 8],
  [0x00bd, (length: number) => length >= 12 && length % 6 === 0],
  [0x00be, (length: number) => length >= 8 && length % 2 === 0],
  [0x0208, (length: number) => length === 16],
  [0x00e5, (length: number) => length % 8 === 2],
]);

function isKnownLength(type: number, length: number): boolean {
  return lengths.get(type)?.(length) ?? true;
}
