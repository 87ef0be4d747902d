/** Two to six reports side by side: counts or rates, the same rows; and the same as a file. */
import type { VNode } from 'preact';
import { indicators, measures } from '../../forms/index.ts';
import type { SiteAgency, SiteReport } from '../site-report.ts';
import { Scroll } from './data-table.tsx';
import type { View } from './downloads.tsx';
import { measuresOf, MeasureText, rateOfReport, ReportRate } from './measure-text.tsx';
import { AgencyLink, ReportLink } from './names.tsx';
import { sameness } from './sameness.ts';
import { useSite } from './site.ts';
import type { Messages } from '../messages-of.ts';

/** More columns than these nobody reads side by side. */
export const mostCompared = 6;

export interface Column {
  readonly agency: SiteAgency;
  readonly report: SiteReport;
}

/** Whether another column is of the same agency and year: then the year does not tell them apart. */
const isOneOfSeveral = (one: Column, columns: readonly Column[]): boolean =>
  columns.some(
    ({ agency, report }) =>
      report.id !== one.report.id && agency.id === one.agency.id && report.year === one.report.year,
  );

export function CompareTable({
  columns,
  isRates,
  onRemove,
}: {
  readonly columns: readonly Column[];
  readonly isRates: boolean;
  readonly onRemove: (id: string) => void;
}): VNode {
  const { t, say } = useSite();
  const all = columns.map(({ report }) => measuresOf(report));
  return (
    <Scroll name={{ text: t.compare.title }}>
      <table class="data compare">
        <thead>
          <tr>
            <th scope="col">{t.agency.measure}</th>
            {columns.map(({ agency, report }) => (
              <th scope="col" key={report.id} class="n">
                <AgencyLink id={agency.id} name={agency.name ?? agency.id} />
                <ReportLink id={report.id}>
                  <b>{report.year}</b>
                  {isOneOfSeveral({ agency, report }, columns) ? <small> {report.id}</small> : null}
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
                  {columns.map(({ report }) => (
                    <td class="n" key={report.id}>
                      <ReportRate indicator={indicator} report={report} />
                    </td>
                  ))}
                </tr>
              ))
            : measures.map((measure) => {
                const values = all.map((one) => one.get(measure.id));
                const verdict = sameness(values);
                return (
                  <tr key={measure.id}>
                    <th scope="row">{say(measure)}</th>
                    {values.map((one, at) => (
                      <td class="n" key={columns[at]?.report.id}>
                        <MeasureText measure={one} />
                      </td>
                    ))}
                    <td>
                      {verdict === null ? (
                        ''
                      ) : (
                        <small class={verdict === 'same' ? '' : 'differs'}>{t.compare[verdict]}</small>
                      )}
                    </td>
                  </tr>
                );
              })}
        </tbody>
      </table>
    </Scroll>
  );
}

/** What the table shows, as rows of a file. */
export function compareView(columns: readonly Column[], isRates: boolean, t: Messages): View {
  return {
    name: isRates ? 'compare-rates' : 'compare-counts',
    title: t.compare.title,
    columns: [
      { name: isRates ? 'indicator' : 'measure', about: t.agency.measure },
      { name: 'report', about: t.finding.report },
      { name: 'value', about: t.report.value },
      { name: 'numerator', about: t.compare.counts },
      { name: 'denominator', about: t.compare.counts },
      { name: 'guard', about: t.compare.rates },
    ],
    rows: columns.flatMap(({ report }) => {
      if (!isRates) {
        const values = measuresOf(report);
        return measures.map(({ id }) => [id, report.id, values.get(id)?.value ?? null, null, null, '']);
      }
      return indicators.map((indicator) => {
        const { rate, numerator, denominator, guard } = rateOfReport(indicator, report);
        return [indicator.id, report.id, rate, numerator, denominator, guard];
      });
    }),
  };
}
