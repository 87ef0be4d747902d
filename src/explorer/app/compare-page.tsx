/** Compare two to six reports: the same rows, counts, rates with their counts, and ranks among like agencies. */
import type { VNode } from 'preact';
import { agencyKeyOf } from '../site-keys.ts';
import type { SiteAgency } from '../site-report.ts';
import { yearsOf } from './agency-page.tsx';
import { Add } from './compare-add.tsx';
import { CompareTable, compareView, mostCompared, type Column } from './compare-table.tsx';
import { Downloads } from './downloads.tsx';
import { Name } from './names.tsx';
import { Ranks } from './ranks.tsx';
import { isId } from './route.ts';
import { useShards } from './shards.ts';
import { setParams, useSite } from './site.ts';

export function ComparePage(): VNode {
  const { t, route } = useSite();
  const ids = (route.params.get('of') ?? '').split(',').filter(isId).slice(0, mostCompared);
  const keys = [...new Set(ids.map(agencyKeyOf))];
  const shards = useShards<SiteAgency>(keys.map((key) => `a/${key}`));
  const columns = ids.flatMap((id): Column[] => {
    const agency = shards[keys.indexOf(agencyKeyOf(id))];
    const report = agency?.reports.find((one) => one.id === id) ?? undefined;
    return agency === undefined || agency === null || report === undefined ? [] : [{ agency, report }];
  });
  const views = ['counts', 'rates', 'ranks'] as const;
  const view = views.find((one) => one === route.params.get('view')) ?? 'counts';
  const remove = (id: string): void => setParams(route, { of: ids.filter((one) => one !== id).join(',') });
  const others =
    columns[0] === undefined ? [] : yearsOf(columns[0].agency).filter(({ id }) => !ids.includes(id));
  return (
    <>
      <h1 tabIndex={-1}>{t.compare.title}</h1>
      <p class="lead">{t.compare.about}</p>
      <Add ids={ids} />
      {columns.length === 0 || others.length === 0 || ids.length >= mostCompared ? null : (
        <p class="more-years">
          <Name text={columns[0]?.agency.name ?? ''} />{' '}
          {others.map(({ id, year }) => (
            <button key={id} type="button" onClick={() => setParams(route, { of: [...ids, id].join(',') })}>
              + {year}
            </button>
          ))}
        </p>
      )}
      {columns.length === 0 ? (
        <p class="notice">{t.compare.needTwo}</p>
      ) : (
        <>
          <div class="tabs" role="group" aria-label={t.compare.title}>
            {views.map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={one === view}
                onClick={() => setParams(route, { view: one })}
              >
                {t.compare[one]}
              </button>
            ))}
          </div>
          {columns.length < 2 && view !== 'ranks' ? <p class="notice">{t.compare.needTwo}</p> : null}
          {view === 'ranks' ? (
            <Ranks columns={columns} />
          ) : (
            <CompareTable columns={columns} isRates={view === 'rates'} onRemove={remove} />
          )}
          {view === 'ranks' ? null : <Downloads view={() => compareView(columns, view === 'rates', t)} />}
        </>
      )}
    </>
  );
}
