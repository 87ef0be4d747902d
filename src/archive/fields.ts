/** Blocks of `application/warc-fields`: a name, a colon and a value a line. */
import type { About } from './exchange.ts';

/** Values come from pages: line breaks in them would begin a field of their own. */
const oneLine = (text: string): string =>
  text
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 2000);

/** The block that says why an address was asked for. */
export function aboutBlock(about: About): string {
  const fields: (readonly [string, string | null])[] = [
    ['source', about.source],
    ['via', about.via],
    ['title', about.title],
    ['agency-id', about.agency?.id ?? null],
    ['agency-name', about.agency?.name ?? null],
    ['agency-region', about.agency?.region ?? null],
  ];
  return fields
    .flatMap(([name, value]) => (value === null ? [] : [`${name}: ${oneLine(value)}\r\n`]))
    .join('');
}

/** Names in lower case and values of a head or block of fields; of a name that stands twice, the first value. */
export function parseFields(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    if (!fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

/** The block read back; null where it is not one of ours. */
export function parseAbout(text: string): About | null {
  const fields = parseFields(text);
  const source = fields.get('source');
  if (source === undefined || source === '') return null;
  const name = fields.get('agency-name');
  return {
    source,
    via: fields.get('via') ?? null,
    title: fields.get('title') ?? null,
    agency:
      name === undefined
        ? null
        : { id: fields.get('agency-id') ?? null, name, region: fields.get('agency-region') ?? null },
  };
}
