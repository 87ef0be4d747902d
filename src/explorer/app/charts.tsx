/** The charts of an agency, by Observable Plot, whose script comes when the first chart is shown. Breaks between editions are drawn. */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { formById, measures } from '../../forms/index.ts';
import { measureOf } from '../cells.ts';
import type { SiteReport } from '../site-report.ts';
import type { ChartData, DrawChart } from './plot.ts';
import { loadScript } from './shards.ts';
import { useSite } from './site.ts';

declare global {
  interface Window {
    gongkaiPlot?: { readonly draw: DrawChart };
  }
}

/** Which measures a chart shows, by the beginnings of their ids: they come from the crosswalk of the forms. */
const charts = {
  requests: ['received', 'handled', 'carried_out'],
  outcomes: ['granted', 'partial', 'refused', 'unable', 'not_processed', 'other_handling'],
  grounds: measures.map(({ id }) => id).filter((id) => id.startsWith('refused_')),
  reconsideration: measures.map(({ id }) => id).filter((id) => /^reconsideration_(?!total)/.test(id)),
  litigation: measures.map(({ id }) => id).filter((id) => /^litigation_(?!total)/.test(id)),
} as const;

function Chart({
  name,
  ids,
  reports,
  isReady,
}: {
  readonly name: keyof typeof charts;
  readonly ids: readonly string[];
  readonly reports: readonly SiteReport[];
  readonly isReady: boolean;
}): VNode {
  const { t, say, language } = useSite();
  const place = useRef<HTMLDivElement>(null);
  const points: ChartData['points'] = ids.flatMap((id) => {
    const measure = measures.find((one) => one.id === id);
    if (measure === undefined) return [];
    return reports.flatMap((report) => {
      const { value, series } = measureOf(measure, formById(report.form), report);
      return report.year === null || value === null
        ? []
        : [{ year: report.year, name: say(measure), value, series }];
    });
  });
  const breaks = reports.flatMap(({ year, form }, at) =>
    at > 0 && year !== null && form !== reports[at - 1]?.form ? [year] : [],
  );
  const isEmpty = points.every(({ value }) => value === 0);
  useEffect(() => {
    const box = place.current;
    const draw = window.gongkaiPlot?.draw;
    if (box === null || draw === undefined || isEmpty) return undefined;
    const paint = (): void => {
      const chart = draw({
        points,
        breaks,
        breakWord: t.agency.breakShort,
        isStacked: name !== 'requests',
        width: Math.max(280, box.clientWidth),
        label: t.agency[name],
      });
      box.replaceChildren(chart);
    };
    paint();
    const watcher = new ResizeObserver(() => paint());
    watcher.observe(box);
    return () => watcher.disconnect();
  }, [isReady, language, reports]);
  return (
    <figure>
      <figcaption>{t.agency[name]}</figcaption>
      {isEmpty ? <p class="hint">{t.agency.noChart}</p> : <div class="chart" ref={place} />}
    </figure>
  );
}

export function Charts({ reports }: { readonly reports: readonly SiteReport[] }): VNode {
  const { t } = useSite();
  const [isReady, setReady] = useState(window.gongkaiPlot !== undefined);
  useEffect(() => {
    if (window.gongkaiPlot === undefined) loadScript('app/plot.js', setReady);
  }, []);
  return (
    <section aria-labelledby="charts">
      <h2 id="charts">{t.agency.charts}</h2>
      <p class="hint">{t.agency.chartTable}</p>
      <div class="charts">
        {(Object.keys(charts) as (keyof typeof charts)[]).map((name) => (
          <Chart key={name} name={name} ids={charts[name]} reports={reports} isReady={isReady} />
        ))}
      </div>
    </section>
  );
}
