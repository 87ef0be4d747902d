/** Damage of the kinds that find mistakes in readers: bits, bytes, numbers, pieces that are lost, doubled or from elsewhere. */

/** Numbers from 0 to below 1. */
export type Next = () => number;

/** Values at which counts and offsets turn over, as bytes. */
const edges: readonly (readonly number[])[] = [
  [0x00],
  [0xff],
  [0x7f],
  [0x80],
  [0xff, 0xff],
  [0x00, 0x80],
  [0xff, 0xff, 0xff, 0x7f],
  [0x00, 0x00, 0x00, 0x80],
  [0xff, 0xff, 0xff, 0xff],
];

/** Words of the formats: a reader that looks for them finds them where they do not belong. */
const words = [
  ...[
    '<table>',
    '<td rowspan=65534 colspan=1000>',
    '</',
    '<!--',
    ']]>',
    '<![CDATA[',
    '&#x110000;',
    '<svg>',
    '<template>',
  ],
  ...[
    'endobj',
    'stream\n',
    '/Kids [2 0 R]',
    '<<',
    'xref',
    '%%EOF',
    'PK\u0003\u0004',
    'PK\u0001\u0002',
    'PK\u0005\u0006',
  ],
  ...[
    'WARC/1.0\r\n',
    'Content-Length: 99999999999\r\n',
    '\r\n\r\n',
    '--=_b\r\n',
    '{\\rtf1',
    '\\bin99999999 ',
    '\\u-1?',
  ],
  ...[
    '总计',
    '政府信息公开',
    '999999999999999999999',
    '-1',
    '\u0000',
    '\ufeff',
    '\u202e',
    '１２',
    'NaN',
    '1e999',
  ],
];

const below = (next: Next, most: number): number => Math.floor(next() * most);

function once(bytes: Buffer, other: Buffer, next: Next): Buffer {
  const at = below(next, bytes.length + 1);
  const length = 1 + below(next, next() < 0.8 ? 16 : Math.max(1, bytes.length / 2));
  const insert = (piece: Uint8Array, instead = 0): Buffer =>
    Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at + instead)]);
  switch (below(next, 9)) {
    case 0: {
      const copy = Buffer.from(bytes);
      if (at < copy.length) copy[at] = (copy[at] ?? 0) ^ (1 << below(next, 8));
      return copy;
    }
    case 1: {
      const copy = Buffer.from(bytes);
      for (let i = at; i < Math.min(at + length, copy.length); i++) copy[i] = below(next, 256);
      return copy;
    }
    case 2:
      return insert(Buffer.alloc(0), length);
    case 3:
      return Buffer.from(bytes.subarray(0, at));
    case 4:
      return insert(bytes.subarray(at, at + length));
    case 5: {
      const edge = Buffer.from(edges[below(next, edges.length)] ?? []);
      return insert(edge, edge.length);
    }
    case 6:
      return insert(Buffer.from(words[below(next, words.length)] ?? ''));
    case 7: {
      const from = below(next, other.length + 1);
      return insert(other.subarray(from, from + length), next() < 0.5 ? length : 0);
    }
    default: {
      const piece = bytes.subarray(at, at + Math.min(length, 64));
      return insert(Buffer.concat(Array.from({ length: 1 + below(next, 200) }, () => piece)));
    }
  }
}

/** The bytes, damaged one to six times; `other` lends pieces. */
export function mutated(bytes: Uint8Array, other: Uint8Array, next: Next): Buffer {
  let made: Buffer = Buffer.from(bytes);
  for (let times = 1 + below(next, 6); times > 0; times--) made = once(made, Buffer.from(other), next);
  return made;
}
