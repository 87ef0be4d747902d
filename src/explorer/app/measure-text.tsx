/** A measure of a report: the number, or in words why there is none; and the rates that are made of measures. */
import type { VNode } from 'preact';
import { formById, measures, type Indicator } from '../../forms/index.ts';
import { isCollected, measureById, measureOf, rateOf, type MeasureValue, type SiteRate } from '../cells.ts';
import type { SiteReport } from '../site-report.ts';
import { marksOf } from './marks.ts';
import { RateText } from './rate-text.tsx';
import { useSite } from './site.ts';

/** A measure, and whether a number that it is made of is in question. */
export type ShownMeasure = MeasureValue & { readonly isInQuestion: boolean };

/** The measures of a report, by their ids. */
export function measuresOf(report: SiteReport): ReadonlyMap<string, ShownMeasure> {
  const form = formById(report.form);
  const marks = marksOf(report);
  return new Map(
    measures.map((measure) => {
      const value = measureOf(measure, form, report);
      return [measure.id, { ...value, isInQuestion: value.codes.some((code) => marks.get(code) === 'flag') }];
    }),
  );
}

/** A rate of a report. */
export function rateOfReport(indicator: Indicator, report: SiteReport): SiteRate {
  const form = formById(report.form);
  return rateOf(indicator, (id) => {
    const measure = measureById(id);
    return measure === undefined ? null : measureOf(measure, form, report).value;
  });
}

export function MeasureText({ measure }: { readonly measure: ShownMeasure | undefined }): VNode {
  const { t } = useSite();
  if (measure === undefined || measure.value === null) {
    return <i>{measure?.isCollected === true ? t.guard.unknown : t.notCollected}</i>;
  }
  return (
    <>
      {measure.value}
      {measure.isApproximate ? <abbr title={t.approximate}>≈</abbr> : null}
      {measure.isInQuestion ? <span class="mark in-question">{t.report.flagged}</span> : null}
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
