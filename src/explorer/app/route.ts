/** The address: the part after `#` holds the whole view, filters and language included. */
import { languages, type Language } from '../messages-of.ts';

export interface Route {
  /** `report`, `350200-rsj-2024`, … */
  readonly path: readonly string[];
  readonly params: ReadonlyMap<string, string>;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return '';
  }
}

/** The view that a hash names. Never throws. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/u, '').split('?', 2);
  const params = new Map<string, string>();
  for (const pair of query.split('&')) {
    const [name = '', value = ''] = pair.split('=', 2);
    if (name !== '' && value !== '') params.set(decoded(name), decoded(value).slice(0, 2000));
  }
  return {
    path: path
      .split('/')
      .filter((one) => one !== '')
      .map(decoded),
    params,
  };
}

/** The hash of a view; parameters without a value are left out. */
export function hashOf(path: readonly string[], params: Iterable<readonly [string, string]> = []): string {
  const query = [...params]
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value).replaceAll('%2C', ',')}`)
    .join('&');
  return `#/${path.map(encodeURIComponent).join('/')}${query === '' ? '' : `?${query}`}`;
}

/** The language that an address asks for; null where it asks for none. */
export function languageIn({ params }: Route): Language | null {
  return languages.find((one) => one === params.get('lang')) ?? null;
}

/** What an id looks like: nothing else becomes part of a file's name. */
export const isId = (text: string): boolean => /^[a-z0-9-]{1,80}$/.test(text);
