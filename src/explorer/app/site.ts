/** What every part of the page knows: the index of the site, the language with its texts, the address. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Bilingual } from '../../forms/index.ts';
import type { Language, Messages } from '../messages-of.ts';
import type { SiteIndex } from '../site-index.ts';
import { hashOf, type Route } from './route.ts';

export interface Site {
  readonly index: SiteIndex;
  readonly language: Language;
  readonly t: Messages;
  readonly route: Route;
}

export const SiteContext = createContext<Site | null>(null);

/** The site. Throws outside the app's own tree. */
export function useSite(): Site & {
  readonly say: (text: Bilingual) => string;
  readonly link: (path: readonly string[], params?: Iterable<readonly [string, string]>) => string;
  readonly number: (value: number) => string;
} {
  const site = useContext(SiteContext);
  if (site === null) throw new Error('no site');
  const { language, route } = site;
  const lang = route.params.get('lang') ?? '';
  return {
    ...site,
    say: (text) => text[language],
    link: (path, params = []) => hashOf(path, [...params, ['lang', lang]]),
    number: (value) => value.toLocaleString('en-US'),
  };
}

/** Changes parameters of the present view; an empty value takes one away. A new entry of the history only where asked for. */
export function setParams(route: Route, changes: Readonly<{ [name: string]: string }>, isNew = false): void {
  const params = new Map(route.params);
  for (const [name, value] of Object.entries(changes)) params.set(name, value);
  const hash = hashOf(route.path, params);
  if (hash === location.hash) return;
  if (isNew) location.hash = hash;
  else {
    history.replaceState(null, '', hash);
    dispatchEvent(new HashChangeEvent('hashchange'));
  }
}

/** Keeps a choice of the reader on this machine, where the browser lets us. */
export function keep(name: 'language' | 'theme', value: string): void {
  try {
    if (value === '') localStorage.removeItem(`gongkai-${name}`);
    else localStorage.setItem(`gongkai-${name}`, value);
  } catch {
    // A browser that keeps nothing: the choice holds for this page.
  }
}
