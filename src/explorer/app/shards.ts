/** Shards: classic scripts that hand over their data. Works the same from a folder and from a server. */
import { useEffect, useState } from 'preact/hooks';
import { agencyKeyOf, folderOf } from '../site-keys.ts';
import { isId } from './route.ts';

type Take = (name: string, json: string) => void;

const taken = new Map<string, unknown>();
const waiting = new Map<string, Set<() => void>>();
const asked = new Set<string>();

function tell(name: string): void {
  for (const listener of waiting.get(name) ?? []) listener();
}

/** Makes the function that shards call. */
export function openShards(): void {
  const take: Take = (name, json) => {
    taken.set(name, JSON.parse(json));
    tell(name);
  };
  Object.assign(window, { gongkai: take });
}

function pathOf(name: string): string | null {
  const [kind = '', ...rest] = name.split('/');
  if (!rest.every(isId) || !isId(kind)) return null;
  const [id = ''] = rest;
  if (kind === 'a') return `data/a/${folderOf(id)}/${id}.js`;
  if (kind === 'e') return `data/e/${folderOf(agencyKeyOf(id))}/${id}.js`;
  return `data/${name}.js`;
}

/** Loads a classic script; `done` is told whether it was there. */
export function loadScript(path: string, done: (isThere: boolean) => void): void {
  const script = document.createElement('script');
  script.src = path;
  script.onload = () => done(true);
  script.onerror = () => done(false);
  document.head.append(script);
}

function ask(name: string): void {
  if (asked.has(name)) return;
  asked.add(name);
  const path = pathOf(name);
  const miss = (): void => {
    if (!taken.has(name)) taken.set(name, null);
    tell(name);
  };
  if (path === null) miss();
  else loadScript(path, (isThere) => (isThere ? undefined : miss()));
}

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- what a shard holds is known by its name
function shardNow<T>(name: string): T | null | undefined {
  return taken.get(name) as T | null | undefined;
}

/** Shards by their names: undefined = on its way, null = there is none. Each is loaded once. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- what a shard holds is known by its name
export function useShards<T>(names: readonly string[]): readonly (T | null | undefined)[] {
  const [, again] = useState(0);
  const key = names.join(' ');
  useEffect(() => {
    const listener = (): void => again((n) => n + 1);
    for (const name of names) {
      const listeners = waiting.get(name) ?? new Set();
      waiting.set(name, listeners);
      listeners.add(listener);
      ask(name);
    }
    // What came while the page was drawn.
    if (names.some((name) => taken.has(name))) listener();
    return () => {
      for (const name of names) waiting.get(name)?.delete(listener);
    };
  }, [key]);
  return names.map((name) => shardNow<T>(name));
}

/** One shard; null as a name asks for none. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- what a shard holds is known by its name
export function useShard<T>(name: string | null): T | null | undefined {
  return useShards<T>(name === null ? [] : [name])[0];
}
