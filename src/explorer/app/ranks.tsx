/** The rank of an agency among those like it: by a rate or a count, with those listed that have no certain number. */
import type { VNode } from 'preact';
import { indicators, measures } from '../../forms/index.ts';
import { rateOf } from '../cells.ts';
import type { SitePeers } from '../site-find.ts';
import { peersKey } from '../site-keys.ts';
import type { SiteAgency, SiteReport } from '../site-report.ts';
import { Heads, Scroll } from './data-table.tsx';
import { Downloads } from './downloads.tsx';
import { AgencyLink } from './names.tsx';
import { RateText } from './rate-text.tsx';
import { useShard } from './shards.ts';
import { setParams, useSite } from './site.ts';

export function Ranks({
  columns,
}: {
  readonly columns: readonly { readonly agency: SiteAgency; readonly report: SiteReport }[];
}): VNode {
  const { t, say, route } = useSite();
  const first = columns[0];
  const key =
    first === undefined ? null : peersKey(first.agency.id, first.agency.level, first.agency.functionId);
  const peers = useShard<SitePeers>(key === null ? null : `peers/${key}`);
  if (key === null || peers === null) return <p class="notice">{t.compare.noPeers}</p>;
  if (peers === undefined || first === undefined) return <p role="status">{t.site.loading}</p>;
  const year = String(first.report.year ?? '');
  const counted = measures.filter(({ id }) => peers.measures.includes(id));
  // Rates whose counts the shard has.
  const rated = indicators.filter(({ numerator, denominator }) =>
    [...numerator, ...denominator].every((id) => peers.measures.includes(id)),
  );
  const by = route.params.get('by') ?? counted[0]?.id ?? '';
  const indicator = rated.find(({ id }) => id === by);
  const rows = peers.agencies.map(({ id, name, years }) => {
    const values = years[year];
    const valueOf = (measure: string): number | null => values?.[peers.measures.indexOf(measure)] ?? null;
    const rate = indicator === undefined ? null : rateOf(indicator, valueOf);
    return { id, name, rate, value: rate === null ? valueOf(by) : rate.rate };
  });
  const ranked = rows
    .filter(({ value }) => value !== null)
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0) || (a.id < b.id ? -1 : 1));
  // Equal numbers have equal ranks.
  const rankOf = (value: number | null): number =>
    1 + ranked.filter((one) => (one.value ?? 0) > (value ?? 0)).length;
  const missing = rows.filter(({ value }) => value === null);
  const chosen = new Set(columns.map(({ agency }) => agency.id));
  return (
    <>
      <p>{t.compare.ranksAbout}</p>
      <form class="search" onSubmit={(event) => event.preventDefault()}>
        <label>
          <span>{t.compare.by}</span>
          <select value={by} onChange={({ currentTarget: { value } }) => setParams(route, { by: value })}>
            <optgroup label={t.compare.counts}>
              {counted.map((one) => (
                <option key={one.id} value={one.id}>
                  {say(one)}
                </option>
              ))}
            </optgroup>
            <optgroup label={t.compare.rates}>
              {rated.map((one) => (
                <option key={one.id} value={one.id}>
                  {say(one)}
                </option>
              ))}
            </optgroup>
          </select>
        </label>
      </form>
      <Scroll name={{ text: t.compare.ranks }}>
        <table class="data ranks">
          <caption>{`${t.compare.group} · ${year}`}</caption>
          <Heads
            words={['#', t.findings.agency, indicator === undefined ? t.compare.counts : t.compare.rates]}
            numbers={(column) => column !== 1}
          />
          <tbody>
            {[...ranked, ...missing].map(({ id, name, value, rate }) => (
              <tr key={id} class={chosen.has(id) ? 'chosen' : ''}>
                <td class="n">
                  {value === null ? '–' : t.compare.rankOf(String(rankOf(value)), String(ranked.length))}
                </td>
                <th scope="row">
                  <AgencyLink id={id} name={name} />
                </th>
                <td class="n">
                  {rate !== null && rate.guard !== 'unknown' ? (
                    <RateText rate={rate} />
                  ) : (
                    (value ?? <i>{t.compare.missingPeers}</i>)
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <Downloads
        view={() => ({
          name: 'ranks',
          title: `${t.compare.group} ${year}`,
          columns: [
            { name: 'rank', about: t.compare.ranks },
            { name: 'agency', about: t.findings.agency },
            { name: 'name', about: t.findings.agency },
            { name: 'value', about: by },
            { name: 'numerator', about: t.compare.counts },
            { name: 'denominator', about: t.compare.counts },
          ],
          rows: [...ranked, ...missing].map(({ id, name, value, rate }) => [
            value === null ? null : rankOf(value),
            id,
            name,
            value,
            rate?.numerator ?? null,
            rate?.denominator ?? null,
          ]),
        })}
      />
    </>
  );
}
