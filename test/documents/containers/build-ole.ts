/** OLE compound files by hand: streams of at least 4,096 bytes in ordinary sectors, smaller ones in the ministream. */

/** A compound file with these streams. */
export function buildOle(streams: Readonly<{ [name: string]: Uint8Array }>): Uint8Array {
  const size = 512;
  const sectors: Buffer[] = [];
  const next: number[] = [];
  const put = (bytes: Uint8Array): number => {
    const first = sectors.length;
    const count = Math.ceil(bytes.length / size);
    for (let i = 0; i < count; i += 1) {
      const sector = Buffer.alloc(size);
      Buffer.from(bytes.subarray(i * size, (i + 1) * size)).copy(sector);
      sectors.push(sector);
      next.push(i === count - 1 ? 0xfffffffe : sectors.length);
    }
    return count === 0 ? 0xfffffffe : first;
  };
  const mini: Buffer[] = [];
  const miniNext: number[] = [];
  const entries = Object.entries(streams).map(([name, bytes]) => {
    if (bytes.length >= 4096) return { name, type: 2, first: put(bytes), length: bytes.length };
    const first = mini.length;
    const count = Math.ceil(bytes.length / 64);
    for (let i = 0; i < count; i += 1) {
      const sector = Buffer.alloc(64);
      Buffer.from(bytes.subarray(i * 64, (i + 1) * 64)).copy(sector);
      mini.push(sector);
      miniNext.push(i === count - 1 ? 0xfffffffe : mini.length);
    }
    return { name, type: 2, first, length: bytes.length };
  });
  const miniStream = Buffer.concat(mini);
  const root = { name: 'Root Entry', type: 5, first: put(miniStream), length: miniStream.length };
  const miniTable = Buffer.alloc(Math.ceil((miniNext.length * 4) / size) * size, 0xff);
  miniNext.forEach((n, i) => miniTable.writeUInt32LE(n, 4 * i));
  const miniTableAt = put(miniTable);
  const directory = Buffer.alloc(Math.ceil(((entries.length + 1) * 128) / size) * size);
  [root, ...entries].forEach((entry, i) => {
    const at = i * 128;
    directory.write(entry.name, at, 'utf16le');
    directory.writeUInt16LE(entry.name.length * 2 + 2, at + 64);
    directory.writeUInt8(entry.type, at + 66);
    // No left sibling; each entry is right of the one before it, and the first is the root's child.
    directory.writeUInt32LE(0xffffffff, at + 68);
    directory.writeUInt32LE(i === 0 || i === entries.length ? 0xffffffff : i + 1, at + 72);
    directory.writeUInt32LE(i === 0 && entries.length > 0 ? 1 : 0xffffffff, at + 76);
    directory.writeUInt32LE(entry.first, at + 116);
    directory.writeUInt32LE(entry.length, at + 120);
  });
  const directoryAt = put(directory);
  const tables = Math.ceil((sectors.length + 2) / 127);
  const table = Buffer.alloc(tables * size, 0xff);
  next.forEach((n, i) => table.writeUInt32LE(n, 4 * i));
  const header = Buffer.alloc(size);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(tables, 44);
  header.writeUInt32LE(directoryAt, 48);
  header.writeUInt32LE(4096, 56);
  header.writeUInt32LE(miniTableAt, 60);
  header.writeUInt32LE(miniTable.length / size, 64);
  header.writeUInt32LE(0xfffffffe, 68);
  header.fill(0xff, 76);
  for (let i = 0; i < tables; i += 1) header.writeUInt32LE(sectors.length + i, 76 + 4 * i);
  return Buffer.concat([header, ...sectors, table]);
}
