/** The fields of HTTP that say what a body is. */

/** The media type of a Content-Type field, in lower case and without parameters; null where it names none. */
export function mediaTypeOf(contentType: string | null): string | null {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return /^[\w.+-]{1,60}\/[\w.+-]{1,100}$/.test(type) ? type : null;
}

/** The charset of a Content-Type field; null where it names none. */
export function charsetOf(contentType: string | null): string | null {
  return /;\s*charset\s*=\s*"?([\w.:-]{1,40})/i.exec(contentType ?? '')?.[1]?.toLowerCase() ?? null;
}
