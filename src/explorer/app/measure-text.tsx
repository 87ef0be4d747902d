/** A measure of a report: the number, or in words why there is none; and the rates that are made of measures. */
import type { VNode } from 'preact';
import { formById, measures, type Indicator } from '../../forms/index.ts';
import { isCollected, measureById, measureOf, rateOf, type MeasureValue, type SiteRate } from '../cells.ts';
import type { SiteReport } from '../site-report.ts';
import { RateText } from './rate-text.tsx';
import { useSite } from './site.ts';

/** The measures of a report, by their ids. */
export function measuresOf(report: SiteReport): ReadonlyMap<string, MeasureValue> {
  const form = formById(report.form);
  return new Map(measures.map((measure) => [measure.id, measureOf(measure, form, report)]));
}

/** A rate of a report. */
export function rateOfReport(indicator: Indicator, report: SiteReport): SiteRate {
  const form = formById(report.form);
  return rateOf(indicator, (id) => {
    const measure = measureById(id);
    return measure === undefined ? null : measureOf(measure, form, report).value;
  });
}

export function MeasureText({ measure }: { readonly measure: MeasureValue | undefined }): VNode {
  const { t } = useSite();
  if (measure === undefined || measure.value === null) {
    return <i>{measure?.isCollected === true ? t.guard.unknown : t.notCollected}</i>;
  }
  return (
    <>
      {measure.value}
      {measure.isApproximate ? <abbr title={t.approximate}>≈</abbr> : null}
    </>
  );
}

export function ReportRate({
  indicator,
  report,
}: {
  readonly indicator: Indicator;
  readonly report: SiteReport;
}): VNode {
  return (
    <RateText
      isCollected={isCollected(indicator, formById(report.form))}
      rate={rateOfReport(indicator, report)}
    />
  );
}
