/** One finding: what it says, whose error, what would mend it, a line to quote, the proof, what was decided. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { formById } from '../../forms/index.ts';
import { cellAt, indexOfCode, shownText } from '../cells.ts';
import {
  agencyKeyOf,
  type SiteAgency,
  type SiteDecision,
  type SiteFinding,
  type SiteReport,
} from '../site-data.ts';
import { Waiting } from './app.tsx';
import { signed, Suspects } from './cell-panel.tsx';
import { Downloads } from './downloads.tsx';
import { AgencyLink, ReportLink, SeverityTag } from './names.tsx';
import { useShard } from './shards.ts';
import { useSite } from './site.ts';
import { SourceView } from './source-view.tsx';

function Cite({ finding, report }: { readonly finding: SiteFinding; readonly report: SiteReport }): VNode {
  const { t, say, index } = useSite();
  const [isCopied, setCopied] = useState(false);
  const { url, sha256 } = report.source;
  const source = [report.name, report.title, url ?? report.file, `SHA-256 ${sha256.slice(0, 16)}…`]
    .filter((one) => one !== null)
    .join(', ');
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

export function FindingPage({
  report: reportId,
  id,
}: {
  readonly report: string;
  readonly id: string;
}): VNode {
  const { t, say, index, link } = useSite();
  const agency = useShard<SiteAgency>(`a/${agencyKeyOf(reportId)}`);
  const report = agency?.reports.find((one) => one.id === reportId);
  const finding = report?.findings.find((one) => one.id === id);
  if (agency === undefined || agency === null || report === undefined || finding === undefined) {
    return <Waiting isMissing={agency !== undefined} />;
  }
  const rule = index.rules.find((one) => one.id === finding.rule);
  const form = formById(report.form);
  const decision = index.decisions.find((one) => one.finding === id);
  const shown = finding.codes.slice(0, 40);
  return (
    <article class="one-finding">
      <p class="kicker">
        <AgencyLink id={agency.id} name={agency.name ?? agency.id} pinyin={agency.pinyin} /> ·{' '}
        <ReportLink id={report.id}>{report.year ?? t.findings.yearUnknown}</ReportLink>
      </p>
      <h1 tabIndex={-1}>{rule === undefined ? finding.rule : say(rule.title)}</h1>
      <p>
        <SeverityTag severity={finding.severity} /> {t.blameWord}: {t.blame[finding.blame]} ·{' '}
        <code>{finding.id}</code>
      </p>
      <p class="message">{say(finding.message)}</p>
      <h2 class="hidden">{t.findings.what}</h2>
      <div class="beside">
        <div>
          {shown.length === 0 ? null : (
            <table class="data sides">
              <caption>{t.report.cell}</caption>
              <tbody>
                {shown.map((code, at) => {
                  const cell = form === null ? null : cellAt(report, indexOfCode(form, code));
                  return (
                    <tr key={code} class={at === 0 ? 'chosen' : ''}>
                      <th scope="row">
                        <ReportLink id={report.id} cell={code}>
                          {say(form?.byCode.get(code)?.label ?? { zh: code, en: code })}
                        </ReportLink>
                      </th>
                      <td class="n">
                        {cell === null ? '' : (shownText(cell) ?? <i>{t.state[cell.state]}</i>)}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
              <tfoot>
                {(
                  [
                    [t.findings.expected, finding.expected],
                    [t.findings.reported, finding.reported],
                    [t.report.difference, finding.delta === null ? null : signed(finding.delta)],
                  ] as const
                ).map(([name, value]) =>
                  value === null ? null : (
                    <tr key={name}>
                      <th scope="row">{name}</th>
                      <td class="n">
                        <b>{value}</b>
                      </td>
                    </tr>
                  ),
                )}
              </tfoot>
            </table>
          )}
          {finding.codes.length > shown.length ? (
            <p>{t.findings.andMore(finding.codes.length - shown.length)}</p>
          ) : null}
          <Suspects finding={finding} form={form} />
          {finding.reports.length < 2 ? null : (
            <ul>
              {finding.reports.map((one) => (
                <li key={one}>
                  <ReportLink id={one}>{one}</ReportLink>
                </li>
              ))}
            </ul>
          )}
        </div>
        <div>
          <SourceView report={report} codes={finding.codes.slice(0, 1)} />
        </div>
      </div>
      <p>
        <ReportLink id={report.id} cell={finding.codes[0] ?? ''}>
          {t.finding.seeReport}
        </ReportLink>{' '}
        · <a href={link(['rules', finding.rule])}>{t.finding.rule}</a> ·{' '}
        {finding.hasProof ? (
          <a href={`proof/${id.slice(0, 2)}/${id}.html`} download={`${id}.html`}>
            {t.finding.proof}
          </a>
        ) : (
          <span class="hint">{t.finding.noProof}</span>
        )}
      </p>
      <Cite finding={finding} report={report} />
      <section>
        <h2>{t.finding.decision}</h2>
        {decision === undefined ? <p>{t.finding.noDecision}</p> : <Decision decision={decision} />}
      </section>
      <Downloads
        view={() => ({
          name: `finding-${id}`,
          title: rule === undefined ? finding.rule : say(rule.title),
          columns: [
            { name: 'finding', about: t.finding.permalink },
            { name: 'rule', about: t.findings.rule },
            { name: 'severity', about: t.findings.severity },
            { name: 'blame', about: t.blameWord },
            { name: 'report', about: t.finding.report },
            { name: 'codes', about: t.report.cell },
            { name: 'expected', about: t.findings.expected },
            { name: 'reported', about: t.findings.reported },
            { name: 'message_zh', about: t.findings.what },
            { name: 'message_en', about: t.findings.what },
          ],
          rows: [
            [
              id,
              finding.rule,
              finding.severity,
              finding.blame,
              report.id,
              finding.codes.join(' '),
              finding.expected,
              finding.reported,
              finding.message.zh,
              finding.message.en,
            ],
          ],
        })}
      />
    </article>
  );
}
