/** The findings of a report, each with its address. */
import type { VNode } from 'preact';
import { severityOrder, type SiteFinding, type SiteReport } from '../site-report.ts';
import { SeverityTag } from './names.tsx';
import { useSite } from './site.ts';

export function FindingItem({
  finding,
  report,
}: {
  readonly finding: SiteFinding;
  readonly report: SiteReport;
}): VNode {
  const { t, say, link, index } = useSite();
  const decision = index.decisions.find((one) => one.finding === finding.id);
  const statuses: Readonly<{ [status: string]: string }> = t.corrections.statuses;
  return (
    <div class={`finding ${finding.severity}`}>
      <SeverityTag severity={finding.severity} />
      <p>{say(finding.message)}</p>
      <p class="hint">
        {t.blameWord}: {t.blame[finding.blame]}
        {decision === undefined ? '' : ` · ${statuses[decision.status] ?? decision.status}`} ·{' '}
        <a href={link(['finding', finding.reports[0] ?? report.id, finding.id])}>{t.finding.permalink}</a>
      </p>
    </div>
  );
}

export function FindingList({ report }: { readonly report: SiteReport }): VNode {
  const { t } = useSite();
  if (report.findings.length === 0) return <p>{t.report.noFindings}</p>;
  const order = [...report.findings].sort(
    (a, b) => severityOrder.indexOf(a.severity) - severityOrder.indexOf(b.severity),
  );
  return (
    <ul class="findings">
      {order.map((finding) => (
        <li key={finding.id}>
          <FindingItem finding={finding} report={report} />
        </li>
      ))}
    </ul>
  );
}
