/** A finding as it is quoted, and what was decided about it. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { SiteDecision } from '../site-index.ts';
import type { SiteFinding, SiteReport } from '../site-report.ts';
import { useSite } from './site.ts';
import type { Messages } from '../messages-of.ts';

/** Where a report's numbers come from, on one line. */
export function sourceLine({ name, title, file, source }: SiteReport, t: Messages): string {
  const { url, sha256, retrieved } = source;
  return [
    name,
    title,
    url ?? file,
    retrieved === null ? null : `${t.report.retrieved} ${retrieved.slice(0, 10)}`,
    `SHA-256 ${sha256.slice(0, 16)}`,
  ]
    .filter((one) => one !== null)
    .join(', ');
}

export function Cite({
  finding,
  report,
}: {
  readonly finding: SiteFinding;
  readonly report: SiteReport;
}): VNode {
  const { t, say, index } = useSite();
  const [isCopied, setCopied] = useState(false);
  const source = sourceLine(report, t);
  const message =
    finding.blame === 'source' ? say(finding.message) : `${say(finding.message)} ${t.finding.uncertain}`;
  const line = `${t.finding.sentence(message, source, index.release)} ${location.href}`;
  const copy = (): void => {
    // From a folder some browsers have no clipboard: the line is then selected, to be copied by hand.
    const area = document.querySelector<HTMLTextAreaElement>('#cite');
    area?.select();
    const clipboard = navigator.clipboard as Clipboard | undefined;
    void clipboard?.writeText(line).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <section class="cite">
      <h2>
        <label for="cite">{t.finding.cite}</label>
      </h2>
      <textarea id="cite" readOnly rows={4} value={line} />
      <p>
        <button type="button" onClick={copy}>
          {t.finding.copy}
        </button>{' '}
        <span role="status">{isCopied ? t.finding.copied : ''}</span>
      </p>
    </section>
  );
}

export function Decision({ decision }: { readonly decision: SiteDecision }): VNode {
  const { t } = useSite();
  const statuses: Readonly<{ [status: string]: string }> = t.corrections.statuses;
  return (
    <p class="decision">
      <b>{statuses[decision.status] ?? decision.status}</b> · {decision.date}
      {decision.by === null ? '' : ' · '}
      <bdi>{decision.by}</bdi>
      {decision.note === null ? null : <q>{decision.note}</q>}
    </p>
  );
}
