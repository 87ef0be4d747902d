/** A rate with its counts beside it; where they do not bear one, in words why. */
import type { VNode } from 'preact';
import type { SiteRate } from '../cells.ts';
import { useSite } from './site.ts';

export function RateText({
  rate,
  isCollected = true,
}: {
  readonly rate: SiteRate;
  /** Whether the edition asks for every count of the rate. */
  readonly isCollected?: boolean;
}): VNode {
  const { t } = useSite();
  if (!isCollected) return <i>{t.notCollected}</i>;
  const counts =
    rate.numerator === null || rate.denominator === null
      ? ''
      : `${String(rate.numerator)} ${t.of} ${String(rate.denominator)}`;
  if (rate.rate === null) {
    return (
      <>
        <i>{t.guard[rate.guard]}</i>
        <small>{counts}</small>
      </>
    );
  }
  return (
    <>
      {(100 * rate.rate).toFixed(1)}%<small>{counts}</small>
    </>
  );
}
