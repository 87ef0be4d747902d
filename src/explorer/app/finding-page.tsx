/** One finding: what it says, whose error, what would mend it, a line to quote, the proof, what was decided. */
import type { VNode } from 'preact';
import { formById } from '../../forms/index.ts';
import { agencyKeyOf } from '../site-keys.ts';
import type { SiteAgency, SiteFinding, SiteReport } from '../site-report.ts';
import { Waiting } from './app.tsx';
import { Suspects } from './cell-panel.tsx';
import { Downloads } from './downloads.tsx';
import { FindingCells } from './finding-cells.tsx';
import { Cite, Decision } from './finding-cite.tsx';
import { AgencyLink, ReportLink, SeverityTag } from './names.tsx';
import { useShards } from './shards.ts';
import { useSite } from './site.ts';
import { SourceView } from './source-view.tsx';

/** As many reports of a finding between them are shown side by side; one of a government can name hundreds. */
const most = 6;

/** The reports of a finding that this site has, each with its agency; null while they are on their way. */
function useReports(ids: readonly string[]): readonly { agency: SiteAgency; report: SiteReport }[] | null {
  const keys = [...new Set(ids.map(agencyKeyOf))];
  const shards = useShards<SiteAgency>(keys.map((key) => `a/${key}`));
  if (shards.some((shard) => shard === undefined)) return null;
  return ids.flatMap((id) => {
    const agency = shards[keys.indexOf(agencyKeyOf(id))];
    const report = agency?.reports.find((one) => one.id === id);
    return agency === undefined || agency === null || report === undefined ? [] : [{ agency, report }];
  });
}

/**
 * The codes that a report's source is looked at for: the reported side in the first report, what it is held against in the others; all of them in each
 * where nothing is held against anything, since they are the same.
 */
function codesOf({ codes, reports, expected }: SiteFinding, report: string): readonly string[] {
  if (reports.length > 1 && expected === null) return codes;
  const isFirst = reports.length < 2 || reports[0] === report;
  return isFirst || codes.length < 2 ? codes.slice(0, 1) : codes.slice(1);
}

export function FindingPage({
  report: reportId,
  id,
}: {
  readonly report: string;
  readonly id: string;
}): VNode {
  const { t, say, index, link } = useSite();
  const own = useReports([reportId]);
  const [first] = own ?? [];
  const finding = first?.report.findings.find((one) => one.id === id);
  const ids = [reportId, ...(finding?.reports ?? []).filter((one) => one !== reportId)];
  const all = useReports(ids.slice(0, most));
  if (first === undefined || finding === undefined || all === null) {
    return <Waiting isMissing={own !== null && (first === undefined || finding === undefined)} />;
  }
  const { agency, report } = first;
  const rule = index.rules.find((one) => one.id === finding.rule);
  const form = formById(report.form);
  const decision = index.decisions.find((one) => one.finding === id);
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
          <FindingCells finding={finding} reports={all.map((one) => one.report)} />
          <Suspects finding={finding} form={form} />
          {finding.reports.length < 2 ? null : (
            <>
              <h3>{t.finding.reports}</h3>
              <ul>
                {ids.map((one) => {
                  const known = all.find((other) => other.report.id === one);
                  return (
                    <li key={one}>
                      <ReportLink id={one}>
                        {known === undefined ? (
                          one
                        ) : (
                          <>
                            <bdi lang="zh">{known.report.title ?? known.agency.name ?? one}</bdi>{' '}
                            <code>{one}</code>
                          </>
                        )}
                      </ReportLink>
                    </li>
                  );
                })}
              </ul>
            </>
          )}
        </div>
        <div>
          {all.map((one) => (
            <SourceView
              key={one.report.id}
              report={one.report}
              codes={codesOf(finding, one.report.id)}
              isNamed={all.length > 1}
            />
          ))}
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
