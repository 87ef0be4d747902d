/** GBK and GB18030 bytes: Node decodes but does not encode them, so the decoder is turned round once. */

let table: Map<string, readonly [number, number]> | null = null;

function reverse(): Map<string, readonly [number, number]> {
  if (table !== null) return table;
  const decoder = new TextDecoder('gb18030');
  const built = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (Array.from(text).length === 1 && text !== '\ufffd' && !built.has(text))
        built.set(text, [lead, trail]);
    }
  }
  table = built;
  return built;
}

/** The text in GBK, which is GB18030 without its four-byte characters. Throws for a character it does not have. */
export function encodeGbk(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const c of text) {
    const code = c.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else {
      const pair = reverse().get(c);
      if (pair === undefined) throw new Error(`GBK has no ${c} (U+${code.toString(16)})`);
      bytes.push(...pair);
    }
  }
  return Uint8Array.from(bytes);
}
