/** Whether bytes are a saved page: a MIME message. */

/** Whether the bytes are a MIME message with an HTML part in it, by its first lines. */
export function isMhtml(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 16 * 1024)).toString(
    'latin1',
  );
  const start = /^(?:\xEF\xBB\xBF)?\s{0,64}/.exec(head)?.[0].length ?? 0;
  if (!/^[A-Za-z][A-Za-z0-9-]{1,40}:/.test(head.slice(start, start + 64))) return false;
  const lines = head.slice(start);
  return /^MIME-Version:/im.test(lines) && /^Content-Type:\s*(?:multipart\/|text\/html)/im.test(lines);
}
