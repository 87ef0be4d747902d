/** Compare two to six reports: the same rows, counts, rates with their counts, and ranks among like agencies. */
import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { formById, indicators, measures } from '../../forms/index.ts';
import { isCollected, measureOf, rateOf } from '../cells.ts';
import { agencyKeyOf, type SiteAgency, type SiteReport } from '../site-data.ts';
import { search } from './agency-search.ts';
import { Downloads } from './downloads.tsx';
import { useFinds } from './find-page.tsx';
import { AgencyLink, Name, ReportLink } from './names.tsx';
import { yearsOf } from './agency-page.tsx';
import { Ranks } from './ranks.tsx';
import { RateText } from './rate-text.tsx';
import { isId } from './route.ts';
import { useShards } from './shards.ts';
import { setParams, useSite } from './site.ts';

const most = 6;

interface Column {
  readonly agency: SiteAgency;
  readonly report: SiteReport;
}

function Add({ ids }: { readonly ids: readonly string[] }): VNode {
  const { t, index, route } = useSite();
  const [text, setText] = useState('');
  const finds = useFinds('', text !== '');
  const hits = useMemo(
    () =>
      text === '' ? [] : search(finds, index.years[0] ?? 0, { text, functionId: '', year: null }).slice(0, 8),
    [text, finds.length],
  );
  const add = (id: string): void => {
    setParams(route, { of: [...ids, id].slice(0, most).join(',') });
    setText('');
  };
  if (ids.length >= most) return <p class="hint">{t.compare.full}</p>;
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

function Table({
  columns,
  isRates,
  onRemove,
}: {
  readonly columns: readonly Column[];
  readonly isRates: boolean;
  readonly onRemove: (id: string) => void;
}): VNode {
  const { t, say } = useSite();
  const forms = columns.map(({ report }) => formById(report.form));
  const valueOf = (id: string, at: number): ReturnType<typeof measureOf> | null => {
    const measure = measures.find((one) => one.id === id);
    const report = columns[at]?.report;
    return measure === undefined || report === undefined
      ? null
      : measureOf(measure, forms[at] ?? null, report);
  };
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={t.compare.title}>
      <table class="data compare">
        <thead>
          <tr>
            <th scope="col">{t.agency.measure}</th>
            {columns.map(({ agency, report }) => (
              <th scope="col" key={report.id} class="n">
                <AgencyLink id={agency.id} name={agency.name ?? agency.id} />
                <ReportLink id={report.id}>
                  <b>{report.year}</b>
                </ReportLink>
                <button
                  type="button"
                  class="linklike"
                  onClick={() => onRemove(report.id)}
                  aria-label={`${t.compare.remove}: ${report.id}`}
                >
                  {t.compare.remove}
                </button>
              </th>
            ))}
            {isRates ? null : (
              <th scope="col">
                <span class="hidden">{t.compare.differs}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {isRates
            ? indicators.map((indicator) => (
                <tr key={indicator.id}>
                  <th scope="row">{say(indicator)}</th>
                  {columns.map(({ report }, at) => (
                    <td class="n" key={report.id}>
                      <RateText
                        isCollected={isCollected(indicator, forms[at] ?? null)}
                        rate={rateOf(indicator, (id) => valueOf(id, at)?.value ?? null)}
                      />
                    </td>
                  ))}
                </tr>
              ))
            : measures.map((measure) => {
                const values = columns.map((_, at) => valueOf(measure.id, at));
                const known = values.flatMap((one) =>
                  one === null || one.value === null ? [] : [one.value],
                );
                const isSame = known.length === values.length && new Set(known).size === 1;
                return (
                  <tr key={measure.id}>
                    <th scope="row">{say(measure)}</th>
                    {values.map((one, at) => (
                      <td class="n" key={columns[at]?.report.id}>
                        {one?.value ?? <i>{one?.isCollected === true ? t.guard.unknown : t.notCollected}</i>}
                        {one?.isApproximate === true && one.value !== null ? (
                          <abbr title={t.approximate}>≈</abbr>
                        ) : null}
                      </td>
                    ))}
                    <td>
                      {columns.length < 2 ? (
                        ''
                      ) : isSame ? (
                        <small>{t.compare.same}</small>
                      ) : (
                        <small class="differs">{t.compare.differs}</small>
                      )}
                    </td>
                  </tr>
                );
              })}
        </tbody>
      </table>
    </div>
  );
}

export function ComparePage(): VNode {
  const { t, route } = useSite();
  const ids = (route.params.get('of') ?? '').split(',').filter(isId).slice(0, most);
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
      {columns.length === 0 || others.length === 0 || ids.length >= most ? null : (
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
            <Table columns={columns} isRates={view === 'rates'} onRemove={remove} />
          )}
          {view === 'ranks' ? null : (
            <Downloads
              view={() => ({
                name: `compare-${view}`,
                title: t.compare.title,
                columns: [
                  { name: view === 'rates' ? 'indicator' : 'measure', about: t.agency.measure },
                  { name: 'report', about: t.finding.report },
                  { name: 'value', about: t.report.value },
                  { name: 'numerator', about: t.compare.counts },
                  { name: 'denominator', about: t.compare.counts },
                  { name: 'guard', about: t.compare.rates },
                ],
                rows: columns.flatMap(({ report }) => {
                  const form = formById(report.form);
                  const value = (id: string): number | null => {
                    const measure = measures.find((one) => one.id === id);
                    return measure === undefined ? null : measureOf(measure, form, report).value;
                  };
                  return view === 'rates'
                    ? indicators.map((indicator) => {
                        const rate = rateOf(indicator, value);
                        return [
                          indicator.id,
                          report.id,
                          rate.rate,
                          rate.numerator,
                          rate.denominator,
                          rate.guard,
                        ];
                      })
                    : measures.map(({ id }) => [id, report.id, value(id), null, null, '']);
                }),
              })}
            />
          )}
        </>
      )}
    </>
  );
}
