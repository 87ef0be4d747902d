/** The numbers that a finding rests on: a column a report, with what was expected and reported. */
import type { VNode } from 'preact';
import { formById } from '../../forms/index.ts';
import { cellAt, indexOfCode, shownText } from '../cells.ts';
import type { SiteFinding, SiteReport } from '../site-report.ts';
import { signed } from './cell-panel.tsx';
import { ReportLink } from './names.tsx';
import { sideText } from './side-text.ts';
import { useSite } from './site.ts';

/** More rows than this are a section that is missing, and no sum. */
const most = 40;

function Cell({ report, code }: { readonly report: SiteReport; readonly code: string }): VNode {
  const { t } = useSite();
  const form = formById(report.form);
  const index = form === null ? -1 : indexOfCode(form, code);
  if (index < 0) return <td class="n none" />;
  const cell = cellAt(report, index);
  const shown = shownText(cell) ?? <i>{t.state[cell.state]}</i>;
  return (
    <td class="n">
      <ReportLink id={report.id} cell={code}>
        {shown}
      </ReportLink>
    </td>
  );
}

/** `reports` are those of the finding that the site has, the one that is looked at first. */
export function FindingCells({
  finding,
  reports,
}: {
  readonly finding: SiteFinding;
  readonly reports: readonly SiteReport[];
}): VNode | null {
  const { t, say } = useSite();
  const codes = finding.codes.slice(0, most);
  if (codes.length === 0) return null;
  const labelOf = (code: string): string => {
    const fields = reports.map(({ form }) => formById(form)?.byCode.get(code));
    const field = fields.find((one) => one !== undefined);
    return field === undefined ? code : say(field.label);
  };
  const totals = [
    [t.findings.expected, sideText(finding.expected, say)],
    [t.findings.reported, sideText(finding.reported, say)],
    [t.report.difference, finding.delta === null ? null : signed(finding.delta)],
  ] as const;
  return (
    <>
      <table class="data sides">
        <caption>{t.report.cell}</caption>
        {reports.length < 2 ? null : (
          <thead>
            <tr>
              <th scope="col">{t.report.cell}</th>
              {reports.map(({ id, year }) => (
                <th scope="col" class="n" key={id}>
                  <ReportLink id={id}>{year ?? id}</ReportLink>
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {codes.map((code, at) => (
            <tr key={code} class={at === 0 ? 'chosen' : ''}>
              <th scope="row">{labelOf(code)}</th>
              {reports.map((report) => (
                <Cell key={report.id} report={report} code={code} />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          {totals.map(([name, value]) =>
            value === null ? null : (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td class="n" colSpan={reports.length}>
                  <b>{value}</b>
                </td>
              </tr>
            ),
          )}
        </tfoot>
      </table>
      {finding.codes.length > codes.length ? (
        <p>{t.findings.andMore(finding.codes.length - codes.length)}</p>
      ) : null}
    </>
  );
}
