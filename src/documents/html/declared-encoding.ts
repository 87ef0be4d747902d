/** The encoding that a page declares of itself. */

/** The label in `<meta charset>` or `<meta http-equiv>` or an XML declaration near the start; null where none is. */
export function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
  const label =
    /<meta\s[^>]{0,300}?charset\s*=\s*["']?\s*([\w:-]{2,30})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w:-]{2,30})/i.exec(
      head,
    );
  const name = label?.[1] ?? label?.[2] ?? null;
  // HTML: a page that could say so in ASCII is not in UTF-16.
  return name !== null && /^utf-?16/i.test(name) ? 'utf-8' : name;
}
