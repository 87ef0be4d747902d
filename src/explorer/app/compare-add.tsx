/** The search of the comparison: an agency and year is added by one button. */
import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { search } from './agency-search.ts';
import { mostCompared } from './compare-table.tsx';
import { useFinds } from './find-page.tsx';
import { setParams, useSite } from './site.ts';

export function Add({ ids }: { readonly ids: readonly string[] }): VNode {
  const { t, index, route } = useSite();
  const [text, setText] = useState('');
  const finds = useFinds('', text !== '');
  const hits = useMemo(
    () =>
      text === '' ? [] : search(finds, index.years[0] ?? 0, { text, functionId: '', year: null }).slice(0, 8),
    [text, finds.length],
  );
  const add = (id: string): void => {
    setParams(route, { of: [...ids, id].slice(0, mostCompared).join(',') });
    setText('');
  };
  if (ids.length >= mostCompared) return <p class="hint">{t.compare.full}</p>;
  return (
    <form class="search" role="search" onSubmit={(event) => event.preventDefault()}>
      <label class="wide">
        <span>{t.compare.add}</span>
        <input
          type="search"
          autoComplete="off"
          value={text}
          onInput={({ currentTarget: { value } }) => setText(value)}
        />
      </label>
      <ul class="suggestions">
        {hits
          .filter(({ id }) => !id.startsWith('x-'))
          .map(({ id, name, years }) => (
            <li key={id}>
              <bdi lang="zh">{name}</bdi>{' '}
              {years.map((year) => (
                <button
                  key={year}
                  type="button"
                  onClick={() => add(`${id}-${String(year)}`)}
                  aria-label={`${name} ${String(year)}`}
                >
                  {year}
                </button>
              ))}
            </li>
          ))}
      </ul>
    </form>
  );
}
