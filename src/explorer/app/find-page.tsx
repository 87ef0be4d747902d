/** Find: search as one types, and the coverage of the provinces. */
import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { SiteFind } from '../site-find.ts';
import { search } from './agency-search.ts';
import { Coverage } from './coverage.tsx';
import { ErrorTag } from './data-table.tsx';
import { Downloads } from './downloads.tsx';
import { AgencyLink, Name } from './names.tsx';
import { useShards } from './shards.ts';
import { setParams, useSite } from './site.ts';

const perPage = 50;

export function useFinds(region: string, isWanted: boolean): readonly SiteFind[] {
  const { index } = useSite();
  const names = !isWanted ? [] : region === '' ? index.finds : index.finds.filter((one) => one === region);
  return useShards<SiteFind>(names.map((code) => `find/${code}`)).filter(
    (one): one is SiteFind => one !== null && one !== undefined,
  );
}

export function FindPage(): VNode {
  const { index, t, route, say, number } = useSite();
  const { params } = route;
  const text = params.get('q') ?? '';
  const region = /^\d{2}$/.test(params.get('region') ?? '') ? (params.get('region') ?? '') : '';
  const functionId = params.get('function') ?? '';
  const year = Number(params.get('year') ?? 0) || null;
  const [isTyping, setTyping] = useState(false);
  const [shown, setShown] = useState(perPage);
  const isAsking = text !== '' || region !== '' || functionId !== '' || year !== null;
  const finds = useFinds(region, isAsking || isTyping);
  const first = index.years[0] ?? 0;
  const hits = useMemo(
    () => (isAsking ? search(finds, first, { text, functionId, year }) : []),
    [finds.length, text, functionId, year, region, isAsking],
  );
  const functions = finds[0]?.functions ?? [];
  const set = (name: string, value: string): void => {
    setShown(perPage);
    setParams(route, { [name]: value });
  };
  const { agencies, reports, findings } = index.counts;
  return (
    <>
      <div class="hero">
        <h1 tabIndex={-1}>{t.find.title}</h1>
        <p class="lead">{t.find.lead(number(agencies), number(reports), number(findings[0]))}</p>
        <form class="search" role="search" onSubmit={(event) => event.preventDefault()}>
          <label class="wide">
            <span>{t.find.label}</span>
            <input
              type="search"
              name="q"
              autoComplete="off"
              spellcheck={false}
              value={text}
              aria-describedby="find-hint"
              onFocus={() => setTyping(true)}
              onInput={({ currentTarget: { value } }) => set('q', value)}
            />
          </label>
          <label>
            <span>{t.find.region}</span>
            <select value={region} onChange={({ currentTarget: { value } }) => set('region', value)}>
              <option value="">{t.find.anyRegion}</option>
              {index.regions.map(({ code, name }) => (
                <option key={code} value={code.slice(0, 2)}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span>{t.find.function}</span>
            <select
              value={functionId}
              onFocus={() => setTyping(true)}
              onPointerDown={() => setTyping(true)}
              onChange={({ currentTarget: { value } }) => set('function', value)}
            >
              <option value="">{t.find.anyFunction}</option>
              {functionId !== '' && functions.length === 0 ? (
                <option value={functionId}>{functionId}</option>
              ) : null}
              {functions.map(({ id, name }) => (
                <option key={id} value={id}>
                  {say(name)}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span>{t.find.year}</span>
            <select
              value={year === null ? '' : String(year)}
              onChange={({ currentTarget: { value } }) => set('year', value)}
            >
              <option value="">{t.find.anyYear}</option>
              {[...index.years].reverse().map((one) => (
                <option key={one} value={String(one)}>
                  {one}
                </option>
              ))}
            </select>
          </label>
          <p id="find-hint" class="hint">
            {t.find.hint}
          </p>
        </form>
      </div>
      {isAsking ? (
        <section aria-labelledby="results">
          <h2 id="results">
            <span role="status">{t.find.results(number(hits.length))}</span>
          </h2>
          {hits.length === 0 ? <p>{t.find.nothing}</p> : null}
          <ol class="hits">
            {hits.slice(0, shown).map((hit) => (
              <li key={hit.id}>
                <span class="who">
                  <AgencyLink id={hit.id} name={hit.name} pinyin={hit.pinyin} />
                  {hit.formerNames.length > 0 ? (
                    <small>
                      {t.find.formerly} <bdi lang="zh">{hit.formerNames.join('、')}</bdi>
                    </small>
                  ) : null}
                </span>
                <span class="where">
                  <Name text={hit.regionName} />
                </span>
                <span class="span">{hit.years.length === 0 ? '–' : hit.years.join(' ')}</span>
                {hit.errors > 0 ? <ErrorTag count={hit.errors} /> : <span />}
              </li>
            ))}
          </ol>
          {hits.length > shown ? (
            <button type="button" onClick={() => setShown(shown + perPage)}>
              {t.find.more}
            </button>
          ) : null}
          <Downloads
            view={() => ({
              name: 'agencies',
              title: t.find.title,
              columns: [
                { name: 'agency', about: t.find.agency },
                { name: 'name', about: t.find.agency },
                { name: 'region', about: t.find.place },
                { name: 'region_name', about: t.find.place },
                { name: 'function', about: t.find.function },
                { name: 'years', about: t.find.reportsIn },
                { name: 'errors', about: t.find.errors },
              ],
              rows: hits.map((hit) => [
                hit.id,
                hit.name,
                hit.region,
                hit.regionName,
                hit.functionId,
                hit.years.join(' '),
                hit.errors,
              ]),
            })}
          />
        </section>
      ) : (
        <Coverage onChoose={(code) => set('region', code.slice(0, 2))} />
      )}
    </>
  );
}
